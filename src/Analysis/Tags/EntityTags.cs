using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what a contribution names: laws and articles, amounts and shares, acronyms, institutions, companies and places.</summary>
/// <remarks>
/// Patterns for laws and figures; capital letters for the rest: acronyms of 2 to 7 capitals, and capitalised words inside a sentence, joined by
/// de, du, des, la, l'. In a text written in capitals only laws and figures are read.
/// When it misleads: people write Capitals for Emphasis; a name at the beginning of a sentence is missed unless it has two words.
/// </remarks>
static partial class EntityTags
{
    static readonly HashSet<string> Months = new(StringComparer.Ordinal)
        { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" };

    /// <summary>Gives the entities of one text, in order of their first place.</summary>
    public static IEnumerable<Tag> Of(Contribution contribution, string plain, TagsOptions options)
    {
        if (plain.Length > 50_000) plain = plain[..50_000];
        var found = new List<(int Start, int End, double Confidence, string What)>();
        foreach (Match m in Law().Matches(plain)) Add(m.Index, m.Index + m.Length, 0.95, "texte de droit");
        foreach (Match m in Figure().Matches(plain)) Add(m.Index, m.Index + m.Length, 0.95, "chiffre");
        if (!IsShouted(plain))
        {
            foreach (Match m in Name().Matches(plain))
                if (NameIn(plain, m) is { } name) Add(name.Start, name.End, 0.7, "nom");
            foreach (Match m in Acronym().Matches(plain))
                if (!StopWords.Contains(m.Value.ToLowerInvariant())) Add(m.Index, m.Index + m.Length, 0.85, "sigle");
        }
        return found.OrderBy(f => f.Start).Select(f => (f.Confidence, f.What, Text: Spaces().Replace(plain[f.Start..f.End].Trim(), " ")))
            .DistinctBy(f => f.Text.ToUpperInvariant()).Take(options.MaxEntities)
            .Select(f => new Tag(contribution.Id, TagKind.Entity, f.Text, f.Confidence, TagOrigin.Rule, [f.What]));

        void Add(int start, int end, double confidence, string what)
        {
            if (!found.Any(f => start < f.End && f.Start < end)) found.Add((start, end, confidence, what));
        }
    }

    static bool IsShouted(string plain)
    {
        int upper = 0, letters = 0;
        foreach (var c in plain)
            if (char.IsLetter(c))
            {
                letters++;
                if (char.IsUpper(c)) upper++;
            }
        return upper * 2 > letters;
    }

    /// <summary>Gives the part of a run of capitalised words that is a name; null when it is none.</summary>
    /// <remarks>"Le", "Pour" at the beginning of a sentence are no part of it; one capitalised word after a full stop is how sentences begin;
    /// one common word with a capital is emphasis.</remarks>
    static (int Start, int End)? NameIn(string plain, Match match)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        var stripped = false;
        while (plain.IndexOf(' ', start, end - start) is var space and > 0 && IsLeadIn(plain[start..space]))
        {
            start = space + 1;
            stripped = true;
        }
        if (end - start < 3) return null;
        var name = plain[start..end];
        if (name.Contains(' ', StringComparison.Ordinal)) return (start, end);
        return IsCommon(name.ToLowerInvariant()) || !stripped && BeginsSentence(plain, start) ? null : (start, end);
    }

    static bool IsLeadIn(string word) => StopWords.Contains(word.ToLowerInvariant()) || word is "la" or "le" or "l" or "des" or "du";

    static bool IsCommon(string word) => StopWords.Contains(word) || Months.Contains(word) || !Lexicon.Has(word, PartOfSpeech.ProperNoun) &&
        (Lexicon.Has(word, PartOfSpeech.Noun) || Lexicon.Has(word, PartOfSpeech.Verb) || Lexicon.Has(word, PartOfSpeech.Adjective) || Lexicon.Has(word, PartOfSpeech.Adverb));

    static bool BeginsSentence(string plain, int start)
    {
        var before = start - 1;
        while (before >= 0 && (char.IsWhiteSpace(plain[before]) || plain[before] is '"' or '«' or '“' or '(' or '’' or '\'' or '-' or '–' or '*' or '•'))
            if (plain[before--] == '\n') return true;
        return before < 0 || plain[before] is '.' or '!' or '?' or '…' or ':' or ';';
    }

    [GeneratedRegex(@"\b(?:loi\s+(?:n\s?[°o]\s?\d[\d\-–]*|du\s+\d{1,2}(?:er)?\s+\p{L}+\s+\d{4}|de\s+(?:18|19|20)\d\d|organique|[A-Z]\p{L}+(?:-[A-Z]\p{L}+)?)(?:\s+du\s+\d{1,2}(?:er)?\s+\p{L}+\s+\d{4})?|articles?\s+(?:[LRD]\.?\s?)?\d[\d\-–.]*(?:\s+(?:de\s+la\s+Constitution|du\s+code\s+[\p{L}' ’]{3,40}?(?=[,.;)\n]|$)))?|(?:directive|règlement|reglement)\s+(?:\((?:UE|CE)\)\s*)?(?:n\s?[°o]\s?)?\d{2,4}/\d{1,4}(?:/(?:UE|CE|CEE))?|code\s+(?:civil|pénal|du\s+travail|de\s+la\s+\p{L}+|de\s+l['’]\p{L}+|des\s+\p{L}+|général\s+des\s+\p{L}+))(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Law();

    [GeneratedRegex(@"(?<![\w,.])\d{1,3}(?:[   .]\d{3})*(?:[.,]\d+)?\s?(?:%|‰|pour\s?cent\b|(?:(?:millions?|milliards?|milliers?|M|Md)\s?(?:d['’]\s?|de\s+)?)?(?:€|euros?\b|\$|dollars?\b|habitants?\b|Français\b|personnes\b)|(?:millions?|milliards?)\b)|(?<![\w,.])\d+(?:[.,]\d+)?\s?(?:%|€|euros?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<!\w)(?:[A-ZÉÈÀ]{2,7}|(?:[A-Z]\.){2,6})(?![\w’'])", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"(?<![\w@#/.])\p{Lu}[\p{Ll}]+(?:-\p{Lu}?\p{Ll}+)*(?<more>(?:[  ](?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]|la\s|le\s|et\s(?=\p{Lu}))?\p{Lu}[\p{Ll}]+(?:-\p{Lu}?\p{Ll}+)*)+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
