using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SynthesisPipeline.Dashboard.Pages.Shared;

namespace SynthesisPipeline.Dashboard.Pages.Search;

/// <summary>The part of a text that shows why it was found, its words lit up.</summary>
public static partial class SearchExcerpt
{
    const int Length = 280, Before = 70, ShortestStem = 3, Ending = 3;

    /// <summary>Cuts an excerpt around the first word that answers the search.</summary>
    /// <param name="text">The text.</param>
    /// <param name="typed">What was typed.</param>
    /// <returns>Runs of the excerpt, lit or not; the beginning of the text when no word is seen there.</returns>
    /// <remarks>A word is lit when it begins like a typed one, case, accents and up to three last letters apart: nearly what the stems of the database match.</remarks>
    public static IReadOnlyList<LitPart> Of(string text, string typed)
    {
        var flat = Spaces().Replace(text, " ").Trim();
        var stems = Word().Matches(typed).Where(m => m.Index == 0 || typed[m.Index - 1] != '-').Select(m => Folded(m.Value))
            .Where(w => w.Length >= ShortestStem).Select(w => w[..Math.Max(Math.Min(4, w.Length), w.Length - Ending)]).Distinct().ToList();
        var hits = stems.Count == 0 ? [] : Word().Matches(flat).Where(m => m.Length >= ShortestStem && stems.Exists(s => Folded(m.Value).StartsWith(s, StringComparison.Ordinal))).ToList();
        var start = hits.Count == 0 || hits[0].Index < Length - 40 ? 0 : flat.IndexOf(' ', hits[0].Index - Before) + 1;
        var end = Math.Min(flat.Length, start + Length);
        if (end < flat.Length && flat.LastIndexOf(' ', end) is var space && space > start + Length / 2) end = space;
        var parts = new List<LitPart>();
        var at = start;
        foreach (var hit in hits.Where(h => h.Index >= start && h.Index + h.Length <= end))
        {
            if (hit.Index > at) parts.Add(new((at == start && start > 0 ? "…" : "") + flat[at..hit.Index], false, false, ""));
            parts.Add(new(hit.Value, true, false, ""));
            at = hit.Index + hit.Length;
        }
        if (at < end || end < flat.Length) parts.Add(new((at == start && start > 0 ? "…" : "") + flat[at..end] + (end < flat.Length ? "…" : ""), false, false, ""));
        return parts;
    }

    static string Folded(string word)
    {
        var bare = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) bare.Append(char.ToLowerInvariant(letter));
        return bare.ToString().Replace("œ", "oe", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
