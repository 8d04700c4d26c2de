using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a run reads before its first stage.</summary>
/// <param name="Stored">Its corpus.</param>
/// <param name="From">The run that it starts from; null for none.</param>
/// <param name="Topics">The topics and memberships of that run.</param>
/// <param name="Copies">Its copies, to go on from; null where all are looked for.</param>
/// <param name="CopiesRun">The run that last looked for all copies.</param>
/// <param name="Before">What else it found and left, to go on from.</param>
public sealed record RunReading(StoredCorpus Stored, long? From, EarlierTopics? Topics, EarlierCopies? Copies, long? CopiesRun, EarlierRun? Before);

/// <summary>Says which run a new run starts from, so that topics keep their identity from run to run.</summary>
/// <remarks>
/// A first run starts anew, and so does one of which a person asked it. On the input, options and program of the latest run,
/// a run starts from what that run itself started from, and so finds the same. Any other starts from the latest run.
/// The copies of a large consultation go on from that run too, while no more than a tenth of it has come in or changed since all were last looked for.
/// </remarks>
public sealed class EarlierRuns(NpgsqlDataSource db, FindingsStore findings, CorpusStore corpora, LeftByRuns left)
{
    const string Key = "earlier_run", CopiesKey = "copies_run";

    /// <summary>Contributions from which a run goes on from an earlier one.</summary>
    public const int FewestContributions = 8 * Text.StretchLength; // in a smaller one all are looked for in seconds
    const double MostChanged = 0.1;

    /// <summary>Says how fine a run's topics are: as asked for, else as in the latest run, else as the size of the consultation suggests.</summary>
    public async Task<double> DetailAsync(RunLine line, CancellationToken cancel) =>
        line.Detail ?? await LatestDetailAsync(line, cancel) ?? new TopicsOptions().Detail;

    async Task<double?> LatestDetailAsync(RunLine line, CancellationToken cancel) => (await db.ListAsync("""
        select (r.effective_options #>> '{Topics,Detail}')::double precision from consultations c join runs r on r.id = c.latest_run_id where c.id = $1
        """, r => r.IsDBNull(0) ? (double?)null : r.GetDouble(0), cancel, line.ConsultationId)).FirstOrDefault();

    /// <summary>Finds the run to start from, null for none, and the last import. Topics of another detail are found anew.</summary>
    /// <param name="line">The new run.</param>
    /// <param name="fingerprint">Fingerprint of its corpus; null while that is not known: then the corpus is taken for the latest run's unless something was imported since.</param>
    /// <param name="options">Its options.</param>
    /// <param name="cancel">Stops the reading.</param>
    async Task<(long? Run, long? Import)> FindAsync(RunLine line, string? fingerprint, RunOptions options, CancellationToken cancel)
    {
        var anew = line.Fresh || await LatestDetailAsync(line, cancel) != options.Topics.Detail;
        return (await db.ListAsync($"""
            select case when case when $2::text is null then r.import_id = i.last else r.input_fingerprint = $2 end and r.code_version = $3 and r.effective_options - '{Key}' - '{CopiesKey}' = $4::jsonb
                then (r.effective_options ->> '{Key}')::bigint else r.id end, i.last
            from consultations c cross join (select max(id) as last from imports where consultation_id = $1) i left join runs r on r.id = c.latest_run_id where c.id = $1
            """, r => (Run: anew ? null : r.LongOrNull(0), Import: r.LongOrNull(1)), cancel, line.ConsultationId, fingerprint, CodeVersion.Current, JsonSerializer.Serialize(options))).FirstOrDefault();
    }

    /// <summary>Reads all that a run needs: its corpus, and beside it what it will most likely start from. Where that guess was off, or an import ended meanwhile, what it does start from is read afterwards.</summary>
    /// <param name="line">The new run.</param>
    /// <param name="options">Its options.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<RunReading> ReadAsync(RunLine line, RunOptions options, CancellationToken cancel)
    {
        var loading = corpora.LoadAsync(line.ConsultationId, null, cancel);
        var guess = FindAsync(line, null, options, cancel);
        var reading = ReadBesideAsync();
        await Task.WhenAll(loading, reading); // both have ended when one of them failed
        var stored = await loading;
        var (run, import) = await guess;
        var (from, _) = await FindAsync(line, stored.Fingerprint, options, cancel);
        return from == run && stored.ImportId == import ? await reading : await FromAsync(from, stored.ImportId, loading, line.ConsultationId, options, cancel);

        async Task<RunReading> ReadBesideAsync()
        {
            var (guessed, newest) = await guess;
            return await FromAsync(guessed, newest, loading, line.ConsultationId, options, cancel);
        }
    }

