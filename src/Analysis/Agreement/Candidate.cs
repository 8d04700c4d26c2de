using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>A sentence that may stand in the draft: the words of one contributor, without what opens them.</summary>
/// <param name="Contribution">Its contribution's place in the corpus.</param>
/// <param name="Start">First unit in the prepared text, behind the opening.</param>
/// <param name="Length">Units.</param>
/// <param name="FirstToken">First token behind the opening.</param>
/// <param name="TokenCount">Tokens.</param>
/// <param name="IsTitle">Whether it is a title or a part of one.</param>
/// <param name="Text">As it would stand in the table: one line, first letter a capital, no full stop at the end.</param>
/// <param name="MaxWords">Words from which a sentence is too long.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="Objects">Stems of what it raises or lowers; empty where it does neither.</param>
sealed record Candidate(int Contribution, int Start, int Length, int FirstToken, int TokenCount, bool IsTitle, string Text, int MaxWords, Direction Direction, ImmutableArray<int> Objects)
{
    const int Unknown = -1;

    int _flaws = Unknown; // one number: whoever reads it meanwhile reads it whole
    double _fitness = Unknown, _quality = Unknown;

    /// <summary>What speaks against it, looked for when it is asked for: of most sentences only whether they say the same is asked.</summary>
    public Flaw Flaws => (Flaw)(_flaws != Unknown ? _flaws : _flaws = (int)Phrasing.Of(Text, IsTitle, MaxWords));

    /// <summary>Gives its quality, reckoned once: several stages ask.</summary>
    public double Quality(Func<Candidate, double> by) => _quality != Unknown ? _quality : _quality = by(this);

    /// <summary>Gives how likely it may stand as it is, in [0, 1], reckoned once.</summary>
    public double Fitness(LineFitness by) => _fitness != Unknown ? _fitness : _fitness = by.Of(this);
}

/// <summary>Cuts candidates out of prepared texts.</summary>
static partial class Candidates
{
    const int SentencesRead = 40;

    /// <summary>Gives the candidates of one contribution: its title as a whole, then its sentences, in order.</summary>
    public static IEnumerable<Candidate> Of(PreparedCorpus texts, int index, int maxWords)
    {
        var text = texts.Texts[index];
        var titled = false;
        var isVoted = texts.Corpus.VotesOf(index) is { Total: > 0 };
        foreach (var sentence in text.Sentences.Take(SentencesRead))
        {
            if (!isVoted && texts.LanguageOf(text, sentence) == Language.Other) continue; // kept and marked, but nobody here can vouch for what it says; where people voted, they do
            var isTitle = text.IsTitle(sentence.Start);
            if (isTitle && titled) continue;
            if (isTitle)
            {
                titled = true;
                var last = text.Sentences.Last(s => text.IsTitle(s.Start));
                if (Make(texts, index, sentence.Start, last.End, true, maxWords) is { } title) yield return title;
            }
            else if (Make(texts, index, sentence.Start, sentence.End, false, maxWords) is { } own) yield return own;
        }
    }

    /// <summary>Makes a candidate of a stretch of one contribution; null when under three words remain behind its opening.</summary>
    public static Candidate? Make(PreparedCorpus texts, int index, int start, int end, bool isTitle, int maxWords)
    {
        var text = texts.Texts[index];
        start += Openings.Length(text.Plain.AsSpan(start, end - start));
        int first = 0, last = text.Tokens.Length;
        while (first < text.Tokens.Length && text.Tokens[first].Start < start) first++;
        while (last > first && text.Tokens[last - 1].Start >= end) last--;
        if (last - first < 3) return null;
        start = Math.Max(start, text.Tokens[first].Start - (text.Tokens[first].Start > start && text.Plain[text.Tokens[first].Start - 1] is '«' or '(' or '"' ? 1 : 0));
        var written = Written(text.Plain, start, end);
        if (written.Length == 0) return null;
        var direction = Polarity.Of(text, texts.Vocabulary, first, last - first, out var objects);
        return new(index, start, end - start, first, last - first, isTitle, written, maxWords, direction, objects);
    }

    /// <summary>One line; no full stop or loose mark at the end; the first letter a capital; shouted words in small letters. Nothing else changes.</summary>
    static string Written(string plain, int start, int end)
    {
        var line = string.Join(' ', plain[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ' ', ';', ',', '-', '–');
        line = Shouted().Replace(line, m => Lexicon.ClassesOf(WordForms.Fold(m.Value)) == 0 ? m.Value : m.Value.ToLowerInvariant());
        line = ShoutedSmall().Replace(line, m => m.Value.ToLowerInvariant());
        return line.Length == 0 ? "" : char.ToUpperInvariant(line[0]) + line[1..];
    }

    // letters that stand for a name are shorter, or in no lexicon
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])\p{Lu}{6,}(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex Shouted();

    // small words that stand for no name; "PAS" and "SUR" may
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(?:LES|DES|ET|AUX|QUE|QUI|DANS|AVEC|SANS|POUR|CETTE|TOUS|TOUTE|AUCUN|FAUT|DOIT|DOIVENT|SEULE?|TOUJOURS|JAMAIS|VRAI|VRAIE|NON)(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex ShoutedSmall();
}
