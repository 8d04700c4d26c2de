using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>The phrases and stems of a sample of the texts: which texts hold them, and how they are written.</summary>
internal sealed class PhraseIndex
{
    const int FewestShared = 3, FewestTexts = 50, LongRoot = 5;
    const double SharedPart = 0.8, SaidByAll = 0.25;

    // as stems have them
    static readonly FrozenSet<string> DerivedEndings = new[] { "", "e", "i", "ation", "ing", "ist", "ism", "age", "eur", "euse", "ement", "ier", "er", "erie" }.ToFrozenSet(StringComparer.Ordinal);

    readonly PreparedCorpus _texts;
    readonly FoundPhrase[][] _found;
    readonly List<int>?[] _holders; // for each stem the places in the sample of the texts that hold it, ascending
    readonly HashSet<int> _name;
    readonly HashSet<string> _letters;

    /// <summary>Looks at some texts.</summary>
    public PhraseIndex(PreparedCorpus texts, int[] sample, CancellationToken cancel)
    {
        _texts = texts;
        _found = new FoundPhrase[texts.Texts.Length][];
        Sample = sample;
        var stems = texts.Vocabulary.StemForms;
        _holders = new List<int>?[stems.Length];
        string[] words = texts.Corpus.Name.ToLowerInvariant().Split([.. texts.Corpus.Name.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        var initials = string.Concat(words.Where(w => w.Length >= FewestShared).Select(w => Stems.FoldAccents(w)[0]));
        _letters = [.. Enumerable.Range(0, initials.Length).SelectMany(i => Enumerable.Range(2, Math.Max(0, initials.Length - i - 1)).Select(n => initials.Substring(i, n)))];
        _name = [.. words.Select(w => stems.AsSpan().BinarySearch(Stems.Of(w), StringComparer.Ordinal)).Where(s => s >= 0)];
        var (phrases, joined) = (new Phrases(texts), texts.Joined);
        Parallel.For(0, sample.Length, new ParallelOptions { CancellationToken = cancel },
            () => new List<FoundPhrase>(), (i, _, found) =>
            {
                found.Clear();
                phrases.In(sample[i], found);
                _found[sample[i]] = joined.Join(texts.Texts[sample[i]], found);
                return found;
            }, _ => { });
        for (var place = 0; place < sample.Length; place++)
            for (var (token, text) = (0, texts.Texts[sample[place]]); token < text.Tokens.Length; token++)
            {
                var word = joined.Next(text, ref token, text.Tokens.Length);
                if (texts.Vocabulary.StopWords[word]) continue;
                var list = _holders[texts.Vocabulary.Stems[word]] ??= [];
                if (list.Count == 0 || list[^1] != place) list.Add(place);
            }
        Everywhere = Count(sample);
    }

    /// <summary>The texts looked at, ascending.</summary>
    public int[] Sample { get; }

    /// <summary>For each phrase, how many of the texts looked at hold it.</summary>
    public Dictionary<PhraseKey, int> Everywhere { get; }

    /// <summary>Keeps of some contributions those looked at.</summary>
    public int[] Among(int[] members) => [.. members.Where(m => _found[m] is not null)];

    /// <summary>Tells whether a phrase says nothing but the name of the consultation, or the letters that it is called by.</summary>
    public bool IsTheName(PhraseKey phrase) => Enumerable.Range(0, phrase.Length).All(i => _name.Contains(phrase[i])) || phrase.Length == 1 && _letters.Contains(_texts.Vocabulary.StemForms[phrase[0]]);

    /// <summary>Tells whether a phrase is what everybody speaks of: nearly a third of the texts outside of a topic hold it too.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="ground">Tells the topic's texts.</param>
    public bool IsOfAll(PhraseKey phrase, LabelGround ground)
    {
        if (Sample.Length < FewestTexts) return false;
        var most = SaidByAll * (Sample.Length - ground.Size);
        for (var s = 0; s < phrase.Length; s++) if (HoldersOf(phrase[s]).Count <= most) return false;
        var count = 0;
        foreach (var place in HoldersOf(phrase[0]))
        {
            var isHeld = !ground.Holds(Sample[place]);
            for (var s = 1; s < phrase.Length && isHeld; s++) isHeld = HoldersOf(phrase[s]).BinarySearch(place) >= 0;
            if (isHeld) count++;
        }
        return count > most;
    }

    /// <summary>Tells whether two phrases speak of one thing: words of one family ("taxe", "taxation") name it once, and letters ("AAH") and what they stand for.</summary>
    public bool AreAkin(PhraseKey a, PhraseKey b)
    {
        var stems = _texts.Vocabulary.StemForms;
        if (Shortens(a, b) || Shortens(b, a)) return true;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
            {
                var (x, y) = (stems[a[i]], stems[b[j]]);
                var shared = x.AsSpan().CommonPrefixLength(y);
                if (shared >= FewestShared && shared >= SharedPart * Math.Min(x.Length, y.Length) || AreDerived(x[shared..], y[shared..], shared) || LostApostrophe(x, y) || LostApostrophe(y, x)) return true;
            }
        return false;
    }

    // "taxe" and "taxation", "lobbying" and "lobbyiste": one root, endings that make nouns of it
    static bool AreDerived(string one, string other, int root) => root >= FewestShared && DerivedEndings.Contains(one) && DerivedEndings.Contains(other) && (root >= LongRoot || one.Length < 2 != other.Length < 2);

    // "leurope" beside "Europe"
    static bool LostApostrophe(string run, string word) =>
        word.Length >= FewestShared && run.Length == word.Length + 1 && run[0] is ('l' or 'd' or 'n' or 's' or 'j' or 'm' or 't' or 'c') && run.EndsWith(word, StringComparison.Ordinal);

    // "AAH" and "allocation adulte", cut before its last word, too
    bool Shortens(PhraseKey letters, PhraseKey phrase)
    {
        if (letters.Length != 1) return false;
        var (stems, word) = (_texts.Vocabulary.StemForms, _texts.Vocabulary.StemForms[letters[0]]);
        if (word == "ue") return Enumerable.Range(0, phrase.Length).Any(i => stems[phrase[i]].StartsWith("europ", StringComparison.Ordinal));
        return phrase.Length > 1 && phrase.Length <= word.Length && phrase.Length >= word.Length - 1 && Enumerable.Range(0, phrase.Length).All(i => stems[phrase[i]].StartsWith(word[i]));
    }

    /// <summary>Counts in how many of some texts each phrase stands.</summary>
    public Dictionary<PhraseKey, int> Count(int[] which)
    {
        var counts = new Dictionary<PhraseKey, int>();
        var seen = new HashSet<PhraseKey>();
        foreach (var i in which)
        {
            seen.Clear();
            foreach (var phrase in _found[i])
                if (seen.Add(phrase.Key)) CollectionsMarshal.GetValueRefOrAddDefault(counts, phrase.Key, out _)++;
        }
        return counts;
    }

    /// <summary>Writes phrases as they stand in some texts, and tells those of another language than French; without those that one author alone uses, unless all are so.</summary>
    public Dictionary<PhraseKey, WrittenPhrase> Write(int[] which, IReadOnlyCollection<PhraseKey> keys)
    {
        var (uses, room) = (new Dictionary<PhraseKey, PhraseUses>(keys.Count), new char[64]);
        foreach (var key in keys) uses.Add(key, new());
        foreach (var i in which)
            foreach (var phrase in _found[i])
                if (uses.TryGetValue(phrase.Key, out var mine))
                    mine.Add(i, phrase, PhraseSpelling.Written(_texts.Texts[i], phrase, ref room), _texts.Corpus.Contributions[i].Author?.Name);
        var written = new Dictionary<PhraseKey, WrittenPhrase>();
        foreach (var (key, mine) in uses) if (!mine.IsOfOneAuthor) written.Add(key, mine.Written());
        if (written.Count == 0) foreach (var (key, mine) in uses) written.Add(key, mine.Written());
        return written;
    }

    /// <summary>Tells which texts hold a phrase, whole or some of its stems.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="ground">Tells the topic's texts: a stem that all others speak of ("élus" in "contrôle des élus") counts for nothing by itself.</param>
    public HeldTexts Holders(PhraseKey phrase, LabelGround ground)
    {
        Span<bool> isOfAll = stackalloc bool[phrase.Length];
        for (var s = 0; s < phrase.Length; s++) isOfAll[s] = IsOfAll(new(phrase[s]), ground);
        var isNoneTold = !isOfAll.Contains(false);
        var (some, whole) = (new ulong[HeldTexts.Words(Sample.Length)], default(ulong[]));
        for (var s = 0; s < phrase.Length; s++)
        {
            var held = HeldTexts.Bits(HoldersOf(phrase[s]), Sample.Length);
            if (isNoneTold || !isOfAll[s]) for (var i = 0; i < held.Length; i++) some[i] |= held[i];
            if (whole is not null) for (var i = 0; i < held.Length; i++) held[i] &= whole[i];
            whole = held;
        }
        return new(some, whole!); // a phrase has a stem at least
    }

    List<int> HoldersOf(int stem) => _holders[stem] ?? [];
}
