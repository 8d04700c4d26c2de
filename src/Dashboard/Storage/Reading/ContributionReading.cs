using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A contribution as lists show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number, or its id where it has none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Excerpt">The first words of its body.</param>
/// <param name="Author">Who posted it; null where not said.</param>
/// <param name="CreatedAt">When; null where not said.</param>
/// <param name="Stance">The side its author declared; null where not said.</param>
/// <param name="SetAside">Why it is not drafted from; null when it is.</param>
public sealed record ContributionLine(ContributionId Id, string Number, ContributionKind Kind, string Title, string Excerpt,
    string? Author, DateTimeOffset? CreatedAt, Side? Stance, string? SetAside);

/// <summary>Reads contributions in force for the pages: one, its children, lists by keyset.</summary>
public sealed class ContributionReading(NpgsqlDataSource db)
{
    const int ExcerptLength = 280;

    const string Line = """
        c.contribution_id, coalesce(c.number, c.contribution_id), c.kind, c.title, left(coalesce(c.body_plain, c.body_raw), 280),
        c.author, c.created_at, c.stance, c.set_aside
        """;

    /// <summary>Why a contribution that vanished from its platform's export is not drafted from.</summary>
    public const string Withdrawn = "Retirée de la plateforme : elle ne figure plus dans le dernier export.";

    /// <summary>Finds one contribution, set aside, withdrawn or neither; null when the consultation never held it.</summary>
    public async Task<(Contribution Contribution, string? SetAside)?> FindAsync(long consultationId, ContributionId id, CancellationToken cancel)
    {
        var rows = await db.ListAsync($"""
            select {ContributionRows.Columns}, case when until_import is null then set_aside else $3 end from contributions
            where consultation_id = $1 and contribution_id = $2 order by version desc limit 1
            """, r => (ContributionRows.Read(r), r.TextOrNull(ContributionRows.ColumnCount)), cancel, consultationId, id.Value, Withdrawn);
        return rows.IsEmpty ? null : rows[0];
    }

    /// <summary>Finds a contribution by its public number, with or without its mark; null when there is none.</summary>
    public async Task<ContributionId?> ByNumberAsync(long consultationId, string number, CancellationToken cancel)
    {
        var bare = number.Trim().TrimStart('#');
        var found = await db.ListAsync("""
            select contribution_id from contributions
            where consultation_id = $1 and until_import is null and number in ($2, '#' || $2) order by contribution_id limit 1
            """, r => r.Id(0), cancel, consultationId, bare);
        return found.IsEmpty ? null : found[0];
    }

    /// <summary>Finds contributions by a public number in many consultations, in order of those.</summary>
    public Task<ImmutableArray<(long Consultation, ContributionId Id)>> AllByNumberAsync(long[] consultations, string number, int take, CancellationToken cancel) => db.ListAsync("""
        select consultation_id, contribution_id from contributions
        where consultation_id = any($1) and until_import is null and number in ($2, '#' || $2) order by consultation_id, contribution_id limit $3
        """, r => (r.GetInt64(0), r.Id(1)), cancel, consultations, number.TrimStart('#'), take);

    /// <summary>Lists what hangs on a contribution, ascending by id.</summary>
    public Task<ImmutableArray<ContributionLine>> ChildrenAsync(long consultationId, ContributionId parent, CancellationToken cancel) => db.ListAsync($"""
        select {Line} from contributions c
        where c.consultation_id = $1 and c.parent_id = $2 and c.until_import is null order by c.contribution_id limit 500
        """, Read, cancel, consultationId, parent.Value);

    /// <summary>Lists given contributions, in any order.</summary>
    public Task<ImmutableArray<ContributionLine>> LinesAsync(long consultationId, IReadOnlyCollection<ContributionId> ids, CancellationToken cancel) => db.ListAsync($"""
        select {Line} from contributions c
        where c.consultation_id = $1 and c.contribution_id = any($2) and c.until_import is null
        """, Read, cancel, consultationId, ids.Select(i => i.Value).ToArray());

    /// <summary>Gives the public numbers of given contributions; those that have none, or are no longer there, are left out.</summary>
    public async Task<Dictionary<ContributionId, string>> NumbersAsync(long consultationId, IReadOnlyCollection<ContributionId> ids, CancellationToken cancel) => (await db.ListAsync("""
        select contribution_id, number from contributions where consultation_id = $1 and contribution_id = any($2) and until_import is null and number is not null
        """, r => (Id: r.Id(0), Number: r.GetString(1)), cancel, consultationId, ids.Select(i => i.Value).ToArray())).ToDictionary(n => n.Id, n => n.Number);

    /// <summary>Gives the bodies of given contributions.</summary>
    public async Task<Dictionary<ContributionId, SourceText>> BodiesAsync(long consultationId, IReadOnlyCollection<ContributionId> ids, CancellationToken cancel) =>
        (await db.ListAsync($"""
            select {ContributionRows.Columns} from contributions where consultation_id = $1 and contribution_id = any($2) and until_import is null
            """, r => ContributionRows.Read(r), cancel, consultationId, ids.Select(i => i.Value).ToArray())).ToDictionary(c => c.Id, c => c.Body);

    static ContributionLine Read(NpgsqlDataReader r) => new(r.Id(0), r.GetString(1), WordNames.Read<ContributionKind>(r.GetString(2)),
        r.GetString(3), Shorten(r.GetString(4)), r.TextOrNull(5), r.InstantOrNull(6), r.TextOrNull(7) is { } side ? WordNames.Read<Side>(side) : null, r.TextOrNull(8));

    internal static string Shorten(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length < ExcerptLength) return flat;
        var cut = flat.LastIndexOf(' ');
        return (cut > ExcerptLength / 2 ? flat[..cut] : flat) + "…";
    }
}
