using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A publication that came out.</summary>
/// <param name="Version">Its version in the folder it was written to.</param>
/// <param name="Run">The run whose findings it says.</param>
/// <param name="By">Who published it.</param>
/// <param name="At">When.</param>
/// <param name="Seal">SHA-256 of its file of checksums.</param>
/// <param name="Sentences">How many sentences it has.</param>
public sealed record PublicationLine(int Version, long Run, string By, DateTimeOffset At, string Seal, int Sentences);

/// <summary>What a person decided on words that name or reach somebody.</summary>
/// <param name="Term">The words, lower case.</param>
/// <param name="Masked">Whether they are masked.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
public sealed record MaskLine(string Term, bool Masked, string By, DateTimeOffset At);

/// <summary>Keeps what was published, what people decided to mask, and what was answered to comments: append-only.</summary>
public sealed class PublicationStore(NpgsqlDataSource db)
{
    /// <summary>Gives the scope in which a contributor keeps one pseudonym: the concertation, or the consultation that belongs to none.</summary>
    public async Task<string> ScopeAsync(long consultationId, CancellationToken cancel) => await db.ScalarAsync<string>("""
        select coalesce('concertation/' || k.slug, 'consultation/' || c.slug)
        from consultations c left join themes t on t.id = c.theme_id left join concertations k on k.id = t.concertation_id where c.id = $1
        """, cancel, consultationId);

    /// <summary>Counts what was erased from a consultation: what was read before holds for no later count.</summary>
    public Task<long> ErasuresAsync(long consultationId, CancellationToken cancel) => db.ScalarAsync<long>("select count(*) from erasures where consultation_id = $1", cancel, consultationId);

    /// <summary>Lists the decisions on masking, in the order in which they were made.</summary>
    public Task<ImmutableArray<MaskLine>> MasksAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select term, masked, decided_by, decided_at from mask_decisions where consultation_id = $1 order by id
        """, r => new MaskLine(r.GetString(0), r.GetBoolean(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3)), cancel, consultationId);

    /// <summary>Adds a decision on masking.</summary>
    public Task<int> AddMaskAsync(long consultationId, string term, bool masked, string by, CancellationToken cancel) => db.RunAsync("""
        insert into mask_decisions (consultation_id, term, masked, decided_by) values ($1, $2, $3, $4)
        """, cancel, consultationId, StorableText.Of(term), masked, by);

    /// <summary>Notes that a version came out.</summary>
    public Task<int> AddAsync(long consultationId, PublicationLine line, CancellationToken cancel) => db.RunAsync("""
        insert into publications (consultation_id, version, run_id, published_by, published_at, seal, sentences) select $1, $2, $3, $4, $5, $6, $7
        where not exists (select from publications where consultation_id = $1 and seal = $6)
        """, cancel, consultationId, line.Version, line.Run, line.By, line.At.ToUniversalTime(), line.Seal, line.Sentences);

    /// <summary>Lists what came out, the last first.</summary>
    public Task<ImmutableArray<PublicationLine>> ListAsync(long consultationId, CancellationToken cancel) => db.ListAsync("""
        select version, run_id, published_by, published_at, seal, sentences from publications where consultation_id = $1 order by id desc
        """, r => new PublicationLine(r.GetInt32(0), r.GetInt64(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(4), r.GetInt32(5)), cancel, consultationId);

    /// <summary>Gives the last answer to each comment.</summary>
    public async Task<ImmutableDictionary<ContributionId, string>> AnswersAsync(long consultationId, CancellationToken cancel) =>
        (await db.ListAsync("select distinct on (contribution_id) contribution_id, answer from comment_answers where consultation_id = $1 order by contribution_id, id desc",
            r => (Id: r.Id(0), Answer: r.GetString(1)), cancel, consultationId)).ToImmutableDictionary(a => a.Id, a => a.Answer);

    /// <summary>Answers a comment; the last answer counts.</summary>
    public Task<int> AnswerAsync(long consultationId, ContributionId comment, string answer, string by, CancellationToken cancel) => db.RunAsync("""
        insert into comment_answers (consultation_id, contribution_id, answer, answered_by) values ($1, $2, $3, $4)
        """, cancel, consultationId, comment.Value, StorableText.Of(answer), by);
}
