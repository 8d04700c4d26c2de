namespace SynthesisPipeline.Analysis;

/// <summary>Judges a point by the votes of all who carry it together.</summary>
/// <remarks>
/// Ten propositions of eight votes that ask for one thing were asked to eighty voters, not ten times to eight. From <see cref="AgreementOptions.MinVotes"/> pooled votes on:
/// <see cref="AgreementOptions.MinSupport"/> of them for, and the lower Wilson bound past one half (more for than all others below twice as many votes); with fewer votes more than half for.
/// When it misleads: one proposition with hundreds of votes decides for all that say the same, and who voted on several counts for each.
/// </remarks>
static class PooledSupport
{
    /// <summary>Whether the pooled votes allow a point; without votes nobody was asked, and the texts decide.</summary>
    public static bool Allows(VoteCounts? pooled, AgreementOptions options)
    {
        if (pooled is not { } votes) return true;
        if (votes.Total < options.MinVotes) return 2 * votes.Agree > votes.Total;
        var support = Proportions.SupportOf(votes);
        return support.Value >= options.MinSupport && (support.Low > 0.5 || votes.Total < 2 * options.MinVotes);
    }

    /// <summary>Whether one whose votes leave it undecided may stand with others: half or more are for it, or no fewer than chance would leave of the others' support (upper Wilson bound). Else people heard something else in it.</summary>
    public static bool Agrees(VoteCounts? one, VoteCounts? others) => one is not { } votes || 2 * votes.Agree >= votes.Total
        || others is not { } rest || Proportions.SupportOf(votes).High >= Proportions.SupportOf(rest).Value;
}
