using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Fr;

namespace SynthesisPipeline.Analysis;

/// <summary>Gives the stem of a word: accents folded, hyphens left out ("co-voiturage" = "covoiturage"), then French light stemming.</summary>
/// <remarks>Light stemming: J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages", SAC 2006, as in Lucene.NET's FrenchLightStemmer.</remarks>
public static class Stems
{
    static readonly FrenchLightStemmer Stemmer = new();

    /// <summary>Gives the stem of a form of the <see cref="Vocabulary"/>.</summary>
    /// <param name="form">Lower case, composed accents.</param>
    public static string Of(string form)
    {
        var letters = FoldAccents(form).Replace("-", "", StringComparison.Ordinal).ToCharArray();
        // the stemmer's time is square in the length of a run of one letter; nothing so long is a word
        return letters.Length is 0 or > 64 || !char.IsAsciiLetter(letters[0]) ? new(letters) : new(letters, 0, Stemmer.Stem(letters, letters.Length));
    }

    /// <summary>Takes accents off and parts ligatures: "cœur", "été" → "coeur", "ete".</summary>
    public static string FoldAccents(string form)
    {
        if (Ascii.IsValid(form)) return form;
        var folded = new StringBuilder(form.Length + 2);
        foreach (var c in form.Normalize(NormalizationForm.FormD))
        {
            if (c == 'œ') folded.Append("oe");
            else if (c == 'æ') folded.Append("ae");
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(c);
        }
        return folded.ToString();
    }
}