    async Task<RunReading> FromAsync(long? run, long? import, Task<StoredCorpus> loading, long consultation, RunOptions options, CancellationToken cancel)
    {
        var topics = TopicsAsync(run, cancel);
        var copying = CopiesAsync(run, import, loading, consultation, options, cancel);
        var going = GoneOnFromAsync(run, import, copying, loading, consultation, options, cancel);
        await Task.WhenAll(topics, going);
        var (copies, whole) = await copying;
        // little has changed since all copies were looked for: names stand too
        return new(await loading, run, await topics is { } earlier ? earlier with { NamesStand = copies is not null } : null, copies, whole, await going);
    }

    async Task<EarlierTopics?> TopicsAsync(long? run, CancellationToken cancel) =>
        run is { } id ? new(await findings.TopicsAsync(id, cancel), await findings.AssignmentsAsync(id, cancel)) : null;

    /// <summary>Reads the copies that a run found, and says which run last looked for all of them; none where they are looked for anew.</summary>
    internal async Task<(EarlierCopies? Copies, long? Whole)> CopiesAsync(long? run, long? newest, Task<StoredCorpus> loading, long consultation, RunOptions options, CancellationToken cancel)
    {
        if (run is not { } id || newest is not { } import) return (null, null);
        var found = await db.ListAsync($"""
            select r.import_id, w.id, w.import_id from runs r join runs w on w.id = coalesce((r.effective_options ->> '{CopiesKey}')::bigint, r.id)
            where r.id = $1 and r.code_version = $2 and r.effective_options -> 'Duplicates' = $3::jsonb and r.effective_options -> 'Text' = $4::jsonb
                and r.import_id is not null and not exists (select from emptied_runs e where e.run_id = r.id)
            """, r => (Import: r.GetInt64(0), Whole: r.GetInt64(1), WholeImport: r.GetInt64(2)), cancel, id, CodeVersion.Current, JsonSerializer.Serialize(options.Duplicates), JsonSerializer.Serialize(options.Text));
        if (found is not [var before]) return (null, null);
        var since = await corpora.SinceAsync(consultation, import, before.WholeImport, cancel);
        var groups = await findings.DuplicatesAsync(id, cancel);
        var changed = before.Import == before.WholeImport ? since : await corpora.SinceAsync(consultation, import, before.Import, cancel);
        var contributions = (await loading).Corpus.Contributions.Length;
        return contributions < FewestContributions || since.Length > MostChanged * contributions ? (null, null) : (new(groups, changed), before.Whole);
    }

    /// <summary>Reads what else a run found and left; null where copies are looked for anew.</summary>
    async Task<EarlierRun?> GoneOnFromAsync(long? run, long? newest, Task<(EarlierCopies? Copies, long? Whole)> copying, Task<StoredCorpus> loading, long consultation, RunOptions options, CancellationToken cancel)
    {
        if (run is not { } id || newest is not { } import) return null;
        var places = LeftAsync(EarlierRun.PlacesName, null, ("Topics", Now(options.Topics)), ("Seed", Now(options.Seed)), ("Encoder", "null"));
        var sides = LeftAsync(EarlierRun.SidesName, corpora.HaveVotesChangedAsync, ("Tags", Now(options.Tags)), ("Seed", Now(options.Seed)));
        await Task.WhenAll(places, sides, copying);
        if ((await copying).Copies is not { } copies) return null;
        var drafted = await db.ScalarAsync<bool>("select effective_options -> 'Agreement' = $2::jsonb and effective_options -> 'Seed' = $3::jsonb from runs where id = $1", cancel, id, Now(options.Agreement), Now(options.Seed));
        return new(copies.Changed, drafted ? await findings.DraftAsync(id, cancel) : null, options.Encoder is null ? await places : null, await sides);

        async Task<LeftByRun?> LeftAsync(string name, Func<long, long, CancellationToken, Task<bool>>? isOff, params (string, string)[] decided)
        {
            if (await left.ImportAsync(consultation, name, id, decided, cancel) is not { } before || isOff is not null && await isOff(consultation, before, cancel)) return null;
            var since = await corpora.SinceAsync(consultation, import, before, cancel);
            var content = await left.ReadAsync(consultation, name, cancel);
            return since.Length > MostChanged * (await loading).Corpus.Contributions.Length ? null : new(content, since);
        }
    }

    static string Now<T>(T options) => JsonSerializer.Serialize(options);

    /// <summary>Gives the options to note with a run: all their values, the run it starts from, and the one that last looked for all copies.</summary>
    public static string Note(RunOptions options, long? earlier, long? copies = null)
    {
        var noted = JsonSerializer.SerializeToNode(options)!.AsObject(); // a record is an object
        noted[Key] = JsonValue.Create(earlier);
        if (copies is not null) noted[CopiesKey] = JsonValue.Create(copies);
        return noted.ToJsonString();
    }
}
