namespace SynthesisPipeline.Analysis;

/// <summary>Checks the ledger and the ideas against the input and against the other findings.</summary>
static class CoverageScores
{
    const string Section = "coverage";

    /// <summary>Checks; every figure must be 1.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus)
    {
        Figure Check(string name, long good, long n) => new(Section, name, TopicScores.Share(good, n), n, Note: "must be 1");
        var lines = findings.Coverage;
        var uses = Uses(findings);
        yield return Check("uses are true against the other findings", lines.Count(l =>
            l.UsedIn.ToHashSet().SetEquals(uses.GetValueOrDefault(l.Contribution) ?? [ContributionUse.None])), lines.Length);
        var rows = findings.Draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations).Select(c => (c.Contribution, p.Row)))
            .ToLookup(c => c.Contribution, c => c.Row);
        yield return Check("rows are those that cite it", lines.Count(l => rows[l.Contribution].Distinct().Order().SequenceEqual(l.Rows)), lines.Length);
        if (corpus is null) yield break;
        var listed = lines.GroupBy(l => l.Contribution).ToDictionary(g => g.Key, g => g.Count());
        yield return Check("every contribution once", corpus.Contributions.Count(c => listed.GetValueOrDefault(c.Id) == 1), corpus.Contributions.Length);
        yield return Check("no other id", listed.Keys.Count(id => corpus.IndexOf(id) is not null), listed.Count);
        var ideas = findings.Topics.Ideas.GroupBy(i => i.Contribution).ToList();
        yield return Check("ideas lie in the body and don't overlap", ideas.Count(g => corpus.IndexOf(g.Key) is { } i
            && Apart([.. g.Select(idea => idea.Passage).OrderBy(p => p.Start)], corpus.Contributions[i].Body.Raw.Length)), ideas.Count);
        var cited = findings.Draft.Actions.SelectMany(a => a.Citations).ToList();
        yield return Check("ids cited by actions exist", cited.Count(c => corpus.IndexOf(c.Contribution) is not null), cited.Count);
    }

    static Dictionary<ContributionId, HashSet<ContributionUse>> Uses(Findings findings)
    {
        var uses = new Dictionary<ContributionId, HashSet<ContributionUse>>();
        void Use(ContributionId id, ContributionUse use)
        {
            if (!uses.TryGetValue(id, out var set)) uses[id] = set = [];
            set.Add(use);
        }
        foreach (var citation in findings.Draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations)))
            Use(citation.Contribution, ContributionUse.Agreement);
        foreach (var controversy in findings.Controversies)
            foreach (var id in controversy.ForIds.Concat(controversy.AgainstIds).Concat(controversy.Contribution is { } own ? [own] : []))
                Use(id, ContributionUse.Controversy);
        foreach (var member in findings.Duplicates.SelectMany(g => g.Members)) Use(member.Contribution, ContributionUse.Duplicate);
        foreach (var assignment in findings.Topics.Assignments.Where(a => a.Topic is not null)) Use(assignment.Contribution, ContributionUse.Topic);
        return uses;
    }

    static bool Apart(List<TextSpan> spans, int length)
    {
        var from = 0;
        foreach (var span in spans)
        {
            if (span.Start < from || span.Length < 0 || span.End > length) return false;
            from = span.End;
        }
        return true;
    }
}
