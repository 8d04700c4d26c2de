using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace SynthesisPipeline.Dashboard;

/// <summary>What became of one thing that a returned digest asks for.</summary>
public enum LineOutcome { Taken, Remark, Question, Refused, Unreadable }

/// <summary>What a person picked: the words of the returned digest, those that stand, or own ones.</summary>
public enum LineAnswer { Returned, Current, Own }

/// <summary>One line of a return.</summary>
/// <param name="Id">Its number; 0 before it is kept.</param>
/// <param name="ReturnId">The return.</param>
/// <param name="Fingerprint">The same for the same change of the same digest.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ConsultationId">The consultation it is about.</param>
/// <param name="Kind">What the group does with the row.</param>
/// <param name="Sheet">Code of the sheet.</param>
/// <param name="RowKey">Key of the row; empty for a row of its own.</param>
/// <param name="Place">Where it stands in the workbook.</param>
/// <param name="Section">Heading of an added row.</param>
/// <param name="Why">Why it is asked or refused, in French.</param>
/// <param name="Wanted">The words wanted, by column.</param>
/// <param name="Sent">The words as sent.</param>
/// <param name="Stood">The words that stood when it came back.</param>
public sealed record ReturnLine(long Id, long ReturnId, string Fingerprint, LineOutcome Outcome, long ConsultationId, string Kind, string Sheet, string RowKey, string Place, string Section, string Why,
    ImmutableSortedDictionary<string, string> Wanted, ImmutableSortedDictionary<string, string> Sent, ImmutableSortedDictionary<string, string> Stood)
{
    /// <summary>What a person picked; null while nobody has.</summary>
    public LineAnswer? Answer { get; init; }

    /// <summary>Who picked.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The digest it is about.</summary>
    public string DigestId { get; init; } = "";
}

/// <summary>A file that came back.</summary>
/// <param name="Id">Its number.</param>
/// <param name="DigestId">The digest it is.</param>
/// <param name="FileName">Its name, as it was sent.</param>
/// <param name="Member">Who worked on it; empty when not said.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="At">When.</param>
/// <param name="Unchanged">Rows that ask for nothing.</param>
/// <param name="Taken">Changes taken.</param>
/// <param name="Remarks">Remarks kept.</param>
/// <param name="Open">Questions nobody has answered.</param>
public sealed record ReturnRecord(long Id, string DigestId, string FileName, string Member, string By, DateTimeOffset At, int Unchanged, int Taken, int Remarks, int Open);

/// <summary>Keeps what came back and what became of every word of it.</summary>
public sealed class ReturnStore(NpgsqlDataSource db)
{
    const string LineColumns = "l.id, l.return_id, l.fingerprint, l.outcome, l.consultation_id, l.kind, l.sheet, l.row_key, l.place, l.section, l.why, l.wanted::text, l.sent::text, l.stood::text, l.answer, l.answered_by, l.digest_id";

    /// <summary>Finds the return of the very same file; null when it never came.</summary>
    public Task<ReturnRecord?> SameFileAsync(string digestId, string sha256, string member, CancellationToken cancel) =>
        db.OneAsync($"{Returns} where r.digest_id = $1 and r.file_sha256 = $2 and r.member = $3", ReadReturn, cancel, digestId, sha256, member);

    /// <summary>Finds a return; null when there is none.</summary>
    public Task<ReturnRecord?> FindAsync(long id, CancellationToken cancel) => db.OneAsync($"{Returns} where r.id = $1", ReadReturn, cancel, id);

    /// <summary>Lists the returns of a consultation, the latest first.</summary>
    public Task<ImmutableArray<ReturnRecord>> ListAsync(long consultationId, CancellationToken cancel) => db.ListAsync($"""
        {Returns} where exists (select 1 from digest_parts p where p.digest_id = r.digest_id and p.consultation_id = $1) order by r.id desc limit 100
        """, ReadReturn, cancel, consultationId);

    /// <summary>Lists the fingerprints of what was understood of a digest already.</summary>
    public async Task<ImmutableHashSet<string>> KnownAsync(string digestId, CancellationToken cancel) =>
        [.. await db.ListAsync("select fingerprint from digest_lines where digest_id = $1", r => r.GetString(0), cancel, digestId)];

