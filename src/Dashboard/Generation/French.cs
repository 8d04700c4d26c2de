using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>The few rules of written French that decide where two stretches of text meet: elision, capitals, contraction.</summary>
internal static class French
{
    static readonly string[] aspirated =
        ["hack", "hand", "haut", "hausse", "hasard", "hiérarch", "hors", "huit", "honte", "huis", "haie", "halle", "hameau", "hâte", "haine", "harcel", "hériss", "heurt", "hisse", "Haut", "Hack", "Hand"];
    static readonly string[] neverElided = ["onze", "oui", "ouistiti", "un par un", "yaourt"];

    /// <summary>Appends a stretch; a preceding <c>de</c>, <c>que</c>, <c>ne</c> or <c>je</c> loses its vowel before another.</summary>
    public static void Append(StringBuilder into, string text)
    {
        if (text.Length == 0) return;
        if (into.Length >= 3 && into[^1] == ' ' && into[^2] == 'e' && Elides(text) && EndsInElidingWord(into))
        {
            into.Length -= 2;
            into.Append('\'');
        }
        into.Append(text);
    }

    /// <summary>Says whether a word before this text loses its vowel.</summary>
    public static bool Elides(string text)
    {
        if (text.Length == 0) return false;
        var first = char.ToLowerInvariant(text[0]);
        if (first == 'h') return !Array.Exists(aspirated, stem => text.StartsWith(stem, StringComparison.Ordinal));
        return "aeiouàâäéèêëîïôöûœæ".Contains(first, StringComparison.Ordinal)
            && !Array.Exists(neverElided, word => text.StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>Gives the text with its first letter as a capital.</summary>
    public static void Capitalise(StringBuilder text, int at)
    {
        while (at < text.Length && text[at] is '«' or ' ' or '-') at++;
        if (at < text.Length) text[at] = char.ToUpper(text[at], CultureInfo.InvariantCulture);
    }

    /// <summary>Puts <c>de</c> before a noun phrase with its article: du, des, de la, de l'.</summary>
    public static string Of(string noun) =>
        noun.StartsWith("le ", StringComparison.Ordinal) ? "du " + noun[3..]
        : noun.StartsWith("les ", StringComparison.Ordinal) ? "des " + noun[4..]
        : Elides(noun) ? "d'" + noun : "de " + noun;

    /// <summary>Puts <c>à</c> before a noun phrase with its article: au, aux, à la, à l'.</summary>
    public static string To(string noun) =>
        noun.StartsWith("le ", StringComparison.Ordinal) ? "au " + noun[3..]
        : noun.StartsWith("les ", StringComparison.Ordinal) ? "aux " + noun[4..] : "à " + noun;

    /// <summary>Takes the article off a noun phrase: for headings.</summary>
    public static string Bare(string noun)
    {
        foreach (var article in (ReadOnlySpan<string>)["le ", "la ", "les ", "l'"])
            if (noun.StartsWith(article, StringComparison.Ordinal)) { noun = noun[article.Length..]; break; }
        return char.ToUpper(noun[0], CultureInfo.InvariantCulture) + noun[1..];
    }

    /// <summary>Writes letters without their accents and ligatures, as on a keyboard that has none.</summary>
    public static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(c);
        return plain.Replace("œ", "oe").Replace("Œ", "Oe").Replace("æ", "ae").ToString();
    }

    static bool EndsInElidingWord(StringBuilder text)
    {
        var start = text.Length - 2;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        var length = text.Length - 1 - start;
        Span<char> word = stackalloc char[8];
        if (length > word.Length) return false;
        for (var i = 0; i < length; i++) word[i] = char.ToLowerInvariant(text[start + i]);
        return word[..length] is "de" or "que" or "ne" or "je" or "jusque" or "lorsque" or "puisque" or "quoique";
    }
}
