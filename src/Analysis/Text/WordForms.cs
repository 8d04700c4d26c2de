using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>Gives the form under which a stretch of text stands in the <see cref="Vocabulary"/>.</summary>
public static class WordForms
{
    /// <summary>Folds a word as written to its form: lower case, composed accents, straight apostrophes and hyphens, no dots in acronyms, no inclusive ending ("Citoyen·ne·s" → "citoyens").</summary>
    /// <param name="written">The stretch a <see cref="Token"/> covers.</param>
    public static string Fold(ReadOnlySpan<char> written)
    {
        Span<char> small = stackalloc char[64];
        var buffer = written.Length <= small.Length ? small : new char[written.Length];
        var length = Fold(written, buffer, out var composed);
        return composed ?? buffer[..length].ToString();
    }

    /// <summary>Folds into a buffer of at least the same length; where accents had to be composed the form is in <paramref name="composed"/> instead.</summary>
    internal static int Fold(ReadOnlySpan<char> written, Span<char> buffer, out string? composed)
    {
        composed = null;
        int length = 0, i = 0;
        var needsComposing = false;
        while (i < written.Length)
        {
            var c = written[i];
            if (char.IsAsciiLetterOrDigit(c)) buffer[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            else if (c < 128 || !char.IsLetterOrDigit(c))
            {
                if (i > 0 && InclusiveSpelling.IsMark(c) && InclusiveSpelling.End(written, i, out var plural) == written.Length)
                {
                    if (plural != '\0' && length > 0 && buffer[length - 1] is not ('s' or 'x' or 'z')) buffer[length++] = plural;
                    break;
                }
                if (Characters.IsApostrophe(c)) buffer[length++] = '\'';
                else if (Characters.IsHyphen(c)) buffer[length++] = '-';
                else if (c != '.' || (i > 0 && char.IsAsciiDigit(written[i - 1]))) buffer[length++] = c;
                needsComposing |= c >= 0x0300;
            }
            else
            {
                buffer[length++] = char.ToLowerInvariant(c);
                needsComposing |= c >= 0x0300;
            }
            i++;
        }
        if (needsComposing) composed = Compose(buffer[..length]);
        return length;
    }

    static string Compose(ReadOnlySpan<char> letters)
    {
        var text = letters.ToString();
        foreach (var c in letters)
            if (char.IsSurrogate(c)) return LowerPairs(text);
        return text.Normalize(NormalizationForm.FormC);
    }

    // words hold only whole pairs, so every rune is valid here
    static string LowerPairs(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) folded.Append(Rune.ToLowerInvariant(rune));
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