    /// <summary>Keeps a return with its file and its lines, all at once.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(ReturnRecord item, string sha256, byte[] file, IReadOnlyCollection<ReturnLine> lines, CancellationToken cancel)
    {
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var id = await Sql.ScalarAsync<long>(connection, """
            insert into digest_returns (digest_id, file_name, file_sha256, file, member, returned_by, unchanged) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict on constraint digest_returns_file_unique do update set file_name = excluded.file_name returning id
            """, cancel, item.DigestId, StorableText.Of(item.FileName), sha256, file, StorableText.Of(item.Member), StorableText.Of(item.By), item.Unchanged);
        foreach (var line in lines)
        {
            await using var command = new NpgsqlCommand("""
                insert into digest_lines (return_id, digest_id, fingerprint, outcome, consultation_id, kind, sheet, row_key, place, section, why, wanted, sent, stood)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict on constraint digest_lines_once do nothing
                """, connection);
            foreach (var value in new object[] { id, item.DigestId, line.Fingerprint, WordNames.Of(line.Outcome), line.ConsultationId, line.Kind, line.Sheet })
                command.Parameters.Add(new() { Value = value });
            foreach (var text in new[] { line.RowKey, line.Place, line.Section, line.Why }) command.Parameters.Add(new() { Value = StorableText.Of(text) });
            foreach (var cells in new[] { line.Wanted, line.Sent, line.Stood }) command.Parameters.Add(new() { Value = CellJson.Write(cells), NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return id;
    }

    /// <summary>Lists the lines of a return, in the order of the workbook.</summary>
    public Task<ImmutableArray<ReturnLine>> LinesAsync(long returnId, CancellationToken cancel) =>
        db.ListAsync($"select {LineColumns} from digest_lines l where l.return_id = $1 order by l.id", ReadLine, cancel, returnId);

    /// <summary>Lists the questions of a consultation that nobody has answered, oldest first.</summary>
    public Task<ImmutableArray<ReturnLine>> OpenAsync(long consultationId, CancellationToken cancel) =>
        db.ListAsync($"select {LineColumns} from digest_lines l where l.consultation_id = $1 and l.outcome = 'question' and l.answer is null order by l.id", ReadLine, cancel, consultationId);

    /// <summary>Lists what groups recommend in a consultation: recommendations taken, in the order in which they came.</summary>
    public Task<ImmutableArray<ReturnLine>> RecommendationsAsync(long consultationId, CancellationToken cancel) => db.ListAsync($"""
        select {LineColumns} from digest_lines l where l.consultation_id = $1 and l.sheet = 'recommandations' and (l.outcome = 'taken' or l.answer in ('returned', 'own')) order by l.id
        """, ReadLine, cancel, consultationId);

    /// <summary>Finds a line; null when there is none.</summary>
    public Task<ReturnLine?> LineAsync(long id, CancellationToken cancel) => db.OneAsync($"select {LineColumns} from digest_lines l where l.id = $1", ReadLine, cancel, id);

    /// <summary>Notes what a person picked.</summary>
    /// <returns>False when someone had picked before.</returns>
    public async Task<bool> AnswerAsync(long id, LineAnswer answer, string by, CancellationToken cancel) => await db.RunAsync("""
        update digest_lines set answer = $2, answered_by = $3, answered_at = now() where id = $1 and outcome = 'question' and answer is null
        """, cancel, id, WordNames.Of(answer), StorableText.Of(by)) == 1;

    const string Returns = """
        select r.id, r.digest_id, r.file_name, r.member, r.returned_by, r.returned_at, r.unchanged, coalesce(n.taken, 0), coalesce(n.remarks, 0), coalesce(n.open, 0)
        from digest_returns r left join (select return_id, count(*) filter (where outcome = 'taken')::int taken, count(*) filter (where outcome in ('remark', 'refused', 'unreadable'))::int remarks,
            count(*) filter (where outcome = 'question' and answer is null)::int open from digest_lines group by return_id) n on n.return_id = r.id
        """;

    static ReturnRecord ReadReturn(NpgsqlDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8), r.GetInt32(9));

    static ReturnLine ReadLine(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), WordNames.Read<LineOutcome>(r.GetString(3)), r.GetInt64(4), r.GetString(5), r.GetString(6),
        r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(10), CellJson.Read(r.GetString(11)), CellJson.Read(r.GetString(12)), CellJson.Read(r.GetString(13)))
    {
        Answer = r.TextOrNull(14) is { } answer ? WordNames.Read<LineAnswer>(answer) : null, AnsweredBy = r.TextOrNull(15), DigestId = r.GetString(16),
    };
}
