using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Finds contributions to cite, while they are typed: by number, else by words (French stems, accents optional).</summary>
sealed class CitationSearch(SearchIndex index, SearchReading reading, ContributionReading contributions)
{
    const int Shown = 12;

    /// <summary>Finds the best matches; a last word that is not finished does not hide what the others find.</summary>
    public async Task<ImmutableArray<ContributionLine>> FindAsync(long consultationId, string words, CancellationToken cancel)
    {
        var typed = words.Trim();
        if (typed.Length < 2) return [];
        if (await contributions.ByNumberAsync(consultationId, typed, cancel) is { } id) return await contributions.LinesAsync(consultationId, [id], cancel);
        await index.CatchUpSmallAsync(cancel);
        var found = await PageAsync(consultationId, typed, cancel);
        return found.IsEmpty && typed.LastIndexOf(' ') is > 1 and var cut ? await PageAsync(consultationId, typed[..cut], cancel) : found;
    }

    async Task<ImmutableArray<ContributionLine>> PageAsync(long consultationId, string words, CancellationToken cancel) =>
        [.. (await reading.PageAsync([consultationId], new() { Words = words, Order = SearchOrder.Relevance }, "", Shown, cancel)).Select(l => l.Line)];
}
