using System.Globalization;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Words the question of a controversy: the proposition's own title, turned into a question where that changes no word of it ("Faut-il …"), else quoted in one ("Pour ou contre « … » ?").</summary>
static partial class ControversyQuestion
{
    const int MaxLength = 220;
    const int MostWords = 30;

    /// <summary>Words up to which a title that asks for nothing only names something.</summary>
    const int BareWords = 4;

    const int LanguagesRead = 100;

    /// <summary>What comes before words that are no question, in French.</summary>
    const string Side = "Pour ou contre ";

    /// <summary>What comes before the name of a topic.</summary>
    const string Decide = "Que décider sur ", DecideEnglish = "What to decide on ";

    /// <summary>Gives the words of a question without what was put before them.</summary>
    public static string Asked(string question) => new[] { Side, Decide, DecideEnglish }.FirstOrDefault(put => question.StartsWith(put, StringComparison.Ordinal)) is { } put ? question[put.Length..] : question;

    static readonly HashSet<string> AfterVerbs = new(StringComparer.Ordinal)
    {
        "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "à", "au", "aux", "en", "sur", "plus", "mieux", "tous", "toutes", "tout",
        "toute", "chaque", "ce", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "davantage", "dans", "par", "pour", "contre", "moins",
        "aussi", "enfin", "vraiment", "et", "ou", "compte", "avec", "vers",
        "encore", "toujours", "certains", "certaines", "plusieurs", "deux", "trois", "aucun", "aucune", "que", "qu",
    };

    /// <summary>Gives the question of a proposition: its title or, without one, the first sentence of its body; a title of a few words that asks for nothing ("Conditions") is followed by the first sentence of the body that does, or that can be read alone.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="index">The proposition's place in it.</param>
    public static string Of(PreparedCorpus texts, int index)
    {
        PreparedText text = texts.Texts[index];
        Contribution contribution = texts.Corpus.Contributions[index];
        var title = Of(text, contribution);
        var isFrench = !title.EndsWith('?') && (text.Language is Language.French || text.Language is Language.Unknown && IsFrench(texts));
        if (contribution.Title.Length > 0 && IsBare(title) && Said(texts, index, isFrench) is { } said)
        {
            var (names, asked) = (title.TrimEnd(' ', '?', '!', ':'), isFrench ? AsFautIl(said) : null);
            var both = asked is null ? $"{names} : {said}" : $"{names} : {Small(asked)}";
            if (isFrench && asked is null) return Quoted(Clean(both));
            if (both.Length <= MaxLength) return both;
        }
        return isFrench ? Quoted(title) : title;
    }

    /// <summary>Whether what is too short to tell its language stands among French texts: those of the first whose language is known.</summary>
    static bool IsFrench(PreparedCorpus texts)
    {
        var known = texts.Texts.Select(t => t.Language).Where(l => l is not Language.Unknown).Take(LanguagesRead).ToList();
        return 2 * known.Count(l => l is Language.French) >= known.Count;
    }

    /// <summary>Gives the question of a topic whose propositions divide.</summary>
    public static string Of(PreparedCorpus texts, Topic topic) => IsFrench(texts) ? $"{Decide}« {topic.Label} » ?" : $"{DecideEnglish}“{topic.Label}”?";

    static string Quoted(string words) => words.TrimEnd('.', ' ', '!', ';', ':', ',') is var line && line.Contains('«') ? $"{Side}: {line} ?" : $"{Side}« {line} » ?";

    /// <summary>Whether a title only names something.</summary>
    static bool IsBare(string title) => Phrasing.Words(title) is { Length: <= BareWords } words && !title.StartsWith("Faut-il", StringComparison.Ordinal) && !words.Any(Phrasing.IsInfinitive);

    /// <summary>Whether a sentence of a body says by itself, in neutral words, what is asked.</summary>
    static bool Asks(Candidate sentence) => !sentence.IsTitle && (Cues.Demand().IsMatch(sentence.Text) || Phrasing.OpensWithAct(sentence.Text))
        && (sentence.Flaws & (Flaw.FirstPerson | Flaw.Capitals | Flaw.Exclaims | Flaw.Asks | Flaw.Address | Flaw.PointsBack | Flaw.Length | Flaw.Unfinished | Flaw.NamesOnly | Flaw.Addresses | Flaw.Loaded | Flaw.Leans | Flaw.Judges)) == 0;

    /// <summary>Gives the first sentence of a body that asks; where a title is put into a question whatever it says, else the first that can be read behind its title, short ones first.</summary>
    static string? Said(PreparedCorpus texts, int index, bool anything)
    {
        var sentences = Candidates.Of(texts, index, MostWords).Where(s => !s.IsTitle).ToList();
        if (sentences.FirstOrDefault(Asks) is { } asking) return asking.Text;
        if (!anything) return null;
        var readable = sentences.Where(s => (s.Flaws & Unreadable) == 0).ToList();
        return (readable.FirstOrDefault(s => (s.Flaws & Flaw.Length) == 0) ?? readable.FirstOrDefault())?.Text;
    }

    /// <summary>Behind its title a sentence may lean on it, or speak in the first person: it is quoted.</summary>
    const Flaw Unreadable = Flaw.Capitals | Flaw.Exclaims | Flaw.Asks | Flaw.Address | Flaw.Addresses | Flaw.Loaded;

