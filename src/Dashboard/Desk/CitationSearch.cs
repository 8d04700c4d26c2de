using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Finds contributions to cite: by number, else by words.</summary>
static class CitationSearch
{
    const int Shown = 12;

    public static async Task<ImmutableArray<ContributionLine>> FindAsync(ContributionReading contributions, long consultationId, string words, CancellationToken cancel)
    {
        var typed = words.Trim();
        if (typed.Length < 2) return [];
        return await contributions.ByNumberAsync(consultationId, typed, cancel) is { } id ? await contributions.LinesAsync(consultationId, [id], cancel)
            : await contributions.PageAsync(consultationId, typed, null, "", Shown, cancel);
    }
}
