namespace SynthesisPipeline.Dashboard;

/// <summary>Gives the rows of a digest their addresses on the dashboard, where an administrator has named its address.</summary>
static class DigestAddresses
{
    /// <summary>Adds addresses; changes nothing without a site.</summary>
    /// <param name="content">The digest of one consultation.</param>
    /// <param name="site">Address of the dashboard (<see cref="MessageSettings.SiteVariable"/>); null for none.</param>
    /// <param name="slug">The consultation.</param>
    public static DigestContent Add(DigestContent content, Uri? site, string slug)
    {
        if (site is null) return content;
        var here = $"{site.AbsoluteUri.TrimEnd('/')}/consultations/{Uri.EscapeDataString(slug)}";
        return content with
        {
            Sections = [.. content.Sections.Select(s => s with { Points = [.. s.Points.Select(p => p with { Address = $"{here}/accord#e-{p.Key}" })] })],
            Contributions = [.. content.Contributions.Select(c => c with { Address = $"{here}/contribution?id={Uri.EscapeDataString(c.Id)}" })],
        };
    }
}
