using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>One consultation in a digest, and the run it shows.</summary>
public sealed record DigestPart(long ConsultationId, string Slug, string Title, long RunId);

/// <summary>A digest as it was issued.</summary>
/// <param name="Id">By which it is known.</param>
/// <param name="ThemeId">Its theme; null for one consultation.</param>
/// <param name="Recipient">The group it is for; empty when not said.</param>
/// <param name="SinceId">The digest sent to this group before; null for the first.</param>
/// <param name="Title">Its title.</param>
/// <param name="IssuedAt">When it was first written.</param>
/// <param name="SentAt">When it was handed to the group; null when it never was.</param>
public sealed record DigestRecord(string Id, long? ThemeId, string Recipient, string? SinceId, string Title, DateTimeOffset IssuedAt, DateTimeOffset? SentAt);

/// <summary>Keeps digests as they were sent: without them a returned one could not be merged.</summary>
public sealed class DigestStore(NpgsqlDataSource db)
{
    const string Columns = "d.id, d.theme_id, d.recipient, d.since_id, d.title, d.issued_at, d.sent_at";

    /// <summary>Keeps a digest; one that is kept already stays as it is, but for the moment it was sent.</summary>
    /// <param name="digest">The digest; its moments are taken from the clock of the database.</param>
    /// <param name="fingerprint">What was analysed and how.</param>
    /// <param name="by">Who had it written.</param>
    /// <param name="isSent">Whether it is handed to its group.</param>
    /// <param name="rows">Its rows as sent, as JSON.</param>
    /// <param name="parts">Consultations and runs that it shows, in order.</param>
    /// <param name="cancel">Stops the writing.</param>
    public async Task KeepAsync(DigestRecord digest, string fingerprint, string by, bool isSent, string rows, IReadOnlyList<DigestPart> parts, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var command = new NpgsqlCommand("""
            insert into digests (id, theme_id, recipient, since_id, fingerprint, title, issued_by, sent_at, rows)
            values ($1, $2, $3, $4, $5, $6, $7, case when $8 then now() end, $9)
            on conflict (id) do update set sent_at = coalesce(digests.sent_at, excluded.sent_at)
            """, connection))
        {
            command.Parameters.Add(new() { Value = digest.Id });
            command.Parameters.Add(new() { Value = (object?)digest.ThemeId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
            command.Parameters.Add(new() { Value = StorableText.Of(digest.Recipient) });
            command.Parameters.Add(new() { Value = (object?)digest.SinceId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            foreach (var text in new[] { fingerprint, StorableText.Of(digest.Title), StorableText.Of(by) }) command.Parameters.Add(new() { Value = text });
            command.Parameters.Add(new() { Value = isSent });
            command.Parameters.Add(new() { Value = rows, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(cancel);
        }
        for (var i = 0; i < parts.Count; i++)
            await Sql.RunAsync(connection, "insert into digest_parts (digest_id, position, consultation_id, run_id) values ($1, $2, $3, $4) on conflict do nothing",
                cancel, digest.Id, i, parts[i].ConsultationId, parts[i].RunId);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Finds a digest; null when it was never issued here.</summary>
    public Task<DigestRecord?> FindAsync(string id, CancellationToken cancel) => db.OneAsync($"select {Columns} from digests d where d.id = $1", Read, cancel, id);

    /// <summary>Finds the last digest handed to a group; null for the first.</summary>
    /// <param name="recipient">The group.</param>
    /// <param name="themeId">The theme; null for one consultation.</param>
    /// <param name="consultationId">The consultation; of a theme, any of its own.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<DigestRecord?> LastSentAsync(string recipient, long? themeId, long consultationId, CancellationToken cancel) => db.OneAsync($"""
        select {Columns} from digests d where d.recipient = $1 and d.sent_at is not null
            and (d.theme_id = $2::bigint or ($2::bigint is null and d.theme_id is null and exists (select 1 from digest_parts p where p.digest_id = d.id and p.consultation_id = $3)))
        order by d.sent_at desc, d.id limit 1
        """, Read, cancel, recipient, themeId, consultationId);

    /// <summary>Gives the rows of a digest as sent, as JSON.</summary>
    public Task<string> RowsAsync(string id, CancellationToken cancel) => db.ScalarAsync<string>("select rows::text from digests where id = $1", cancel, id);

    /// <summary>Lists consultations and runs of a digest, in order.</summary>
    public Task<ImmutableArray<DigestPart>> PartsAsync(string id, CancellationToken cancel) => db.ListAsync("""
        select p.consultation_id, c.slug, c.title, p.run_id from digest_parts p join consultations c on c.id = p.consultation_id where p.digest_id = $1 order by p.position
        """, r => new DigestPart(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), cancel, id);

    /// <summary>Lists the ids of all digests, the latest first: by them the marks of rows are recognised.</summary>
    public Task<ImmutableArray<string>> IdsAsync(CancellationToken cancel) => db.ListAsync("select id from digests order by issued_at desc, id", r => r.GetString(0), cancel);

    /// <summary>Finds the latest digest of one analysis: a document tells only what was analysed; null when there is none.</summary>
    public async Task<string?> LastOfAsync(string fingerprint, CancellationToken cancel) =>
        (await db.ListAsync("select id from digests where fingerprint = $1 order by issued_at desc, id limit 1", r => r.GetString(0), cancel, fingerprint)).FirstOrDefault();

    /// <summary>Lists the digests of a consultation that were handed to a group, the latest first.</summary>
    public Task<ImmutableArray<DigestRecord>> SentAsync(long consultationId, CancellationToken cancel) => db.ListAsync($"""
        select {Columns} from digests d where d.sent_at is not null and exists (select 1 from digest_parts p where p.digest_id = d.id and p.consultation_id = $1) order by d.sent_at desc, d.id limit 100
        """, Read, cancel, consultationId);

    static DigestRecord Read(NpgsqlDataReader r) => new(r.GetString(0), r.LongOrNull(1), r.GetString(2), r.TextOrNull(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), r.InstantOrNull(6));
}
