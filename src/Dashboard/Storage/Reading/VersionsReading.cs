using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One wording that a contribution had.</summary>
/// <param name="Number">From 1, the first first.</param>
/// <param name="Since">When the import ended that brought it.</param>
/// <param name="Until">When the import ended that replaced or withdrew it; null for the one in force.</param>
/// <param name="SetAside">Why it was not drafted from; null when it could be.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text as people read it.</param>
public sealed record ContributionVersion(int Number, DateTimeOffset Since, DateTimeOffset? Until, string? SetAside, string Title, string Text);

/// <summary>Reads the wordings that a contribution had from import to import; none is ever lost.</summary>
public sealed class VersionsReading(NpgsqlDataSource db)
{
    /// <summary>Lists all wordings, the last first.</summary>
    public Task<ImmutableArray<ContributionVersion>> ListAsync(long consultationId, ContributionId id, CancellationToken cancel) => db.ListAsync("""
        select c.version, since.imported_at, until.imported_at, c.set_aside, c.title, coalesce(c.body_plain, c.body_raw) from contributions c
        join imports since on since.id = c.since_import left join imports until on until.id = c.until_import
        where c.consultation_id = $1 and c.contribution_id = $2 order by c.version desc
        """, r => new ContributionVersion(r.GetInt32(0), r.GetFieldValue<DateTimeOffset>(1), r.InstantOrNull(2), r.TextOrNull(3), r.GetString(4), r.GetString(5)),
        cancel, consultationId, id.Value);
}
