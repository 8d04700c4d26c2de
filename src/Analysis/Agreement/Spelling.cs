using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what a French sentence shows of haste: short forms, marks in a row, a noun of one behind a word for several.</summary>
/// <remarks>A noun of one is a form that is its own lemma, is no other part of speech and ends in neither s, x nor z. Words that the lexicon doesn't know say nothing: it lacks many.</remarks>
static partial class Spelling
{
    const int LeastLetters = 4;

    /// <summary>Whether anything of it is found.</summary>
    public static bool IsCareless(string sentence)
    {
        if (Haste().IsMatch(sentence)) return true;
        var isSeveral = false;
        foreach (var found in Plain().EnumerateMatches(sentence))
        {
            var word = sentence.AsSpan(found.Index, found.Length);
            if (isSeveral && IsOne(word.ToString())) return true;
            isSeveral = Several().IsMatch(word);
        }
        return false;
    }

    static bool IsOne(string word) => word.Length >= LeastLetters && char.IsLower(word[0]) && word[^1] is not ('s' or 'x' or 'z')
        && Lexicon.Readings(word) is { IsEmpty: false } readings && readings.All(r => r.Part == PartOfSpeech.Noun && r.Lemma == word);

    [GeneratedRegex(@"\+\+|\w\.{2,}\w|\.{4,}|\b(?:tt|tte|tjs|tjrs|bcp|qqn|qqch|svp|pcq|pr|ds|cad|ex ?:)(?!\w)|=>|->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Haste();

    [GeneratedRegex(@"[\p{L}]+(?:-[\p{L}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?:les|des|ces|ses|mes|nos|vos|leurs|aux|plusieurs|certaine?s|quelques)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Several();
}
