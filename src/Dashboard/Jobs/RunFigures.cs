using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Counts what a run read and found.</summary>
static class RunFigures
{
    public static IReadOnlyDictionary<string, long> Of(Corpus corpus, Findings findings)
    {
        var figures = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["contributions"] = corpus.Contributions.Length,
            ["votes"] = corpus.Votes.Length,
            ["topics"] = findings.Topics.Topics.Count(t => t.Level == 1),
            ["subtopics"] = findings.Topics.Topics.Count(t => t.Level == 2),
            ["duplicates"] = findings.Duplicates.Length,
            ["controversies"] = findings.Controversies.Length,
            ["points"] = findings.Draft.Points.Length,
            ["actions"] = findings.Draft.Actions.Length,
            ["minorities"] = findings.Draft.Minorities.Length,
            ["opinion_groups"] = findings.Opinions.GroupCount,
        };
        foreach (var use in Enum.GetValues<ContributionUse>())
            figures["end_" + WordNames.Of(use)] = findings.Coverage.Count(line => line.End == use);
        return figures;
    }
}
