using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says which run a new run starts from, so that topics keep their identity from run to run.</summary>
/// <remarks>
/// A first run starts anew, and so does one of which a person asked it. On the input, options and program of the latest run,
/// a run starts from what that run itself started from, and so finds the same. Any other starts from the latest run.
/// </remarks>
public sealed class EarlierRuns(NpgsqlDataSource db, FindingsStore findings)
{
    const string Key = "earlier_run";

    /// <summary>Says how fine a run's topics are: as asked for, else as in the latest run, else as the size of the consultation suggests.</summary>
    public async Task<double> DetailAsync(RunLine line, CancellationToken cancel) =>
        line.Detail ?? await LatestDetailAsync(line, cancel) ?? new TopicsOptions().Detail;

    async Task<double?> LatestDetailAsync(RunLine line, CancellationToken cancel) => (await db.ListAsync("""
        select (r.effective_options #>> '{Topics,Detail}')::double precision from consultations c join runs r on r.id = c.latest_run_id where c.id = $1
        """, r => r.IsDBNull(0) ? (double?)null : r.GetDouble(0), cancel, line.ConsultationId)).FirstOrDefault();

    /// <summary>Finds the run to start from; null for none. Topics of another detail are found anew.</summary>
    /// <param name="line">The new run.</param>
    /// <param name="fingerprint">Fingerprint of its corpus.</param>
    /// <param name="options">Its options.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<long?> FindAsync(RunLine line, string fingerprint, RunOptions options, CancellationToken cancel)
    {
        if (line.Fresh || await LatestDetailAsync(line, cancel) != options.Topics.Detail) return null;
        return (await db.ListAsync($"""
            select case when r.input_fingerprint = $2 and r.code_version = $3 and r.effective_options - '{Key}' = $4::jsonb
                then (r.effective_options ->> '{Key}')::bigint else r.id end
            from consultations c join runs r on r.id = c.latest_run_id where c.id = $1
            """, r => r.LongOrNull(0), cancel, line.ConsultationId, fingerprint, CodeVersion.Current, JsonSerializer.Serialize(options))).FirstOrDefault();
    }

    /// <summary>Reads the topics and memberships of a run; null for none.</summary>
    public async Task<EarlierTopics?> TopicsAsync(long? run, CancellationToken cancel) =>
        run is { } id ? new(await findings.TopicsAsync(id, cancel), await findings.AssignmentsAsync(id, cancel)) : null;

    /// <summary>Gives the options to note with a run: all their values, and the run it starts from.</summary>
    public static string Note(RunOptions options, long? earlier)
    {
        var noted = JsonSerializer.SerializeToNode(options)!.AsObject(); // a record is an object
        noted[Key] = JsonValue.Create(earlier);
        return noted.ToJsonString();
    }
}
