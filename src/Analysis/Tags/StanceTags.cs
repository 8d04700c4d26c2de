using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Says on which side each argument and comment stands towards the proposition it hangs on.</summary>
/// <remarks>A declared side stands as it is (origin human). Else the likelier side with its confidence, also when low; where the author's own vote
/// on the proposition is known it decides most (origin rule), else words and votes do (origin model).</remarks>
static class StanceTags
{
    // a reply answers another argument first: its words say less of the proposition above
    const double ReplyScale = 0.5;

    /// <summary>Gives one tag an argument or comment whose proposition is in the corpus.</summary>
    public static IEnumerable<Tag> Of(Corpus corpus, TagsOptions options, int seed, CancellationToken cancel)
    {
        var parents = new Dictionary<int, FoldedText>();
        var sides = Corrected(options.Corrections);
        var model = StanceModel.Shipped.LearnFrom(Declared(corpus, sides), StanceModel.MinParentsHere, seed, cancel);
        var ownVotes = new Dictionary<(ContributionId, string), VoteValue>();
        foreach (var vote in corpus.Votes) ownVotes[(vote.Contribution, vote.Voter)] = vote.Value;
        for (var i = 0; i < corpus.Contributions.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var contribution = corpus.Contributions[i];
            if (contribution.Kind is not (ContributionKind.Argument or ContributionKind.Comment)) continue;
            if (PropositionOf(corpus, i) is not { } proposition) continue;
            if (SideOf(contribution, sides) is { } declared)
            {
                yield return new(contribution.Id, TagKind.Stance, Word(declared), 1, TagOrigin.Human, []);
                continue;
            }
            if (!parents.TryGetValue(proposition, out var parent)) parents[proposition] = parent = TextOf(corpus.Contributions[proposition]);
            yield return Predict(corpus, model, ownVotes, i, proposition, parent);
        }
    }

    /// <summary>Gives the arguments and comments that declare their side, in corpus order.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="corrected">Sides that people gave: they count as declared.</param>
    public static List<(FoldedText Text, FoldedText Parent, bool IsFor, string ParentId)> Declared(Corpus corpus, IReadOnlyDictionary<ContributionId, Side> corrected)
    {
        var declared = new List<(FoldedText, FoldedText, bool, string)>();
        for (var i = 0; i < corpus.Contributions.Length; i++)
            if (corpus.Contributions[i] is { Kind: ContributionKind.Argument or ContributionKind.Comment } contribution
                && SideOf(contribution, corrected) is { } side && PropositionOf(corpus, i) is { } proposition)
                declared.Add((TextOf(contribution), TextOf(corpus.Contributions[proposition]), side == Side.For, corpus.Contributions[proposition].Id.Value));
        return declared;
    }

    static Side? SideOf(Contribution contribution, IReadOnlyDictionary<ContributionId, Side> corrected) =>
        corrected.TryGetValue(contribution.Id, out var side) ? side : contribution.Stance;

    static Dictionary<ContributionId, Side> Corrected(ImmutableArray<TagCorrection> corrections)
    {
        var sides = new Dictionary<ContributionId, Side>();
        foreach (var correction in corrections.Where(c => c.Kind == TagKind.Stance && c.Value is "for" or "against"))
            sides[correction.Contribution] = correction.Value == "for" == correction.Given ? Side.For : Side.Against;
        return sides;
    }

    static Tag Predict(Corpus corpus, StanceModel model, Dictionary<(ContributionId, string), VoteValue> ownVotes, int index, int proposition, FoldedText parent)
    {
        var contribution = corpus.Contributions[index];
        var stated = corpus.Contributions[proposition];
        VoteValue? own = contribution.Author is { } author && ownVotes.TryGetValue((stated.Id, author.Name), out var vote) ? vote : null;
        var why = new List<(double Weight, string Words)>();
        var words = model.OfWords(TextOf(contribution), parent, why);
        if (corpus.ParentOf(index) != proposition) words *= ReplyScale;
        var odds = words + StanceModel.OfVotes(corpus.VotesOf(proposition), own);
        var decisive = why.Where(w => w.Weight > 0 == odds > 0).OrderByDescending(w => Math.Abs(w.Weight)).ThenBy(w => w.Words, StringComparer.Ordinal)
            .Select(w => w.Words).Distinct().Take(4);
        var isDecidedByVote = own is VoteValue.Agree or VoteValue.Disagree && own == VoteValue.Agree == odds > 0;
        return new(contribution.Id, TagKind.Stance, Word(odds > 0 ? Side.For : Side.Against), 1 / (1 + Math.Exp(-Math.Abs(odds))),
            isDecidedByVote ? TagOrigin.Rule : TagOrigin.Model,
            isDecidedByVote ? [own == VoteValue.Agree ? "vote de l'auteur : d'accord" : "vote de l'auteur : pas d'accord", .. decisive] : [.. decisive]);
    }

    /// <summary>Climbs from an argument or a reply to what it hangs on in the end; null where that never came.</summary>
    public static int? PropositionOf(Corpus corpus, int index)
    {
        var at = corpus.ParentOf(index);
        for (var steps = 0; at is { } place && steps < 100; steps++)
        {
            if (corpus.Contributions[place].Kind is not (ContributionKind.Argument or ContributionKind.Comment)) return place;
            at = corpus.ParentOf(place);
        }
        return null;
    }

    /// <summary>Reads the title and the body of a contribution.</summary>
    public static FoldedText TextOf(Contribution contribution) => FoldedText.Of(
        contribution.Title.Length == 0 ? contribution.Body.Plain : contribution.Title + "\n" + contribution.Body.Plain);

    static string Word(Side side) => side == Side.For ? "for" : "against";
}
