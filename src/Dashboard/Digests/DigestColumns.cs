using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Which columns of a digest people decide about, and when two cells say the same.</summary>
static class DigestColumns
{
    /// <summary>The field for the heading a row stands under.</summary>
    public const string Section = "section";

    /// <summary>The word that takes a row out.</summary>
    public const string Aside = "à écarter";

    static readonly FrozenDictionary<string, ImmutableArray<string>> s_decided = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["accord"] = ["point", "citations", "nuance", "citations_nuance", "etat"],
        ["controverses"] = ["question"],
        ["pistes"] = ["piste", "citations", "instrument", "destinataire"],
        ["minoritaires"] = ["position", "citations"],
        ["recommandations"] = ["recommandation", "appui", "instrument", "destinataire"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Columns that people decide about, the sentence first; empty for a sheet to read.</summary>
    public static ImmutableArray<string> Decided(string sheet) => s_decided.GetValueOrDefault(sheet, []);

    /// <summary>The sentence of a row.</summary>
    public static string Sentence(string sheet) => Decided(sheet) is [var first, ..] ? first : "remarques";

    /// <summary>What a column is called.</summary>
    public static string Heading(string sheet, string code) =>
        code == Section ? "Sous-thème" : DigestLayout.All.FirstOrDefault(l => l.Code == sheet)?.Columns.FirstOrDefault(c => c.Code == code)?.Heading ?? code;

    /// <summary>Whether two cells of a column say the same.</summary>
    public static bool Same(string code, string one, string other)
    {
        // « 12, 13 » may have become the number 12.13 or 1213 in a spreadsheet of another language
        if (code is "citations" or "citations_nuance" or "appui") return Numbers(one).SetEquals(Numbers(other))
            || ((Numbers(one).Count == 1 || Numbers(other).Count == 1) && Digits(one) is { Length: > 0 } digits && digits == Digits(other));
        string a = Flat(one), b = Flat(other);
        if (code == "etat") return string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
        if (a == b) return true;
        return double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            && Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(x));
    }

    /// <summary>Numbers of contributions or of points in a cell, without their marks: « n° 12 ; #13, Contribution 14 ».</summary>
    public static ImmutableSortedSet<string> Numbers(string text) => [.. text.Split([',', ';', '\n', ' ', '\u00A0', '\u202F', '\t'], StringSplitOptions.RemoveEmptyEntries)
        .Select(t => t.Trim('#', '.', '(', ')', '°', '→')).Where(t => t.Length > 0 && !s_words.Contains(t.ToLowerInvariant()))];

    static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    static readonly FrozenSet<string> s_words = new[] { "contribution", "contributions", "n", "no", "et", "voir", "aussi", ":", "élément", "éléments" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Makes all spaces one, for programs change them when they save.</summary>
    public static string Flat(string text)
    {
        var flat = new StringBuilder(text.Length);
        foreach (var c in text.Normalize())
            if (!char.IsWhiteSpace(c)) flat.Append(c);
            else if (flat.Length > 0 && flat[^1] != ' ') flat.Append(' ');
        return flat.ToString().TrimEnd();
    }
}
