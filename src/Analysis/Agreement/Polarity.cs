using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Which way a sentence goes: neither, for more or for keeping, for less or for ending, or a plain denial.</summary>
enum Direction { Neutral, Raises, Lowers, Denies }

/// <summary>Reads which way a sentence goes, so that a demand and its contrary are never counted as one.</summary>
/// <remarks>
/// The first word of a list decides, turned over by a negation up to three words before it ("ne pas supprimer" raises); without one, a
/// negation makes it a denial. No grammar: it errs towards parting what may agree ("moins d'impôts" and "plus de pouvoir d'achat").
/// </remarks>
static class Polarity
{
    const int NegationReach = 3;
    const double OneAssertion = 0.5;
    const double SameWording = 0.8;
    const int ObjectWords = 3;
    const int ObjectReach = 8;

    static readonly string[] Raising =
    [
        "augment", "accro", "cree", "creer", "creation", "maint", "conserv", "garder", "garde", "retabl", "renforc", "develop", "autoris", "inclu",
        "favoris", "permet", "instaur", "elargi", "etend", "doubl", "tripl", "relev", "encourag", "facilit", "ouvrir", "ouvre", "garanti", "protege",
        "increas", "keep", "maintain", "expand", "allow", "creat", "rais", "support", "protect", "more", "erhoh", "ausbau", "forder",
    ];

    static readonly string[] Lowering =
    [
        "supprim", "suppress", "exclu", "refus", "interdi", "aboli", "abrog", "arret", "cess", "annul", "retir", "retrait", "diminu", "baiss",
        "redui", "reduc", "limit", "stop", "halte", "rejet", "ferm", "empech", "contre", "moins",
        "reduc", "ban", "abolish", "remov", "cut", "end", "prohibit", "oppos", "against", "lower", "less", "verbiet", "verbot", "abschaff", "senk", "gegen", "weniger",
    ];

    static readonly Beginnings s_raising = new(Raising), s_lowering = new(Lowering);

    static readonly HashSet<string> NotThese = new(StringComparer.Ordinal)
    {
        "fermier", "fermiers", "ferme", "fermes", "bank", "band", "cutting", "ending", "endroit", "rencontre", "limitrophe", "cessation", "ensemble", "endosser", "moreover", "fermement", "gardeur", "maintes", "maint", "lesson",
        "supports", "banque", "banques", "banlieue", "banlieues", "bande", "endettement", "endette", "bancaire", "bancaires", "endemique", "cutter", "banal", "banale", "banc", "bancs", "garderie", "garderies", "permettre",
    };

    static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "ne", "n'", "pas", "jamais", "aucun", "aucune", "non", "ni", "not", "no", "never", "don't", "doesn't", "shouldn't", "can't", "isn't", "won't", "nicht", "kein", "keine", "keinen", "nie",
    };

    /// <summary>Reads a stretch of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">Its words.</param>
    /// <param name="firstToken">Where the stretch begins.</param>
    /// <param name="count">Its tokens.</param>
    /// <param name="objects">Stems of the three content words behind the word that decides: what is raised or lowered; empty for a denial and where nothing decides.</param>
    public static Direction Of(PreparedText text, Vocabulary vocabulary, int firstToken, int count, out ImmutableArray<int> objects)
    {
        objects = [];
        var lastNegation = -10;
        var denies = false;
        for (var t = firstToken; t < firstToken + count; t++)
        {
            var form = vocabulary.Forms[text.Tokens[t].Word];
            if (Negations.Contains(form))
            {
                if (!Asserts(text, vocabulary, form, t, firstToken + count))
                {
                    denies = true;
                    lastNegation = t;
                }
                continue;
            }
            if (DirectionOf(Stems.FoldAccents(form)) is not { } direction || form == "contre" && IsFight(text, vocabulary, t, firstToken)) continue;
            objects = [.. Behind(text, vocabulary, t, firstToken + count).Take(ObjectWords)];
            if (t - lastNegation <= NegationReach) return direction == Direction.Raises ? Direction.Lowers : Direction.Raises;
            return direction;
        }
        return denies ? Direction.Denies : Direction.Neutral;
    }

    static IEnumerable<int> Behind(PreparedText text, Vocabulary vocabulary, int turning, int end)
    {
        for (var t = turning + 1; t < Math.Min(end, turning + 1 + ObjectReach); t++)
            if (!vocabulary.StopWords[text.Tokens[t].Word]) yield return vocabulary.Stems[text.Tokens[t].Word];
    }

    /// <summary>Tells whether two directions can't be said in one breath.</summary>
    public static bool Conflict(Direction a, Direction b) => (a, b) switch
    {
        (Direction.Raises, Direction.Lowers or Direction.Denies) or (Direction.Lowers or Direction.Denies, Direction.Raises) => true,
        (Direction.Neutral, Direction.Denies) or (Direction.Denies, Direction.Neutral) => true,
        _ => false,
    };

    /// <summary>Tells whether two sentences say contrary things: from a likeness of 0.5 on they speak of one assertion, and a denial turns it; below, one must raise what the other lowers. "More buses" and "fewer cars" are no contraries: unless nearly alike as a whole, they must name one thing.</summary>
    /// <remarks>In pairs of sentences on one fact (DACCORD, 646) a denial in one of them is twice as often a contradiction as not; in comments on one question (x-stance) it says nothing of their sides.</remarks>
    public static bool Conflict(Candidate a, Candidate b, double likeness)
    {
        if (likeness < SameWording && !a.Objects.IsEmpty && !b.Objects.IsEmpty && !a.Objects.Any(b.Objects.Contains)) return false;
        return likeness >= OneAssertion ? Conflict(a.Direction, b.Direction)
            : (a.Direction, b.Direction) is (Direction.Raises, Direction.Lowers) or (Direction.Lowers, Direction.Raises);
    }

    // "lutter contre la fraude" is for something
    static bool IsFight(PreparedText text, Vocabulary vocabulary, int contre, int first)
    {
        for (var t = Math.Max(first, contre - 3); t < contre; t++)
            if (vocabulary.Forms[text.Tokens[t].Word].StartsWith("lutt", StringComparison.Ordinal)) return true;
        return false;
    }

    static Direction? DirectionOf(string folded) => NotThese.Contains(folded) ? null
        : s_raising.Begins(folded) ? Direction.Raises : s_lowering.Begins(folded) ? Direction.Lowers : null;

    // "ne … que", "non seulement", "pas seulement"
    static bool Asserts(PreparedText text, Vocabulary vocabulary, string form, int token, int end)
    {
        for (var t = token + 1; t < Math.Min(end, token + 4); t++)
        {
            var next = vocabulary.Forms[text.Tokens[t].Word];
            if (next is "seulement" or "uniquement" or "only") return true;
            if (form is "ne" or "n'" && next == "que") return true;
            if (form is "ne" or "n'" && next is "pas" or "plus" or "jamais") return false;
        }
        return false;
    }
}
