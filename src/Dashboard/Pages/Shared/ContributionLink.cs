using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>Addresses of contributions: the id travels in the query, since it may hold any letter.</summary>
public static class ContributionLink
{
    /// <summary>Leads to a contribution.</summary>
    public static string To(string slug, ContributionId id) =>
        $"/consultations/{Uri.EscapeDataString(slug)}/contribution?id={Uri.EscapeDataString(id.Value)}";

    /// <summary>Leads to the cited passage of a contribution, lit up.</summary>
    public static string To(string slug, Citation citation) => citation.Passage is { } passage
        ? $"{To(slug, citation.Contribution)}&debut={passage.Start}&longueur={passage.Length}#passage"
        : $"{To(slug, citation.Contribution)}&titre=1#passage";
}
