using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What can be seen of a sentence that tells whether it may stand as a line: how it is written, how it is built, what the rules find in it.</summary>
/// <remarks>Each feature has a name, which the learnt weights bear (<see cref="LineFitness"/>). Cost: some sixty lookups a sentence.</remarks>
sealed class LineFeatures
{
    const double MostSurprise = 14;

    /// <summary>Share of accentless words from which an export is taken to have lost its accents.</summary>
    const double MostAccentless = 0.04;

    readonly PreparedCorpus _texts;
    readonly PartsOfSpeech _parts;
    readonly double[] _unknown;
    readonly double[] _accentless;

    /// <summary>Looks at the words of a corpus.</summary>
    public LineFeatures(PreparedCorpus texts)
    {
        (_texts, _parts) = (texts, new(texts));
        var forms = texts.Vocabulary.Forms;
        _unknown = new double[texts.Vocabulary.Count];
        _accentless = new double[texts.Vocabulary.Count];
        Parallel.For(0, _unknown.Length, w =>
        {
            if (!char.IsLetter(forms[w][0])) return;
            if (Lexicon.ClassesOf(forms[w]) == 0) _unknown[w] = 1;
            else if (!Lexicon.Contains(forms[w])) _accentless[w] = 1;
        });
        double all = 0, without = 0;
        for (var w = 0; w < _unknown.Length; w++)
        {
            all += texts.Vocabulary.DocumentCounts[w];
            without += _accentless[w] * texts.Vocabulary.DocumentCounts[w];
        }
        AreAccented = without < MostAccentless * all;
    }

    /// <summary>Whether the texts keep their accents: where an export lost them, none of this tells anything.</summary>
    public bool AreAccented { get; }

    /// <summary>Gives the features of a sentence, each with its name.</summary>
    public IEnumerable<(string Name, double Value)> Of(Candidate sentence)
    {
        var text = _texts.Texts[sentence.Contribution];
        var parts = _parts.Tag(sentence.Contribution, sentence.FirstToken, sentence.TokenCount);
        var vocabulary = _texts.Vocabulary;
        var tokens = text.Tokens.AsSpan(sentence.FirstToken, sentence.TokenCount).ToArray();
        var symbols = WordOrder.SymbolsOf(text, vocabulary, parts, sentence.FirstToken, sentence.TokenCount);
        double n = tokens.Length;
        // how it is built
        yield return ("words", Math.Log(n));
        yield return ("short", n < 6 ? 1 : 0);
        yield return ("over 20", n > 20 ? 1 : 0);
        yield return ("over 30", n > 30 ? 1 : 0);
        yield return ("title", sentence.IsTitle ? 1 : 0);
        yield return ("marks", symbols.Count(s => s == WordOrder.Mark));
        yield return ("marks a word", symbols.Count(s => s == WordOrder.Mark) / n);
        foreach (var (name, letter) in s_marks) yield return (name, sentence.Text.Contains(letter, StringComparison.Ordinal) ? 1 : 0);
        double Share(params ReadOnlySpan<PartOfSpeech> kinds) { var found = 0; foreach (var p in parts) if (kinds.Contains(p)) found++; return found / n; }
        yield return ("nouns", Share(PartOfSpeech.Noun));
        yield return ("names", Share(PartOfSpeech.ProperNoun));
        yield return ("adjectives", Share(PartOfSpeech.Adjective));
        yield return ("pronouns", Share(PartOfSpeech.Pronoun));
        yield return ("adverbs", Share(PartOfSpeech.Adverb));
        yield return ("verbs", Share(PartOfSpeech.Verb, PartOfSpeech.Auxiliary));
        yield return ("infinitives", Math.Min(4, symbols.Count(s => s == "VI")));
        yield return ("conjugated verbs", Math.Min(4, symbols.Count(s => s is "V" or "Vp" or "est" or "sont" or "a" or "ont" or "doit" or "doivent" or "faut" or "devrait" or "devraient" or "serait" or "peut" or "peuvent")));
        yield return ("no verb", Share(PartOfSpeech.Verb, PartOfSpeech.Auxiliary) == 0 ? 1 : 0);
        // how it is written
        double unknown = 0, accentless = 0, alone = 0, digits = 0, capitals = 0;
        foreach (var token in tokens)
        {
            unknown += _unknown[token.Word];
            accentless += _accentless[token.Word];
            if (vocabulary.DocumentCounts[token.Word] == 1) alone += _unknown[token.Word];
            if (char.IsAsciiDigit(text.Plain[token.Start])) digits++;
            if (token.Start > sentence.Start && char.IsUpper(text.Plain[token.Start])) capitals++;
        }
        yield return ("unknown words", unknown / n);
        yield return ("an unknown word that nobody else uses", Math.Min(2, alone));
        yield return ("words without their accents", Math.Min(3, accentless));
        yield return ("digits", Math.Min(3, digits));
        yield return ("capitals", capitals / n);
        yield return ("begins small", char.IsLower(text.Plain[sentence.Start]) && (sentence.FirstToken == 0 || text.Tokens[sentence.FirstToken].Start == sentence.Start) ? 1 : 0);
        var end = sentence.Start + sentence.Length;
        var last = end > 0 ? text.Plain[end - 1] : ' ';
        yield return ("ends with a full stop", last == '.' ? 1 : 0);
        // who wrote it
        double textUnknown = 0, textAccentless = 0;
        foreach (var token in text.Tokens)
        {
            textUnknown += _unknown[token.Word];
            textAccentless += _accentless[token.Word];
        }
        yield return ("unknown words of the text", textUnknown / text.Tokens.Length);
        yield return ("accentless words of the text", textAccentless / text.Tokens.Length);
        var place = 0;
        foreach (var s in text.Sentences) if (s.Start < sentence.Start) place++;
        yield return ("first of its text", place <= 1 && sentence.FirstToken < 4 ? 1 : 0);
        yield return ("sentences before", Math.Log(1 + place));
        yield return ("length of its text", Math.Log(text.Tokens.Length));
        // how its words follow one another
        double sum = 0, most = 0, second = 0;
        var order = WordOrder.French;
        for (var at = 1; at < symbols.Length; at++)
        {
            var surprise = Math.Min(MostSurprise, order.Of(at > 1 ? symbols[at - 2] : WordOrder.Before, symbols[at - 1], symbols[at]));
            sum += surprise;
            if (surprise > most) (second, most) = (most, surprise);
            else if (surprise > second) second = surprise;
        }
        yield return ("surprise", sum / Math.Max(1, symbols.Length - 1));
        yield return ("most surprise", most);
        yield return ("second surprise", second);
        yield return ("surprise of its end", symbols.Length < 2 ? 0 : Math.Min(MostSurprise, order.Of(symbols[^2], symbols[^1], WordOrder.Behind)));
        yield return ("surprise of its beginning", symbols.Length < 2 ? 0 : Math.Min(MostSurprise, order.Of(WordOrder.Before, WordOrder.Before, symbols[0])));
        // what the rules find
        yield return ("asks", Cues.Demand().IsMatch(sentence.Text) ? 1 : 0);
        yield return ("opens with an act", Phrasing.OpensWithAct(sentence.Text) ? 1 : 0);
        yield return ("gives a reason", Cues.Reason().IsMatch(sentence.Text) ? 1 : 0);
        foreach (var (name, flaw) in s_flaws) yield return (name, (sentence.Flaws & flaw) != 0 ? 1 : 0);
        // how it begins and goes on
        yield return ("begins with " + BeginningOf(symbols, vocabulary.Forms[tokens[0].Word]), 1);
        double more = 0, ownerless = 0, clauses = 0;
        var named = false;
        for (var at = 0; at < symbols.Length; at++)
        {
            var symbol = symbols[at];
            if (symbol == "VI" && at > 0 && symbols[at - 1] is WordOrder.Mark or "et" or "ou" or "puis") more++;
            if (!named && symbol is "leur" or "leurs" or "son" or "sa" or "ses" or "lui" or "eux" or "y" or "celui" or "celle" or "ceux" or "celles") ownerless++;
            if (symbol[0] is 'N' or 'P' or 'U') named = true;
            if (symbol is "qui" or "que" or "qu'" or "dont" or "où" or "lequel" or "laquelle" or "lesquels" or "si" or "s'" or "car" or "parce" or "puisque" or "mais") clauses++;
        }
        yield return ("further infinitives", Math.Min(3, more));
        yield return ("owner not named", ownerless > 0 ? 1 : 0);
        yield return ("clauses", Math.Min(4, clauses));
        var (gain, gains) = WordSwaps.In(symbols);
        yield return ("gain by a swap", Math.Min(MostSurprise, gain));
        yield return ("gains by swaps", Math.Min(3, gains));
    }

