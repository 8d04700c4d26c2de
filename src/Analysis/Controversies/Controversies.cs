using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what contributors divide on.</summary>
public static class Controversies
{
    /// <summary>The most divided are shown in any case, with what divides them: where nothing divides much, that is what a reader learns.</summary>
    const int FewestListed = 30;

    /// <summary>Ranks controversies: propositions first, topics after.</summary>
    /// <remarks>
    /// A proposition is ranked by the first of these that can be told, and all of one kind before the next:
    /// the gap between opinion groups, the division of its votes, the balance of its arguments, opposed texts.
    /// The kinds point at different controversies on purpose; <see cref="Controversy.Basis"/> says which.
    /// Behind the first thirty the list ends where votes or arguments no longer show that surely a tenth are on the smaller side (<see cref="ControversiesOptions.MinContestedShare"/>).
    /// Cost: linear in contributions and votes, and a sort.
    /// </remarks>
    /// <returns>Rank from 1; inside a kind by score, then lower end, then id.</returns>
    public static ImmutableArray<Controversy> Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics,
        ImmutableArray<Tag> tags, OpinionFindings opinions, ControversiesOptions options, CancellationToken cancel)
    {
        var arguments = new StrongArguments(texts, duplicates);
        var sides = Sides.Of(texts.Corpus, tags, options.MinStanceConfidence, options.MinTextConfidence);
        var propositions = Propositions(texts, arguments, sides, opinions, options, cancel);
        var aboutTopics = TopicControversies.Find(texts, arguments, sides, new(texts, new(texts.Corpus, duplicates), cancel), topics, options, cancel);
        return [.. propositions.Concat(aboutTopics).Select((controversy, i) => controversy with { Rank = i + 1 })];
    }

    static IEnumerable<Controversy> Propositions(PreparedCorpus texts, StrongArguments arguments, Sides sides,
        OpinionFindings opinions, ControversiesOptions options, CancellationToken cancel)
    {
        var corpus = texts.Corpus;
        var byGroup = VotesByGroup(corpus, opinions);
        var concessions = new Concessions(texts, arguments);
        var found = new List<(int Index, Division Division)>();
        for (var i = 0; i < corpus.Contributions.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (corpus.Contributions[i].Kind is not (ContributionKind.Proposition or ContributionKind.Version)) continue;
            if (Measure(texts, i, byGroup, arguments, sides, options) is { } division && division.Score >= options.MinScore)
                found.Add((i, division));
        }
        return found.OrderBy(f => f.Division.Basis).ThenByDescending(f => f.Division.Score).ThenByDescending(f => f.Division.Low).ThenBy(f => f.Index)
            .Where((f, rank) => rank < FewestListed || f.Division.Divides(options)).Take(options.MaxPropositions)
            .Select(f => Describe(texts, f.Index, f.Division, arguments, sides, concessions, options));
    }

    static Division? Measure(PreparedCorpus texts, int index, Dictionary<int, List<VoteCounts>> byGroup, StrongArguments arguments, Sides sides,
        ControversiesOptions options)
    {
        var corpus = texts.Corpus;
        if (byGroup.TryGetValue(index, out var groups) && Division.BetweenGroups(groups, options.MinGroupVotes) is { } gap) return gap;
        if (corpus.VotesOf(index) is { } votes && Division.OfVotes(votes, options.MinVotes) is { } division) return division;
        if (Division.OfArguments(arguments.Wordings(sides.Declared(index, Side.For)), arguments.Wordings(sides.Declared(index, Side.Against))) is { } balance)
            return balance;
        if (ControversyQuestion.IsOpen(texts.Texts[index], corpus.Contributions[index])) return null; // answers to "how?" have no side of their own
        int pro = arguments.Wordings(sides.Likely(index, Side.For)), contra = arguments.Wordings(sides.Likely(index, Side.Against));
        return pro > 0 && contra > 0 ? Division.OfTexts(pro, contra) : null;
    }

    static Dictionary<int, List<VoteCounts>> VotesByGroup(Corpus corpus, OpinionFindings opinions)
    {
        var byGroup = new Dictionary<int, List<VoteCounts>>();
        if (opinions.GroupCount < 2) return byGroup;
        foreach (var statement in opinions.Statements)
            if (corpus.IndexOf(statement.Contribution) is { } index)
            {
                if (!byGroup.TryGetValue(index, out var list)) byGroup[index] = list = [];
                list.Add(statement.Votes);
            }
        return byGroup;
    }

    static Controversy Describe(PreparedCorpus texts, int index, Division division, StrongArguments arguments, Sides sides, Concessions concessions, ControversiesOptions options) =>
        new(0, texts.Corpus.Contributions[index].Id, null, division.Score, division.Basis, division.Low, division.High,
            texts.Corpus.VotesOf(index) ?? default,
            sides.Declared(index, Side.For).Count, sides.Declared(index, Side.Against).Count,
            ControversyQuestion.Of(texts, index),
            arguments.Best(sides.Shown(index, Side.For), options.MaxArguments),
            arguments.Best(sides.Shown(index, Side.Against), options.MaxArguments))
        { Granted = concessions.Of(sides.Shown(index, Side.For), sides.Shown(index, Side.Against)) };
}
