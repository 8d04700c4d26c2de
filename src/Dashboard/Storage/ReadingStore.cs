using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What one person noted on a contribution.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Flagged">Whether it is flagged.</param>
/// <param name="Note">Why; null where not said.</param>
public sealed record ReadingMark(DateTimeOffset ReadAt, bool Flagged, string? Note);

/// <summary>How far one person has read.</summary>
/// <param name="Read">Contributions that count as read: those read, and copies of them.</param>
/// <param name="Copies">Copies among them.</param>
/// <param name="All">All contributions to read.</param>
/// <param name="Flagged">Flagged by this person.</param>
public sealed record ReadingProgress(int Read, int Copies, int All, int Flagged);

/// <summary>One answer of a person beside the machine's.</summary>
/// <param name="Machine">The topic that the machine chose; null for none.</param>
/// <param name="Person">The topic that the person chose; null for none.</param>
/// <param name="Blind">Whether the machine's answer was hidden until the person had answered.</param>
public sealed record ReadingCheck(TopicId? Machine, TopicId? Person, bool Blind);

/// <summary>Keeps what each person has read, flagged and checked.</summary>
public sealed class ReadingStore(NpgsqlDataSource db)
{
    /// <summary>Notes that a contribution was read, and whether it is flagged.</summary>
    public Task<int> MarkAsync(string account, long consultationId, ContributionId id, TopicId? topic, bool flagged, string? note, CancellationToken cancel) => db.RunAsync("""
        insert into reading_marks (account, consultation_id, contribution_id, topic_id, flagged, note) values ($1, $2, $3, $4::text, $5, $6::text)
        on conflict (account, consultation_id, contribution_id) do update set read_at = now(), flagged = excluded.flagged, note = excluded.note
        """, cancel, account, consultationId, id.Value, topic?.Value, flagged, StorableText.OrNull(note));

    /// <summary>Takes a mark back.</summary>
    public Task<int> UnmarkAsync(string account, long consultationId, ContributionId id, CancellationToken cancel) =>
        db.RunAsync("delete from reading_marks where account = $1 and consultation_id = $2 and contribution_id = $3", cancel, account, consultationId, id.Value);

    /// <summary>Gives a person's mark on a contribution; null where there is none.</summary>
    public Task<ReadingMark?> FindAsync(string account, long consultationId, ContributionId id, CancellationToken cancel) => db.OneAsync(
        "select read_at, flagged, note from reading_marks where account = $1 and consultation_id = $2 and contribution_id = $3",
        r => new ReadingMark(r.GetFieldValue<DateTimeOffset>(0), r.GetBoolean(1), r.TextOrNull(2)), cancel, account, consultationId, id.Value);

    /// <summary>Lists the contributions that a person has read.</summary>
    public async Task<HashSet<ContributionId>> ReadAsync(string account, long consultationId, CancellationToken cancel) =>
        [.. await db.ListAsync("select contribution_id from reading_marks where account = $1 and consultation_id = $2", r => r.Id(0), cancel, account, consultationId)];

    /// <summary>Lists what people flagged in a consultation, the last first.</summary>
    public Task<ImmutableArray<(string Account, ContributionId Id, string? Note)>> FlaggedAsync(long consultationId, int atMost, CancellationToken cancel) => db.ListAsync("""
        select account, contribution_id, note from reading_marks where consultation_id = $1 and flagged order by read_at desc limit $2
        """, r => (r.GetString(0), r.Id(1), r.TextOrNull(2)), cancel, consultationId, atMost);

    /// <summary>Keeps a check; a person checks a contribution once a run, the first answer counts.</summary>
    public Task<int> CheckAsync(string account, long consultationId, long run, ContributionId id, TopicId? machine, TopicId? person, bool blind, CancellationToken cancel) => db.RunAsync("""
        insert into reading_checks (account, consultation_id, run_id, contribution_id, machine_topic, person_topic, blind)
        values ($1, $2, $3, $4, $5::text, $6::text, $7) on conflict (account, run_id, contribution_id) do nothing
        """, cancel, account, consultationId, run, id.Value, machine?.Value, person?.Value, blind);

    /// <summary>Lists the checks of a run in the order in which they were made.</summary>
    public Task<ImmutableArray<ReadingCheck>> ChecksAsync(long run, CancellationToken cancel) => db.ListAsync(
        "select machine_topic, person_topic, blind from reading_checks where run_id = $1 order by id",
        r => new ReadingCheck(r.TopicOrNull(0), r.TopicOrNull(1), r.GetBoolean(2)), cancel, run);

    /// <summary>Gives a person's check of a contribution; null where there is none.</summary>
    public Task<ReadingCheck?> CheckOfAsync(string account, long run, ContributionId id, CancellationToken cancel) => db.OneAsync(
        "select machine_topic, person_topic, blind from reading_checks where account = $1 and run_id = $2 and contribution_id = $3",
        r => new ReadingCheck(r.TopicOrNull(0), r.TopicOrNull(1), r.GetBoolean(2)), cancel, account, run, id.Value);

    /// <summary>Lists the contributions that a person has checked in a run.</summary>
    public async Task<HashSet<ContributionId>> CheckedAsync(string account, long run, CancellationToken cancel) =>
        [.. await db.ListAsync("select contribution_id from reading_checks where account = $1 and run_id = $2", r => r.Id(0), cancel, account, run)];
}