    static string BeginningOf(ImmutableArray<string> symbols, string form) => symbols[0] switch
    {
        "VI" or "être" or "avoir" or "faire" => form is "être" or "avoir" or "pouvoir" or "etre" ? "a state" : "an act",
        "il" => symbols.Length > 1 && symbols[1] is "faut" or "faudrait" or "faudra" ? "il faut" : "il",
        "le" or "la" or "les" or "l'" or "chaque" or "tout" or "tous" or "toute" or "toutes" or "aucun" or "aucune" => "its subject",
        "un" or "une" or "des" or "plusieurs" or "certains" or "certaines" or "quelques" or "D" or "du" => "a subject",
        "U" or "Us" or "P" => "a name",
        "que" or "qu'" => "que",
        "si" or "s'" or "quand" or "lorsque" or "comme" or "puisque" or "parce" => "a clause",
        ['N', ..] => "a noun",
        ['A', ..] => "an adjective",
        "V" or "Vp" or "VG" or "doit" or "doivent" or "est" or "sont" or "peut" or "peuvent" => "a verb",
        "VP" or "VPs" or "VPe" or "VPes" => "an adjective",
        "de" or "d'" or "à" or "pour" or "en" or "dans" or "par" or "sur" or "avec" or "sans" or "E" or "au" or "aux" or "selon" or "depuis" or "pendant" => "a preposition",
        "ne" or "n'" or "pas" or "plus" or "moins" or "non" => "a denial",
        "R" or "trop" or "très" or "bien" or "aussi" or "ainsi" or "alors" => "an adverb",
        "#" => "a number",
        _ => "something else",
    };

    static readonly (string Name, Flaw Flaw)[] s_flaws = [.. Enum.GetValues<Flaw>().Where(f => f != Flaw.None).Select(f => ("rule " + f, f))];
    static readonly (string Name, string Letter)[] s_marks = [("brackets", "("), ("colon", ":"), ("semicolon", ";"), ("dots", "..."), ("quotes", "\""), ("guillemets", "«"), ("slash", "/"), ("ampersand", "&"), ("full stop within", ". ")];
}
