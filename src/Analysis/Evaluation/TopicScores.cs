namespace SynthesisPipeline.Analysis;

/// <summary>Scores topics and sub-topics against gold classes, and labels against their members.</summary>
static class TopicScores
{
    const string Section = "topics";
    const int SmallestLabelled = 5;
    static readonly int[] s_largest = [10, 20];

    /// <summary>Scores all topic gold, then what needs none.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus, Gold gold)
    {
        var assignments = findings.Topics.Assignments.ToDictionary(a => a.Contribution.Value, StringComparer.Ordinal);
        foreach (var (name, rows) in gold.Family("topic"))
        {
            var judged = rows.Where(r => assignments.ContainsKey(r.Id)).ToList();
            foreach (var (level, groupOf) in new (string, Func<Assignment, string?>)[]
                { ("topics", a => a.Topic?.Value), ("sub-topics", a => a.SubTopic?.Value) })
            {
                // those without a group form one class of their own
                var found = judged.Select(r => groupOf(assignments[r.Id]) ?? "").ToList();
                foreach (var figure in Compare($"{level} × {name}", found, judged)) yield return figure;
                var assigned = judged.Where((_, i) => found[i].Length > 0).ToList();
                var scores = PartitionScores.Of([.. found.Where(f => f.Length > 0)], [.. assigned.Select(r => r.Label)]);
                yield return new(Section, $"{level} × {name}, AMI of the assigned", Number(scores.Ami), scores.N, 0);
            }
        }
        foreach (var figure in Shape(findings.Topics, corpus)) yield return figure;
        if (corpus is not null) yield return LabelFit(findings.Topics, corpus);
    }

    static IEnumerable<Figure> Compare(string name, List<string> found, List<GoldRow> judged)
    {
        var labels = judged.Select(r => r.Label).ToList();
        var scores = PartitionScores.Of(found, labels);
        yield return new(Section, $"{name}, AMI", Number(scores.Ami), scores.N, 0, "main figure");
        yield return new(Section, $"{name}, ARI", Number(scores.Ari), scores.N, 0);
        yield return new(Section, $"{name}, V-measure", Number(scores.VMeasure), scores.N);
        yield return new(Section, $"{name}, purity", Number(scores.Purity), scores.N);
        foreach (var k in s_largest)
            yield return new(Section, $"{name}, purity@{k}", Number(PartitionScores.PurityAt(k, found, labels)), scores.N);
    }

    static IEnumerable<Figure> Shape(TopicFindings topics, Corpus? corpus)
    {
        var counted = topics.Assignments.Where(a => corpus is null || corpus.IndexOf(a.Contribution) is not { } i
            || corpus.Contributions[i].Kind == ContributionKind.Proposition).ToList();
        yield return new(Section, corpus is null ? "share of contributions unassigned" : "share of propositions unassigned",
            Share(counted.Count(a => a.Topic is null), counted.Count), counted.Count);
        foreach (var level in new[] { 1, 2 })
        {
            var members = topics.Assignments.Select(a => level == 1 ? a.Topic : a.SubTopic).Where(t => t is not null)
                .GroupBy(t => t!.Value).ToDictionary(g => g.Key, g => g.Count());
            var listed = topics.Topics.Where(t => t.Level == level).ToList();
            var sizes = listed.Select(t => t.Size).Order().ToList();
            var name = level == 1 ? "topics" : "sub-topics";
            yield return new(Section, $"number of {name}", listed.Count, listed.Count);
            yield return new(Section, $"share of the largest of the {name}", Share(sizes.LastOrDefault(), sizes.Sum()), sizes.Sum());
            yield return new(Section, $"median size of {name}", sizes.Count == 0 ? null : sizes[sizes.Count / 2], sizes.Count);
            yield return new(Section, $"share of {name} whose size equals the members", Share(
                listed.Count(t => t.Size == members.GetValueOrDefault(t.Id)), listed.Count), listed.Count, Note: "must be 1");
            yield return new(Section, $"share of distinct labels of {name}", Share(
                listed.Select(t => t.Label).Distinct(StringComparer.OrdinalIgnoreCase).Count(), listed.Count), listed.Count);
        }
    }

    /// <summary>Share of a topic's members that hold a stem of its label, less the same share elsewhere, weighted by size.</summary>
    static Figure LabelFit(TopicFindings topics, Corpus corpus)
    {
        var topicOf = topics.Assignments.Where(a => corpus.IndexOf(a.Contribution) is not null)
            .ToDictionary(a => corpus.IndexOf(a.Contribution)!.Value, a => a.Topic); // filtered on the line above
        var judgedTopics = topics.Topics.Where(t => t.Level == 1 && t.Size >= SmallestLabelled).ToArray();
        var holders = judgedTopics.SelectMany((t, i) => MeasuredWords.Stems(t.Label).Distinct().Select(stem => (stem, i))).ToLookup(p => p.stem, p => p.i, StringComparer.Ordinal);
        var places = judgedTopics.Select((t, i) => (t.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var hits = new int[judgedTopics.Length];
        var insideHits = new int[judgedTopics.Length];
        var insides = new int[judgedTopics.Length];
        for (var i = 0; i < corpus.Contributions.Length; i++)
        {
            var own = topicOf.GetValueOrDefault(i) is { } topic && places.TryGetValue(topic, out var place) ? place : -1;
            if (own >= 0) insides[own]++;
            foreach (var hit in MeasuredWords.Stems(corpus.Contributions[i].Title + " " + corpus.Contributions[i].Body.Plain).SelectMany(s => holders[s]).Distinct())
            {
                hits[hit]++;
                if (hit == own) insideHits[hit]++;
            }
        }
        double weighted = 0, weight = 0;
        var judged = 0;
        for (var t = 0; t < judgedTopics.Length; t++)
        {
            var (inside, outside) = (insides[t], corpus.Contributions.Length - insides[t]);
            if (inside == 0) continue;
            weighted += inside * ((double)insideHits[t] / inside - (outside == 0 ? 0 : (double)(hits[t] - insideHits[t]) / outside));
            weight += inside;
            judged++;
        }
        return new(Section, "label fit", weight == 0 ? null : weighted / weight, judged, 0, "compare labels of one clustering only");
    }

    internal static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    internal static double? Number(double value) => double.IsNaN(value) ? null : value;
}
