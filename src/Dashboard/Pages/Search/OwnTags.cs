using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard.Pages.Search;

/// <summary>Lists the tags of one's own that a list offers beside the closed lists.</summary>
public sealed class OwnTags(TagFamilyStore families, SearchedFindings searched)
{
    /// <summary>Lists every value of the families in force, then the other free tags that consultations carry.</summary>
    /// <param name="consultations">Those that the person may enter.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<ImmutableArray<string>> ListAsync(IReadOnlyCollection<long> consultations, CancellationToken cancel) =>
        [.. (await families.InForceAsync(cancel)).SelectMany(f => f.Values.Select(v => f.TagOf(v.Name)))
            .Concat(await searched.FreeTagsAsync(consultations, cancel)).Distinct(StringComparer.Ordinal)];
}
