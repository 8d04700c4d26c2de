using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds words of French texts that look like another word of the consultation with one letter wrong: "petmettre" where others write "permettre".</summary>
/// <remarks>
/// A word of six letters and more, in small letters, unknown to the lexicon, in two contributions at most, is misspelt where one letter taken out, put in, changed or
/// swapped with the next makes a word that the lexicon knows and <see cref="UsedBy"/> contributions use. The last three letters are left alone, since
/// endings make new words ("influenceur" beside "influencer"). Cost: some 400 lookups a rare word.
/// What a woman is called by a known word for a man is none ("autrice" of "auteur"). When it misleads: a new word beside a known one.
/// </remarks>
sealed class Misspellings
{
    const int FewestLetters = 6, EndLetters = 3, MostContributions = 2, UsedBy = 3;
    const string Letters = "abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ";

    readonly PreparedCorpus _texts;
    readonly Lazy<FrozenSet<string>> _used;

    /// <summary>Takes the texts; their words are looked at when first asked for.</summary>
    public Misspellings(PreparedCorpus texts)
    {
        _texts = texts;
        var vocabulary = texts.Vocabulary;
        _used = new(() => Enumerable.Range(0, vocabulary.Count).Where(w => vocabulary.DocumentCounts[w] >= UsedBy && vocabulary.Forms[w].Length >= FewestLetters - 1)
            .Select(w => vocabulary.Forms[w]).Where(Lexicon.Contains).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a sentence holds one.</summary>
    public bool AreIn(Candidate sentence)
    {
        var text = _texts.Texts[sentence.Contribution];
        if (text.Language != Language.French) return false;
        foreach (var token in text.Tokens.AsSpan(sentence.FirstToken, sentence.TokenCount))
            if (token.Length >= FewestLetters && _texts.Vocabulary.DocumentCounts[token.Word] <= MostContributions && (char.IsLower(text.Plain[token.Start]) || token.Start == sentence.Start)
                && _texts.Vocabulary.Forms[token.Word] is var form && form.All(char.IsLetter) && Lexicon.ClassesOf(form) == 0 && !IsFeminine(form) && IsNearUsed(form)) return true;
        return false;
    }

    /// <summary>Whether a form that the lexicon lacks is the feminine of one that it knows: "autrice", "défenseuses".</summary>
    static bool IsFeminine(string form)
    {
        var one = form.TrimEnd('s');
        foreach (var (feminine, masculine) in s_feminines)
            if (one.EndsWith(feminine, StringComparison.Ordinal) && Lexicon.Has(one[..^feminine.Length] + masculine, PartOfSpeech.Noun)) return true;
        return false;
    }

    static readonly (string Feminine, string Masculine)[] s_feminines = [("trice", "teur"), ("euse", "eur"), ("eure", "eur"), ("ère", "er"), ("ienne", "ien")];

    bool IsNearUsed(string form)
    {
        var used = _used.Value;
        for (var i = 0; i <= form.Length - EndLetters; i++)
        {
            var (before, after) = (form[..i], form[i..]);
            if (used.Contains(before + after[1..]) || used.Contains(before + after[1] + after[0] + after[2..])) return true;
            foreach (var letter in Letters)
                if (used.Contains(before + letter + after) || used.Contains(before + letter + after[1..])) return true;
        }
        return false;
    }
}
