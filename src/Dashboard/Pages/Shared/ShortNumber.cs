namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>The name by which a page calls a contribution: its public number, or the beginning of a long id that its platform made for machines.</summary>
public static class ShortNumber
{
    const int LongestShown = 14, Beginning = 8;

    /// <summary>Shortens what nobody reads; the whole stands in the link and in every file.</summary>
    public static string Of(string number) => number.Length <= LongestShown ? number : number[..Beginning] + "…";
}
