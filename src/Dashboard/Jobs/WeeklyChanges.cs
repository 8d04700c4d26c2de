using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A topic that came or grew.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its name.</param>
/// <param name="Before">Contributions the week before; 0 when it is new.</param>
/// <param name="Now">Contributions now.</param>
public sealed record TopicChange(string Id, string Label, int Before, int Now);

/// <summary>What a run shows that an earlier one of the same consultation did not.</summary>
public sealed record WeeklyChanges
{
    const int MostShown = 8;

    /// <summary>When the earlier run was made; null when this is the first.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Contributions that came.</summary>
    public int NewContributions { get; init; }

    /// <summary>Contributions that went.</summary>
    public int GoneContributions { get; init; }

    /// <summary>Contributors who had not posted before.</summary>
    public int NewContributors { get; init; }

    /// <summary>Votes that came, less those that went.</summary>
    public int NewVotes { get; init; }

    /// <summary>Topics that are new, largest first.</summary>
    public ImmutableArray<TopicChange> NewTopics { get; init; } = [];

    /// <summary>Topics that grew, by what they gained.</summary>
    public ImmutableArray<TopicChange> GrownTopics { get; init; } = [];

    /// <summary>Names of the topics that are no more.</summary>
    public ImmutableArray<string> GoneTopics { get; init; } = [];

    /// <summary>Points of agreement that are new, in order of the table.</summary>
    public ImmutableArray<string> NewPoints { get; init; } = [];

    /// <summary>How many points are new; the list shows the first of them.</summary>
    public int NewPointCount { get; init; }

    /// <summary>How many points are no longer drafted.</summary>
    public int GonePointCount { get; init; }

    /// <summary>Questions of the controversies that are new, by rank.</summary>
    public ImmutableArray<string> NewControversies { get; init; } = [];

    /// <summary>Whether anything changed.</summary>
    public bool Any => NewContributions + GoneContributions + NewPointCount + GonePointCount + NewTopics.Length + GoneTopics.Length + NewControversies.Length > 0 || NewVotes != 0;

    /// <summary>Compares a run with an earlier one.</summary>
    /// <param name="before">The earlier run; null when there is none.</param>
    /// <param name="now">The run.</param>
    public static WeeklyChanges Between(StoredRun? before, StoredRun now)
    {
        var known = before?.Corpus.Contributions.Select(c => c.Id).ToHashSet() ?? [];
        var ids = now.Corpus.Contributions.Select(c => c.Id).ToHashSet();
        var authors = before?.Corpus.Contributions.Select(c => c.Author?.Name).ToHashSet() ?? [];
        var topics = before?.Findings.Topics.Topics.Where(t => t.Level == 1).ToDictionary(t => t.Id) ?? [];
        var sizes = now.Findings.Topics.Topics.Where(t => t.Level == 1)
            .Select(t => new TopicChange(t.Id.Value, t.Label, topics.TryGetValue(t.Id, out var then) ? then.Size : 0, t.Size)).ToList();
        var current = sizes.Select(s => new TopicId(s.Id)).ToHashSet();
        var points = before?.Findings.Draft.Points.Select(p => p.Point).ToHashSet(StringComparer.Ordinal) ?? [];
        var newPoints = now.Findings.Draft.Points.Select(p => p.Point).Where(p => !points.Contains(p)).ToList();
        var written = now.Findings.Draft.Points.Select(p => p.Point).ToHashSet(StringComparer.Ordinal);
        var questions = before?.Findings.Controversies.Select(Of).ToHashSet() ?? [];
        return new()
        {
            Since = before?.Line.QueuedAt,
            NewContributions = ids.Count(id => !known.Contains(id)), GoneContributions = known.Count(id => !ids.Contains(id)),
            NewContributors = now.Corpus.Contributions.Select(c => c.Author?.Name).Where(a => a is not null).Distinct(StringComparer.Ordinal).Count(a => !authors.Contains(a)),
            NewVotes = now.Corpus.Votes.Length - (before?.Corpus.Votes.Length ?? 0),
            NewTopics = [.. sizes.Where(s => !topics.ContainsKey(new(s.Id))).OrderByDescending(s => s.Now).ThenBy(s => s.Id, StringComparer.Ordinal).Take(MostShown)],
            GrownTopics = [.. sizes.Where(s => topics.ContainsKey(new(s.Id)) && s.Now > s.Before).OrderByDescending(s => s.Now - s.Before).ThenBy(s => s.Id, StringComparer.Ordinal).Take(MostShown)],
            GoneTopics = [.. topics.Values.Where(t => !current.Contains(t.Id)).OrderBy(t => t.Id).Select(t => t.Label).Take(MostShown)],
            NewPoints = [.. newPoints.Take(MostShown)], NewPointCount = newPoints.Count,
            GonePointCount = points.Count(p => !written.Contains(p)),
            NewControversies = [.. now.Findings.Controversies.Where(c => !questions.Contains(Of(c))).Select(c => c.Label).Take(MostShown)],
        };
    }

    static (ContributionId?, TopicId?) Of(Controversy controversy) => (controversy.Contribution, controversy.Topic);
}
