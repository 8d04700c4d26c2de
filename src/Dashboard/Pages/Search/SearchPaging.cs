using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Search;

/// <summary>What a page of a search shows.</summary>
/// <param name="Lines">One more than a page when there is a next one.</param>
/// <param name="Total">Matches, counted up to a limit; null where they are not counted.</param>
/// <param name="Whole">Whether all imports are searchable already.</param>
/// <param name="SimilarNumber">Number of the contribution whose neighbours are shown.</param>
public sealed record SearchPageOf(ImmutableArray<SearchLine> Lines, long? Total, bool Whole, string? SimilarNumber);

/// <summary>Runs a search for a page: brings small consultations up to date first, resolves numbers and neighbours.</summary>
public sealed class SearchPaging(SearchIndex index, SearchedFindings findings, SearchReading reading, ContributionReading contributions, NeighbourReading neighbours)
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 20;

    /// <summary>Matches counted at most.</summary>
    public const int MostCounted = 2_000;

    const int MostNeighbours = 400;

    /// <summary>Runs a search.</summary>
    /// <param name="visible">The consultations that the person may look into.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SearchPageOf> RunAsync(IReadOnlyList<VisibleConsultation> visible, SearchQuery query, string? after, CancellationToken cancel)
    {
        var whole = await index.CatchUpSmallAsync(cancel);
        if (visible.Count == 0) return new([], 0, whole, null);
        if (query.AsksFindings) whole &= await findings.CatchUpAsync([.. visible.Select(v => v.Id)], asWorker: false, cancel);
        if (query.Similar?.Split('~', 2) is [var slug, var id]) return await SimilarAsync(visible, slug, new(id), query, whole, cancel);
        if (query.Words is ['#', .. { Length: > 0 } number] && !number.Contains(' ', StringComparison.Ordinal))
            return new(await NumberedAsync(visible, number, cancel), null, whole, null);
        long[] ids = [.. visible.Select(v => v.Id)];
        var lines = await reading.PageAsync(ids, query, after ?? "", PageSize + 1, cancel);
        return new(lines, query.IsEmpty || after is not null ? null : await reading.CountAsync(ids, query, MostCounted + 1, cancel), whole, null);
    }

    /// <summary>Lists all that a search finds in one consultation, up to a limit: for a decision on all of them.</summary>
    public async Task<ImmutableArray<ContributionId>> IdsAsync(VisibleConsultation consultation, SearchQuery query, int atMost, CancellationToken cancel)
    {
        await index.CatchUpSmallAsync(cancel);
        if (query.AsksFindings) await findings.CatchUpAsync([consultation.Id], asWorker: false, cancel);
        if (query.IsEmpty || query.Similar is not null || query.Words.StartsWith('#'))
            return [.. (await RunAsync([consultation], query, null, cancel)).Lines.Take(PageSize).Select(l => l.Line.Id)];
        return await reading.IdsAsync(consultation.Id, query, atMost, cancel);
    }

    async Task<ImmutableArray<SearchLine>> NumberedAsync(IReadOnlyList<VisibleConsultation> visible, string number, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<SearchLine>();
        foreach (var (consultation, id) in await contributions.AllByNumberAsync([.. visible.Select(v => v.Id)], number, PageSize, cancel))
            found.AddRange(await reading.AmongAsync(consultation, [id], new(), 1, cancel));
        return found.ToImmutable();
    }

    async Task<SearchPageOf> SimilarAsync(IReadOnlyList<VisibleConsultation> visible, string slug, ContributionId id, SearchQuery query, bool whole, CancellationToken cancel)
    {
        if (visible.FirstOrDefault(v => v.Slug == slug) is not { } consultation) return new([], 0, whole, null);
        var near = await neighbours.OfAsync(consultation.Id, consultation.LatestRun, id, MostNeighbours, cancel);
        var lines = await reading.AmongAsync(consultation.Id, [.. near.Select(n => n.Id)], query with { Similar = null }, PageSize, cancel);
        var number = (await contributions.LinesAsync(consultation.Id, [id], cancel)).FirstOrDefault()?.Number;
        return new(lines, null, whole, number);
    }
}
