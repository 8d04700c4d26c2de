using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Chooses how a phrase is written: as most people write it, accents put back, capitals only where they belong.</summary>
internal static class PhraseSpelling
{
    const double LowerCaseShare = 0.15, PluralShare = 0.75;

    // as people write them who use no capitals
    static readonly FrozenSet<string> Acronyms = new[]
    {
        "aah", "anpe", "apl", "caf", "ccas", "cdd", "cdi", "cese", "cice", "cmu", "cpam", "csa", "csg", "dgccrf", "ehpad", "ena", "gafam", "gpa", "hlm", "ifi", "isf", "ivg", "ofce",
        "ogm", "ong", "onu", "otan", "pib", "pma", "pme", "pmi", "ratp", "rgpd", "ric", "rsa", "rtt", "rua", "smic", "smig", "sncf", "tgv", "tpe", "tva", "ue", "ump",
    }.ToFrozenSet(StringComparer.Ordinal);

    // names that are words too
    static readonly FrozenSet<string> Places = new[] { "france", "europe", "paris", "lille", "lyon", "nancy", "marseille", "bruxelles" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Institutions = new[]
    {
        "état", "sénat", "assemblée", "parlement", "république", "constitution", "union", "caisse", "pôle", "cour", "conseil", "éducation", "sécurité",
    }.ToFrozenSet(StringComparer.Ordinal);

    const int LongestAcronym = 6, FewUses = 5, FewestPlural = 3;

    /// <summary>Gives the best spelling of a phrase.</summary>
    /// <param name="ways">How it stands in the texts, with counts.</param>
    public static string Of(IReadOnlyDictionary<string, int> ways)
    {
        // "impots" and "impôts" are one way: that of the dictionary; of two in it ("couple", "couplé") the commoner
        var groups = ways.GroupBy(w => Stems.FoldAccents(w.Key.ToLowerInvariant()), StringComparer.Ordinal)
            .Select(g => (g.Key, Count: g.Sum(w => w.Value), Ways: g))
            .OrderByDescending(g => g.Count).ThenByDescending(g => g.Ways.Max(w => ShareKnown(w.Key))).ThenBy(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var text = groups[0].Key;
        // things that are counted are named in the plural: "entreprises", where nearly as many write it so
        if (!text.Contains(' ', StringComparison.Ordinal) && !Acronyms.Contains(text) && groups.Find(g => g.Key == text + "s" || g.Key == text + "x") is { Key: not null } plural && plural.Count >= FewestPlural && plural.Count >= PluralShare * groups[0].Count) text = plural.Key;
        var same = ways.Where(w => Stems.FoldAccents(w.Key.ToLowerInvariant()) == text).ToArray();
        var best = same.OrderByDescending(w => Known(w.Key)).ThenByDescending(w => w.Value).ThenByDescending(w => Accents(w.Key)).ThenByDescending(w => w.Key, StringComparer.Ordinal).First().Key;
        var all = same.Sum(w => w.Value);
        var words = Apostrophes(best.Split(' '));
        for (var i = 0; i < words.Length; i++)
        {
            // "l'ue", "d'isf"
            var start = words[i].IndexOf('\'', StringComparison.Ordinal) + 1;
            if (Acronym(words[i][start..], same) is { } letters)
            {
                words[i] = words[i][..start].ToLowerInvariant() + letters;
                continue;
            }
            var lower = same.Where(w => w.Key.Split(' ') is var others && i < others.Length && char.IsLower(others[i].FirstOrDefault(char.IsLetter, 'X'))).Sum(w => w.Value);
            var acronym = words[i].Length is > 1 and <= LongestAcronym && words[i].All(c => char.IsUpper(c) || char.IsDigit(c)) && lower <= all / 2
                && (all >= FewUses || !IsCommon(words[i].ToLowerInvariant()));
            if (!acronym && (lower >= LowerCaseShare * all || words[i].Count(char.IsUpper) > 1 || IsCommon(words[i].ToLowerInvariant()) && (words.Length > 1 || all < FewUses)))
                words[i] = words[i].ToLowerInvariant();
            var name = words[i].IndexOf('\'', StringComparison.Ordinal) + 1;
            words[i] = words[i][..name] + Accented(words[i][name..]);
            // "paris" may be bets
            if (words[i] != "paris" && Places.Contains(words[i][name..])) words[i] = words[i][..name] + char.ToUpperInvariant(words[i][name]) + words[i][(name + 1)..];
            // "l'état" of a person and "l'État": as most people here write it; with its article and nothing behind it, the State
            if (words[i] == "l'état" && i > 0 && i == words.Length - 1) words[i] = "l'État";
            if (2 * lower < all && Institutions.Contains(words[i])) words[i] = char.ToUpperInvariant(words[i][0]) + words[i][1..];
        }
        return string.Join(' ', words);
    }

    /// <summary>Gives the spelling of a phrase in another language than French: as most people write it, without the accents that French would give it ("referendum").</summary>
    /// <param name="ways">How it stands in the texts, with counts.</param>
    public static string OfForeign(IReadOnlyDictionary<string, int> ways)
    {
        var same = ways.GroupBy(w => w.Key.ToLowerInvariant(), StringComparer.Ordinal).OrderByDescending(g => g.Sum(w => w.Value)).ThenBy(g => g.Key, StringComparer.Ordinal).First();
        // a capital at the head of a sentence is nobody's name
        var lower = same.Where(w => char.IsLower(w.Key[0])).Sum(w => w.Value);
        return lower >= LowerCaseShare * same.Sum(w => w.Value) ? same.Key : same.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key;
    }

    // people write Capitals for Emphasis
    static bool IsCommon(string lower) => !Places.Contains(lower) && (Lexicon.Has(lower, PartOfSpeech.Noun) || Lexicon.Has(lower, PartOfSpeech.Adjective) || lower.Length < 3)
        && !Lexicon.Has(lower, PartOfSpeech.ProperNoun);

    // lost apostrophes: "lunion européenne", "droit dasile"
    static string[] Apostrophes(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var lower = words[i].ToLowerInvariant();
            if (lower.Length > 3 && lower[0] is 'l' or 'd' && Acronyms.Contains(lower[1..]) && "aeiou".Contains(lower[1], StringComparison.Ordinal)) words[i] = i == 0 ? lower[1..] : $"{lower[0]}'{lower[1..]}";
            if (lower.Length < 4 || lower[0] is not ('l' or 'd') || Lexicon.Contains(lower) || Lexicon.Accented(lower) is not null) continue;
            var rest = Lexicon.AccentedNoun(lower[1..]) ?? lower[1..];
            if ((Lexicon.Has(rest, PartOfSpeech.Noun) || Places.Contains(rest)) && "aeiouyhéèêâîôœ".Contains(rest[0], StringComparison.Ordinal)) words[i] = i == 0 ? rest : $"{lower[0]}'{rest}";
        }
        return words;
    }

    // "apl" beside "APL": no word, so letters
    static string? Acronym(string word, KeyValuePair<string, int>[] ways) =>
        Acronyms.Contains(word.ToLowerInvariant()) ? word.ToUpperInvariant()
        : word.Length is > 1 and <= LongestAcronym && word.All(char.IsLetter) && !Lexicon.Contains(word.ToLowerInvariant()) && Lexicon.Accented(word.ToLowerInvariant()) is null
            && word.ToUpperInvariant() is var letters && ways.Any(w => w.Key.Split(' ').Contains(letters, StringComparer.Ordinal)) ? letters : null;

    // "mal-être" by its parts
    static double ShareKnown(string text) => text.ToLowerInvariant().Split(' ', '\'', '-') is var words ? (double)words.Count(Lexicon.Contains) / words.Length : 0;

    static int Known(string text) => text.ToLowerInvariant().Split(' ', '\'').Count(Lexicon.Contains);

    static int Accents(string text) => text.Count(c => c > '\u007f' && char.IsLetter(c));

    // only where the lexicon knows one word that it can be, or one noun
    static string Accented(string word) =>
        word.All(char.IsLetter) && (Lexicon.Accented(word.ToLowerInvariant()) ?? (StopWords.Contains(word.ToLowerInvariant()) ? null : Lexicon.AccentedNoun(word.ToLowerInvariant()))) is { } accented
            ? char.IsUpper(word[0]) ? char.ToUpperInvariant(accented[0]) + accented[1..] : accented
            : word;

    /// <summary>Gives a stretch of a text on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrase">The stretch.</param>
    /// <param name="room">Where it is put together; made larger where it is too small.</param>
    public static ReadOnlySpan<char> Written(PreparedText text, FoundPhrase phrase, ref char[] room)
    {
        var start = text.Tokens[phrase.FirstToken].Start;
        var last = text.Tokens[phrase.LastToken];
        var written = text.Plain.AsSpan(start, last.Start + last.Length - start);
        if (room.Length < written.Length) room = new char[2 * written.Length];
        var length = 0;
        for (var i = 0; i < written.Length; i++)
            if (!char.IsWhiteSpace(written[i])) room[length++] = written[i] == '\u2019' ? '\'' : written[i];
            else if (length > 0 && room[length - 1] != ' ') room[length++] = ' ';
        return room.AsSpan(0, length > 0 && room[length - 1] == ' ' ? length - 1 : length);
    }
}
