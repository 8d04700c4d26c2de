using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds topics inside which contributors divide.</summary>
static class TopicControversies
{
    const int MinVotes = 30;
    const int MinArguments = 6;

    /// <summary>Ranks topics of level 1 by the votes or arguments of their propositions, else by demands that go opposite ways.</summary>
    /// <remarks>
    /// Score = 2 · Σ smaller side / Σ all, over the topic's propositions: votes where there are 30, else arguments where there are 6;
    /// without either, <see cref="TextOpposition"/>.
    /// A liked and a disliked proposition side by side are no controversy; that is why sides are compared inside each proposition.
    /// </remarks>
    public static IEnumerable<Controversy> Find(PreparedCorpus texts, StrongArguments arguments, Sides sides, TextOpposition opposition, TopicFindings topics,
        ControversiesOptions options, CancellationToken cancel)
    {
        var members = Members(texts.Corpus, topics);
        var found = SideBySide.Each([.. topics.Topics.Where(t => t.Level == 1)], topic => members.TryGetValue(topic.Id, out var own)
            && Describe(texts, topic, own, arguments, sides, opposition, options) is { } controversy && new Division(controversy.Basis, controversy.Score, controversy.Low, controversy.High).Divides(options) ? controversy : null, cancel);
        return found.OfType<Controversy>().OrderBy(c => c.Basis).ThenByDescending(c => c.Low).ThenBy(c => c.Topic!.Value); // ! made from a topic
    }

    static Controversy? Describe(PreparedCorpus texts, Topic topic, List<int> members, StrongArguments arguments, Sides sides,
        TextOpposition opposition, ControversiesOptions options)
    {
        var corpus = texts.Corpus;
        var votes = default(VoteCounts);
        var smallerVotes = 0;
        List<int> pro = [], contra = [];
        var smallerArguments = 0;
        foreach (var member in members)
        {
            if (corpus.Contributions[member].Kind is not (ContributionKind.Proposition or ContributionKind.Version)) continue;
            var own = corpus.VotesOf(member) ?? default;
            votes += own;
            smallerVotes += Math.Min(own.Agree, own.Disagree);
            IReadOnlyList<int> f = sides.Declared(member, Side.For), a = sides.Declared(member, Side.Against);
            pro.AddRange(f);
            contra.AddRange(a);
            smallerArguments += Math.Min(f.Count, a.Count);
        }
        Division? division = votes.Total >= MinVotes ? Division.Pooled(ControversyBasis.Votes, smallerVotes, votes.Total)
            : pro.Count + contra.Count >= MinArguments ? Division.Pooled(ControversyBasis.Arguments, smallerArguments, pro.Count + contra.Count)
            : null;
        if (division is { } d)
            return new(0, null, topic.Id, d.Score, d.Basis, d.Low, d.High, votes, pro.Count, contra.Count, ControversyQuestion.Of(texts, topic),
                arguments.Best(pro, options.MaxArguments), arguments.Best(contra, options.MaxArguments))
            { Granted = new Concessions(texts, arguments).Of(pro, contra) };
        return opposition.Of(members) is { } opposed ? FromTexts(texts, topic, opposed, votes, pro.Count, contra.Count, sides, options) : null;
    }

    /// <summary>The question is that of the demand nearest to its contrary. Contributions stand for sides only where no argument declares one.</summary>
    static Controversy FromTexts(PreparedCorpus texts, Topic topic, Opposition opposed, VoteCounts votes, int pro, int contra, Sides sides, ControversiesOptions options)
    {
        ImmutableArray<ContributionId> Shown(IReadOnlyList<int> side) =>
            sides.AnyDeclared ? [] : [.. side.Take(options.MaxArguments).Select(i => texts.Corpus.Contributions[i].Id)];
        var first = opposed.Pro[0];
        return new(0, null, topic.Id, opposed.Division.Score, ControversyBasis.Texts, opposed.Division.Low, opposed.Division.High, votes, pro, contra,
            ControversyQuestion.Of(texts, first), Shown(opposed.Pro), Shown(opposed.Contra));
    }

    static Dictionary<TopicId, List<int>> Members(Corpus corpus, TopicFindings topics)
    {
        var members = new Dictionary<TopicId, List<int>>();
        foreach (var assignment in topics.Assignments)
            if (assignment.Topic is { } topic && corpus.IndexOf(assignment.Contribution) is { } index)
            {
                if (!members.TryGetValue(topic, out var list)) members[topic] = list = [];
                list.Add(index);
            }
        return members;
    }
}
