using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a finding says of one contribution: where its passage stands and where the finding is shown.</summary>
/// <param name="CitedBy">point, qualification, action or minority.</param>
/// <param name="Row">Row of that table.</param>
/// <param name="Words">The sentence of the synthesis.</param>
/// <param name="Passage">Span of the raw body; null when the words stand in the title.</param>
public sealed record UseLine(string CitedBy, int Row, string Words, TextSpan? Passage);

/// <summary>Reads what became of one contribution, people's decisions laid over it: every finding of a run that cites it.</summary>
public sealed class UsesReading(NpgsqlDataSource db, CuratedRuns runs, FindingsStore findings)
{
    /// <summary>Lists the controversies it is the subject of or argues in.</summary>
    public async Task<ImmutableArray<Controversy>> ControversiesAsync(long runId, ContributionId id, CancellationToken cancel) =>
        [.. (await runs.FindAsync(runId, cancel)).Findings.Controversies.Where(c => c.Contribution == id || c.ForIds.Contains(id) || c.AgainstIds.Contains(id))];

    /// <summary>Lists its tags, most certain first; those that people gave are marked as such.</summary>
    public async Task<ImmutableArray<Tag>> TagsAsync(long runId, ContributionId id, CancellationToken cancel)
    {
        var run = await runs.FindAsync(runId, cancel);
        return [.. ApplyCuration.Tags(await findings.TagsAsync(runId, id, cancel), run.Corpus, run.Curations).Where(t => t.Contribution == id)
            .OrderBy(t => WordNames.Of(t.Kind), StringComparer.Ordinal).ThenByDescending(t => t.Confidence)];
    }

    /// <summary>Gives the ledger line of it; null when the run doesn't know it.</summary>
    public async Task<CoverageLine?> CoverageAsync(long runId, ContributionId id, CancellationToken cancel) => (await runs.FindAsync(runId, cancel)).LineOf(id);

    /// <summary>Counts the votes in force on it; null when there are no vote rows.</summary>
    public async Task<VoteCounts?> VotesAsync(long consultationId, ContributionId id, CancellationToken cancel)
    {
        var counts = await db.ListAsync("""
            select count(*) filter (where value = 'agree')::int, count(*) filter (where value = 'mixed')::int, count(*) filter (where value = 'disagree')::int
            from votes where consultation_id = $1 and contribution_id = $2 and until_import is null
            """, r => r.Votes(0), cancel, consultationId, id.Value);
        return counts[0].Total == 0 ? null : counts[0];
    }
}
