using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary>Finds names of people by a lexicon of given names and by what stands around them.</summary>
/// <remarks>
/// A given name followed by a capitalised word is a person, and so is what follows a title (M., Mme, Me, Dr). Names that the law, a street,
/// a school or a report bears are left, and so are people known to all; the list is ours and short. When it misleads: a family name alone,
/// or a given name that is also a common word, is left unless a title stands before it; a firm named after its founder is taken for a person.
/// </remarks>
static partial class PersonalNames
{
    static readonly Lazy<(FrozenSet<string> Given, FrozenSet<string> Known)> s_lexicon = new(Read);

    /// <summary>Finds every name in a text, in order of place.</summary>
    public static IEnumerable<(int Start, int Length, string Rule)> Of(string text)
    {
        foreach (Match m in Titled().Matches(text))
        {
            var name = m.Groups["name"];
            if (!IsOffice(name.Value) && !IsKnown(name.Value)) yield return (name.Index, name.Length, "titre");
        }
        foreach (Match m in Introduced().Matches(text))
        {
            var name = m.Groups["name"];
            if (!IsOffice(name.Value) && !IsKnown(name.Value)) yield return (name.Index, name.Length, "présentation");
        }
        foreach (Match m in Initial().Matches(text))
            if (!IsKnown(m.Value)) yield return (m.Index, m.Length, "initiale et nom");
        foreach (Match m in Capitalised().Matches(text))
            if (FromGiven(text, m) is { } found) yield return found;
    }

    /// <summary>Whether a word is a given name of the lexicon, whatever its case.</summary>
    public static bool IsGiven(string word) => s_lexicon.Value.Given.Contains(word.ToLowerInvariant());

    /// <summary>Looks in a run of capitalised words for a given name with a family name after it, or before it in capitals.</summary>
    static (int, int, string)? FromGiven(string text, Match run)
    {
        var words = Word().Matches(run.Value);
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsGiven(words[i].Value)) continue;
            var last = i;
            while (last + 1 < words.Count && last < i + 3) last++;
            var first = i > 0 && last == i && IsCapitals(words[i - 1].Value) ? i - 1 : i;
            if (first == last) continue;
            var start = run.Index + words[first].Index;
            var length = words[last].Index + words[last].Length - words[first].Index;
            var whole = text.Substring(start, length);
            if (IsKnown(whole) || BearsName().IsMatch(text.AsSpan(Math.Max(0, start - 40), start - Math.Max(0, start - 40)))) return null;
            return (start, length, "prénom et nom");
        }
        return null;
    }

    static bool IsCapitals(string word) => word.Length > 1 && word.All(c => !char.IsLower(c));

    /// <summary>Known by the full name, or by a family name at the end: who bears such a name unknown is shown to a person all the same when a mail or an account stands beside.</summary>
    static bool IsKnown(string name) => s_lexicon.Value.Known.Any(known => known.Contains(' ') ? name.IndexOf(known, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && Bounds.IsWhole(name, at, known.Length)
        : name.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (name.Length == known.Length || name[^(known.Length + 1)] is ' ' or '\u00A0'));

    static bool IsOffice(string name) => Office().IsMatch(name);

    static (FrozenSet<string>, FrozenSet<string>) Read()
    {
        using var stream = typeof(PersonalNames).Assembly.GetManifestResourceStream("prenoms.txt")!; // embedded by the project file
        using var reader = new StreamReader(stream);
        var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n# personnes connues\n");
        return (Words(parts[0]).Select(w => w.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal), Lines(parts[1]).ToFrozenSet(StringComparer.OrdinalIgnoreCase));
    }

    static IEnumerable<string> Lines(string part) => part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => l[0] != '#');

    static IEnumerable<string> Words(string part) => Lines(part).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<![\p{L}.])(?:M\.|MM\.|Mr\.?|Mme\.?|Mmes|Mlle\.?|Monsieur|Madame|Mademoiselle|Maître|Me|[Dd]octeur|[Dd]octeure|Dr\.?|[Pp]rofesseure?|Pr\.?|maître|madame|monsieur)[ \u00A0](?<name>(?:(?:de|du|des|d’|d')[ \u00A0]?)?(?:La[ \u00A0]|Le[ \u00A0])?\p{Lu}[\p{L}’'\-]+(?:[ \u00A0](?:(?:de|du|des|le|la|d’|d')[ \u00A0]?)?\p{Lu}[\p{L}’'\-]+){0,2}|\p{Lu}\.(?:-?\p{Lu}\.)?[ \u00A0]\p{Lu}[\p{L}’'\-]+)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?:[Jj]e m['’]appelle|[Jj]e me nomme|[Mm]on nom est|[Jj]e soussignée?,?|[Ss]igné ?:?|[Cc]ontact ?:|[Cc]ontactez|[Dd]emandez|[Vv]oyez avec|[Cc]ordialement,?|[Bb]ien à vous,?|[Ss]alutations,?|(?:[Mm]on|[Mm]a|[Ss]on|[Ss]a) (?:frère|sœur|fils|fille|mari|femme|mère|père|voisine?|collègue|amie?|neveu|nièce|cousine?|conjointe?|compagnon|compagne|oncle|tante))[ \u00A0\n]{1,3}(?<name>\p{Lu}[\p{L}’'\-]+(?:[ \u00A0](?:de[ ]|du[ ]|le[ ])?\p{Lu}[\p{L}’'\-]+){0,2})")]
    private static partial Regex Introduced();

    // an initial of a given name; L., R. and D. name articles of codes
    [GeneratedRegex(@"(?<![\p{L}.\d])[ABCEFGHIJKNOPSTVWY]\.(?:-?[A-Z]\.)?[ \u00A0]\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?|(?<![\p{L}.\d])[ABCEFGHIJKNOPSTVWY]\.[ \u00A0]\p{Lu}{4,}(?!\p{L})")]
    private static partial Regex Initial();

    // words in capitals one after the other, a particle between two of them or not
    [GeneratedRegex(@"\p{Lu}[\p{L}’'\-]+(?:[ \u00A0](?:(?:de|du|des|le|la|von|van|ben|el|d’|d')[ \u00A0]?){0,2}(?:\p{Lu}\.[ \u00A0])?\p{Lu}[\p{L}’'\-]+){1,4}")]
    private static partial Regex Capitalised();

    [GeneratedRegex(@"[\p{L}’'\-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:loi|lois|rapport|rapports|rue|avenue|boulevard|place|quai|lycée|collège|école|université|fondation|institut|prix|hôpital|bibliothèque|médiathèque|centre|amendement|arrêt|méthode|syndrome|maladie|jurisprudence|plan|commission|mission|affaire|saint|sainte|st|théorème|programme|résidence|espace|salle|stade|square|gare|musée|théâtre|collèges|lycées|allée|pont|port|aéroport|square|cinéma|festival)[ \u00A0](?:(?:de|du|des|la|le|l’|l')[ \u00A0]?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BearsName();

    [GeneratedRegex(@"^(?:le|la|les)?[ ]?(?:Ministre|Président|Présidente|Maire|Préfet|Préfète|Secrétaire|Directeur|Directrice|Député|Députée|Sénateur|Sénatrice|Rapporteur|Rapporteure|Commissaire|Juge|Premier|Première|Recteur|Rectrice|Conseiller|Conseillère|Défenseur|Tout|Untel|X)\b")]
    private static partial Regex Office();
}
