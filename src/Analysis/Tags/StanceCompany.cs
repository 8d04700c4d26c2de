using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Corrects guessed sides by the company of words in the consultation at hand: turns of phrase that stand beside what is read surely lean to its side.</summary>
/// <remarks>
/// No declared side is needed: the guesses of the other texts teach (self-training, Yarowsky 1995), the surer the more. Propositions are parted in five,
/// and what hangs on each is corrected by what is said of the others, so that no guess confirms itself and no subject passes for a side; where there are
/// few propositions, wordings are parted instead. Copies of one letter teach once.
/// Cost: bounded, since at most 10,000 wordings teach, evenly taken.
/// When it misleads: where the words of the list are wrong about a subject, the company repeats the mistake.
/// </remarks>
sealed class StanceCompany
{
    /// <summary>Wordings from which a consultation teaches.</summary>
    public const int MinWordings = 200;

    /// <summary>Wordings that teach at most.</summary>
    public const int MaxWordings = 10_000;

    const int Folds = 5;
    const int FewPropositions = 20;
    const double Share = 0.5;

    readonly ImmutableArray<StanceTurns> _learntWithout;

    /// <summary>Makes one of what was learnt without each part; of nothing where there was too little to learn from.</summary>
    public StanceCompany(ImmutableArray<StanceTurns> learntWithout) => _learntWithout = learntWithout;

    /// <summary>What was learnt without each part.</summary>
    public ImmutableArray<StanceTurns> LearntWithout => _learntWithout;

    /// <summary>Learns from guesses.</summary>
    /// <param name="guesses">Each wording once: its text, its part (<see cref="PartsOf"/>), and the log-odds of for it is guessed with.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="cancel">Stops between two parts.</param>
    /// <returns>What corrects nothing where there are fewer than <see cref="MinWordings"/>.</returns>
    public static StanceCompany Learn(IReadOnlyList<(FoldedText Text, int Part, double Odds)> guesses, int seed, CancellationToken cancel)
    {
        if (guesses.Count < MinWordings) return new([]);
        var turns = SideBySide.Each(guesses, g => StanceTurns.TurnsOf(g.Text), cancel); // each stands in four parts of five
        return new([.. SideBySide.Each([.. Enumerable.Range(0, Folds)],
            part => StanceTurns.LearnFromGuesses([.. guesses.Zip(turns).Where(g => g.First.Part != part).Select(g => (g.Second, g.First.Odds))], seed, cancel), cancel)]);
    }

    /// <summary>Gives the correction for a text of a part, in log-odds of for.</summary>
    public double Of(FoldedText text, int part) => _learntWithout.IsEmpty ? 0 : Share * _learntWithout[part].Of(text);

    /// <summary>Parts texts in five, by the proposition they hang on, or by their wording where there are under 20 propositions.</summary>
    /// <param name="hung">Names of their propositions, and numbers of their wordings (<see cref="StanceTags.WordingOf"/>).</param>
    /// <param name="propositions">All propositions on which some hang (<see cref="PropositionsOf"/>), null for those named; one that came in later is in any part: none learnt from it.</param>
    public static int[] PartsOf(IReadOnlyList<(string Proposition, UInt128 Wording)> hung, ImmutableArray<string>? propositions = null)
    {
        var all = propositions ?? PropositionsOf(hung.Select(h => h.Proposition));
        return [.. hung.Select(h => all.Length < FewPropositions ? (int)(h.Wording % Folds) : Rank(all.BinarySearch(h.Proposition, StringComparer.Ordinal)) % Folds)];
    }

    /// <summary>Gives the names of propositions once, ordinal order.</summary>
    public static ImmutableArray<string> PropositionsOf(IEnumerable<string> hung) => [.. hung.Distinct().Order(StringComparer.Ordinal)];

    static int Rank(int found) => found < 0 ? ~found : found;
}
