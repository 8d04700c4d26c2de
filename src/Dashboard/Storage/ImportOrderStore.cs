using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>How far files that were laid down have come.</summary>
public enum ImportOrderState
{
    /// <summary>They are being read for the first time, and nothing is taken.</summary>
    Checking,

    /// <summary>A person looks at what was found.</summary>
    Checked,

    /// <summary>They are being imported.</summary>
    Importing,

    /// <summary>They are in.</summary>
    Done,

    /// <summary>Something broke off; nothing was taken.</summary>
    Failed,

    /// <summary>A person dropped them; nothing was taken.</summary>
    Dropped,
}

/// <summary>What a person chose on the import page.</summary>
public sealed record ImportChoices
{
    /// <summary>Format to force; null to recognise it.</summary>
    public string? Format { get; init; }

    /// <summary>What is to become of contributions that the files lack.</summary>
    public ImportScope Scope { get; init; }

    /// <summary>Whether a person chose; otherwise what was remembered from an earlier file counts.</summary>
    public bool IsAsked { get; init; }

    /// <summary>By name of the table, columns for words of the canonical table; an empty column means that the table has none. A table that is absent is guessed.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Maps { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;
}

/// <summary>Files that were laid down on the import page, with what is to become of them.</summary>
/// <param name="Id">Number of the order.</param>
/// <param name="ConsultationId">Where to.</param>
/// <param name="Slug">Name of the consultation.</param>
/// <param name="By">Who laid them down.</param>
/// <param name="At">When.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Files">Names of the files.</param>
/// <param name="Choices">What the person chose.</param>
/// <param name="Phase">What is being done.</param>
/// <param name="Share">How much of it, in [0, 1].</param>
/// <param name="Found">What the check or the import found, as its job wrote it; null before.</param>
/// <param name="ImportId">Number of the import; null before.</param>
/// <param name="Failure">Why it broke off, in French; null where it didn't.</param>
public sealed record ImportOrderLine(long Id, long ConsultationId, string Slug, string By, DateTimeOffset At, ImportOrderState State, ImmutableArray<string> Files,
    ImportChoices Choices, string Phase, double Share, string? Found, long? ImportId, string? Failure)
{
    /// <summary>Whether a job works on it.</summary>
    public bool IsMoving => State is ImportOrderState.Checking or ImportOrderState.Importing;
}

/// <summary>Keeps the files that people lay down, from their coming to their import.</summary>
public sealed class ImportOrderStore(NpgsqlDataSource db)
{
    const string Columns = "o.id, o.consultation_id, c.slug, o.ordered_by, o.ordered_at, o.state, o.files, o.options::text, o.phase, o.share, o.outcome::text, o.import_id, o.failure";

    static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Gives the number of the next order, before its files are laid down.</summary>
    public Task<long> NextAsync(CancellationToken cancel) => db.ScalarAsync<long>("select nextval(pg_get_serial_sequence('import_orders', 'id'))", cancel);

    /// <summary>Notes an order whose files are all there.</summary>
    public Task AddAsync(long id, long consultationId, string by, IReadOnlyList<string> files, CancellationToken cancel) => db.RunAsync("""
        insert into import_orders (id, consultation_id, ordered_by, files) overriding system value values ($1, $2, $3, $4)
        """, cancel, id, consultationId, by, files.Select(StorableText.Of).ToArray());

    /// <summary>Finds an order; null when there is none.</summary>
    public Task<ImportOrderLine?> FindAsync(long id, CancellationToken cancel) => db.OneAsync($"""
        select {Columns} from import_orders o join consultations c on c.id = o.consultation_id where o.id = $1
        """, Read, cancel, id);

    /// <summary>Lists the orders of a consultation that wait for a job or a person, the last first.</summary>
    public Task<ImmutableArray<ImportOrderLine>> OpenAsync(long consultationId, CancellationToken cancel) => db.ListAsync($"""
        select {Columns} from import_orders o join consultations c on c.id = o.consultation_id
        where o.consultation_id = $1 and o.state in ('checking', 'checked', 'importing') order by o.id desc limit 20
        """, Read, cancel, consultationId);

    /// <summary>Moves an order on, unless it is elsewhere by now.</summary>
    /// <returns>Whether it moved.</returns>
    public async Task<bool> MoveAsync(long id, ImportOrderState from, ImportOrderState to, ImportChoices? choices, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            update import_orders set state = $3, options = coalesce($4, options), phase = '', share = 0, failure = null, changed_at = now()
            where id = $1 and state = $2
            """, connection);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = WordNames.Of(from) });
        command.Parameters.Add(new() { Value = WordNames.Of(to) });
        command.Parameters.Add(new() { Value = choices is null ? DBNull.Value : JsonSerializer.Serialize(choices, s_json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>Notes which job does it.</summary>
    public Task NoteJobAsync(long id, string job, CancellationToken cancel) => db.RunAsync("update import_orders set job_id = $2 where id = $1", cancel, id, job);

    /// <summary>Notes how far it has come.</summary>
    /// <returns>Whether a person has dropped it meanwhile.</returns>
    public async Task<bool> NoteProgressAsync(long id, string phase, double share, CancellationToken cancel) =>
        await db.RunAsync("update import_orders set phase = $2, share = $3, changed_at = now() where id = $1 and state in ('checking', 'importing')", cancel, id, phase, share) == 0;

    /// <summary>Notes what was found and moves the order on, unless it was dropped.</summary>
    public async Task EndAsync(long id, ImportOrderState to, ImportChoices? choices, string? found, long? import, string? failure, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("""
            update import_orders set state = $2, options = coalesce($3, options), outcome = coalesce($4, outcome), import_id = coalesce($5, import_id), failure = $6, changed_at = now()
            where id = $1 and state in ('checking', 'importing')
            """, connection);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = WordNames.Of(to) });
        command.Parameters.Add(new() { Value = choices is null ? DBNull.Value : JsonSerializer.Serialize(choices, s_json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = found is null ? DBNull.Value : StorableText.Of(found.Replace("\\u0000", "\\ufffd", StringComparison.Ordinal)), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = import is null ? DBNull.Value : import.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = failure is null ? DBNull.Value : StorableText.Of(failure), NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Lists orders that nobody decided on for some days, so that their files can go.</summary>
    public Task<ImmutableArray<long>> ForgottenAsync(int days, CancellationToken cancel) => db.ListAsync("""
        update import_orders set state = 'dropped' where state = 'checked' and changed_at < now() - make_interval(days => $1) returning id
        """, r => r.GetInt64(0), cancel, days);

    static ImportOrderLine Read(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4),
        WordNames.Read<ImportOrderState>(r.GetString(5)), r.Texts(6), JsonSerializer.Deserialize<ImportChoices>(r.GetString(7), s_json) ?? new(),
        r.GetString(8), r.GetDouble(9), r.TextOrNull(10), r.LongOrNull(11), r.TextOrNull(12));
}
