namespace SynthesisPipeline.Analysis;

/// <summary>Scores opinion groups against reference groups, and agreement against what every reference group shares.</summary>
static class OpinionScores
{
    const string Section = "opinions";
    const int Strongest = 10;

    /// <summary>Scores; only the counts are checked without reference groups.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus, Gold gold)
    {
        var opinions = findings.Opinions;
        if (corpus is not null && !corpus.Votes.IsEmpty) yield return CountsEqual(opinions, corpus);
        var reference = gold.Of("opinion_group").Where(r => r.Label.Length > 0).GroupBy(r => r.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Label, StringComparer.Ordinal);
        if (reference.Count == 0) yield break;
        var placed = opinions.Voters.Where(v => v.Group is not null && reference.ContainsKey(v.Voter)).ToList();
        var scores = PartitionScores.Of([.. placed.Select(v => v.Group!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))], [.. placed.Select(v => reference[v.Voter])]);
        yield return new(Section, "groups", opinions.GroupCount, opinions.Voters.Length, Note: $"reference: {reference.Values.Distinct(StringComparer.Ordinal).Count()}");
        yield return new(Section, "groups, ARI", TopicScores.Number(scores.Ari), scores.N, 0, "main figure");
        yield return new(Section, "groups, AMI", TopicScores.Number(scores.Ami), scores.N, 0);
        yield return new(Section, "share of reference voters placed", (double)placed.Count / reference.Count, reference.Count);
        if (corpus is null || corpus.Votes.IsEmpty) yield break;
        yield return Representative(opinions, placed, reference, corpus);
        foreach (var figure in Agreement(findings, GroupJudgement.Of(corpus, reference))) yield return figure;
    }

    static Figure CountsEqual(OpinionFindings opinions, Corpus corpus)
    {
        var groupOf = opinions.Voters.Where(v => v.Group is not null).ToDictionary(v => v.Voter, v => v.Group!.Value, StringComparer.Ordinal);
        var counts = new Dictionary<(int, ContributionId), VoteCounts>();
        foreach (var vote in corpus.Votes)
            if (groupOf.TryGetValue(vote.Voter, out var group))
                counts[(group, vote.Contribution)] = counts.GetValueOrDefault((group, vote.Contribution)).With(vote.Value);
        var equal = opinions.Statements.Count(s => counts.GetValueOrDefault((s.Group, s.Contribution)) == s.Votes);
        return new(Section, "counts of statements equal the votes", TopicScores.Share(equal, opinions.Statements.Length), opinions.Statements.Length, Note: "must be 1");
    }

    static Figure Representative(OpinionFindings opinions, List<VoterPosition> placed, Dictionary<string, string> reference, Corpus corpus)
    {
        var judged = GroupJudgement.Of(corpus, reference);
        var names = reference.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        int hits = 0, wanted = 0;
        for (var g = 0; g < names.Count; g++)
        {
            var strongest = judged.Select(j => (j.Contribution, Strength: MeasuredVotes.Strength(j.Groups[g],
                    j.Groups.Where((_, other) => other != g).Aggregate(default(VoteCounts), (sum, v) => sum + v))))
                .OrderByDescending(s => s.Strength).ThenBy(s => s.Contribution).Take(Strongest).Select(s => s.Contribution).ToList();
            var overlaps = placed.Where(v => reference[v.Voter] == names[g]).GroupBy(v => v.Group!.Value)
                .OrderByDescending(v => v.Count()).ThenBy(v => v.Key).FirstOrDefault();
            var own = overlaps is null ? [] : opinions.Statements.Where(s => s.Group == overlaps.Key)
                .OrderByDescending(s => s.Representativeness).ThenBy(s => s.Contribution).Take(Strongest).Select(s => s.Contribution).ToHashSet();
            hits += strongest.Count(own.Contains);
            wanted += strongest.Count;
        }
        return new(Section, "share of the reference's ten strongest statements found", TopicScores.Share(hits, wanted), wanted);
    }

    static IEnumerable<Figure> Agreement(Findings findings, IEnumerable<GroupJudgement> judgements)
    {
        var judged = judgements.Where(j => j.IsJudged).ToList();
        var cited = findings.Draft.Points.SelectMany(p => p.Citations).Select(c => c.Contribution).ToHashSet();
        var citedJudged = judged.Where(j => cited.Contains(j.Contribution)).ToList();
        var consensus = judged.Where(j => j.IsConsensus).ToList();
        yield return new(Section, "agreement × groups, precision", TopicScores.Share(citedJudged.Count(j => j.IsConsensus), citedJudged.Count),
            citedJudged.Count, TopicScores.Share(consensus.Count, judged.Count), "cited and judged that are consensus");
        yield return new(Section, "agreement × groups, recall", TopicScores.Share(consensus.Count(j => cited.Contains(j.Contribution)), consensus.Count), consensus.Count);
        yield return new(Section, "agreement × groups, share of the cited that divide", TopicScores.Share(citedJudged.Count(j => j.IsDivisive), citedJudged.Count), citedJudged.Count, Note: "lower is better");
    }
}