    /// <summary>Gives the question of a proposition by its title or, without one, by the first sentence of its body.</summary>
    static string Of(PreparedText text, Contribution contribution)
    {
        var own = Clean(contribution.Title.Length > 0 ? contribution.Title : FirstSentence(text));
        if (own.Length == 0) return contribution.Number ?? contribution.Id.Value;
        own = PartOfAName().Replace(Calm(own), m => m.Groups["verb"].Value + (m.Groups["article"].Success ? m.Groups["article"].Value : "le "));
        if (text.Language is Language.English or Language.Other || own.EndsWith('?')) return own;
        return AsFautIl(own) ?? (own.IndexOf(" : ", StringComparison.Ordinal) is > 0 and var colon && AsFautIl(Capital(own[(colon + 3)..])) is { } asked ? $"{own[..colon]} : {Small(asked)}" : own);
    }

    /// <summary>Turns what opens with an infinitive, or with "il faut" and one, into a question; null where it doesn't.</summary>
    static string? AsFautIl(string own)
    {
        var words = own.Split([' ', '\'', '’'], 4, StringSplitOptions.RemoveEmptyEntries);
        if (words is ["Il", "faut", _, ..] && IsInfinitive(words[2], words.Length > 3 ? FirstWord(words[3]) : null)) return Shorten("Faut-il " + own["Il faut ".Length..]);
        var isAsked = words is ["Ne", "pas" or "plus" or "jamais", _, ..] ? IsInfinitive(words[2], words.Length > 3 ? FirstWord(words[3]) : null) : IsInfinitive(words[0], words.Length > 1 ? words[1] : null);
        return isAsked ? Shorten("Faut-il " + Small(own)) : null;
    }

    /// <summary>Tells whether a proposition asks openly: "Comment…", "Quels…". No answer is for or against it, whatever side its words sound like.</summary>
    public static bool IsOpen(PreparedText text, Contribution contribution)
    {
        var own = Clean(contribution.Title.Length > 0 ? contribution.Title : FirstSentence(text));
        return Opens().IsMatch(own);
    }

    [GeneratedRegex(@"^(?:(?:et|alors|mais|selon vous|à votre avis|pour vous)[, ]+)?(?:(?:à|de|par|pour|dans|sur|en|avec|vers) )?(?:comment|quel(?:le)?s?|qu['’]est-ce|que (?:proposez|pensez|faire|faut-il|faudrait-il|pouvons|peut-on|souhaitez)|quoi|pourquoi|qui\b(?=.*\?)|où\b(?=.*\?)|combien|quand\b(?=.*\?)|how|what|why|which|who\b(?=.*\?)|where\b(?=.*\?)|when\b(?=.*\?))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opens();

    /// <summary>"Rétablir de l'ISF": nobody restores a part of what has a name.</summary>
    [GeneratedRegex(@"^(?<verb>(?:rétablir|instaurer|supprimer|abolir|maintenir|conserver|remettre|créer|réformer) )(?:de (?<article>l['’]|la )|du )(?=(?-i:\p{Lu}{2,})\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartOfAName();

    static string FirstSentence(PreparedText text)
    {
        foreach (var sentence in text.Sentences)
            if (sentence.TokenCount >= 3) return text.Plain.Substring(sentence.Start, sentence.Length);
        return text.Plain;
    }

    static string Shorten(string question) => question.TrimEnd('.', ' ', '!', ';', ':', ',') + " ?";

    /// <summary>One line, no numbering or marks in front, cut at a word when too long.</summary>
    static string Clean(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('-', '–', '—', '•', '*', '#', ' ').TrimEnd(' ', '.');
        if (line.Length <= MaxLength) return line;
        var cut = line.LastIndexOf(' ', MaxLength - 1);
        return line[..(cut > MaxLength / 2 ? cut : MaxLength - 1)] + "…";
    }

    /// <summary>Takes the shouting out: a line in capitals goes to lower case, a first word in capitals too; the first letter is a capital.</summary>
    static string Calm(string line)
    {
        var letters = line.Count(char.IsLetter);
        var capitals = line.Count(char.IsUpper);
        var first = line.Split(' ')[0];
        var calm = letters > 8 && capitals > 0.7 * letters ? line.ToLowerInvariant()
            : first.Length > 5 && first.All(char.IsUpper) ? first.ToLowerInvariant() + line[first.Length..]
            : line;
        return Capital(calm);
    }

    static string Capital(string line) => char.ToUpperInvariant(line[0]) + line[1..];

    static string Small(string line) => char.ToLowerInvariant(line[0]) + line[1..];

    static string FirstWord(string rest) => rest.Split([' ', '\'', '’'], 2)[0];

    /// <summary>Whether a first word is an infinitive: by the lexicon; what may be a noun too ("dîner", "dîner de quartier"), or is in no lexicon, by the word behind it.</summary>
    static bool IsInfinitive(string word, string? next)
    {
        var lower = WordForms.Fold(word);
        var isKnown = Phrasing.IsInfinitive(lower);
        if (isKnown && !Lexicon.Has(lower, PartOfSpeech.Noun)) return true;
        var looks = lower.Length > 3 && Lexicon.ClassesOf(lower) == 0 && (lower.EndsWith("er", StringComparison.Ordinal) || lower.EndsWith("ir", StringComparison.Ordinal) || lower.EndsWith("re", StringComparison.Ordinal));
        return (looks || isKnown && next is not ("de" or "d" or "du" or "des")) && next is not null && (AfterVerbs.Contains(next.ToLowerInvariant()) || next.EndsWith("ement", StringComparison.Ordinal));
    }
}
