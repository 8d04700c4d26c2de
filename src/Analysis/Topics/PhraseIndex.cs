using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>How a phrase is written in some texts.</summary>
/// <param name="Text">As most people write it.</param>
/// <param name="IsForeign">Whether most of them write it in another language than French.</param>
/// <param name="In">The first of the texts that hold it.</param>
/// <param name="Found">Where it stands there.</param>
internal sealed record WrittenPhrase(string Text, bool IsForeign, int In, FoundPhrase Found);

/// <summary>The phrases and stems of a sample of the texts: which texts hold them, and how they are written.</summary>
internal sealed class PhraseIndex
{
    const int FewestShared = 3, FewestTexts = 50, LongRoot = 5;
    const double SharedPart = 0.8, Everywhere = 0.25;

    // as stems have them
    static readonly FrozenSet<string> DerivedEndings = new[] { "", "e", "i", "ation", "ing", "ist", "ism", "age", "eur", "euse", "ement", "ier", "er", "erie" }.ToFrozenSet(StringComparer.Ordinal);

    readonly PreparedCorpus _texts;
    readonly FoundPhrase[][] _found;
    readonly Dictionary<int, List<int>> _holders = [];
    readonly HashSet<int> _name;
    readonly HashSet<string> _letters;

    /// <summary>Looks at some texts.</summary>
    public PhraseIndex(PreparedCorpus texts, int[] sample, CancellationToken cancel)
    {
        _texts = texts;
        _found = new FoundPhrase[texts.Texts.Length][];
        Sample = sample;
        var stems = texts.Vocabulary.StemForms;
        string[] words = texts.Corpus.Name.ToLowerInvariant().Split([.. texts.Corpus.Name.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        var initials = string.Concat(words.Where(w => w.Length >= FewestShared).Select(w => Stems.FoldAccents(w)[0]));
        _letters = [.. Enumerable.Range(0, initials.Length).SelectMany(i => Enumerable.Range(2, Math.Max(0, initials.Length - i - 1)).Select(n => initials.Substring(i, n)))];
        _name = [.. words.Select(w => stems.AsSpan().BinarySearch(Stems.Of(w), StringComparer.Ordinal)).Where(s => s >= 0)];
        var (phrases, joined) = (new Phrases(texts), texts.Joined);
        Parallel.For(0, sample.Length, new ParallelOptions { CancellationToken = cancel },
            i => _found[sample[i]] = [.. phrases.In(sample[i]).Select(p => joined.Join(texts.Texts[sample[i]], p)).OfType<FoundPhrase>()]);
        foreach (var i in sample)
            for (var (token, text) = (0, texts.Texts[i]); token < text.Tokens.Length; token++)
            {
                var word = joined.Next(text, ref token, text.Tokens.Length);
                if (texts.Vocabulary.StopWords[word]) continue;
                var stem = texts.Vocabulary.Stems[word];
                if (!_holders.TryGetValue(stem, out var list)) _holders.Add(stem, list = []);
                if (list.Count == 0 || list[^1] != i) list.Add(i);
            }
    }

    /// <summary>The texts looked at, ascending.</summary>
    public int[] Sample { get; }

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
        var lists = Enumerable.Range(0, phrase.Length).Select(s => _holders.GetValueOrDefault(phrase[s], [])).OrderBy(l => l.Count).ToArray();
        var most = Everywhere * (Sample.Length - ground.Size);
        return lists[0].Count > most && lists[0].Count(i => !ground.Holds(i) && lists.Skip(1).All(l => l.BinarySearch(i) >= 0)) > most;
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
                if (seen.Add(phrase.Key)) counts[phrase.Key] = counts.GetValueOrDefault(phrase.Key) + 1;
        }
        return counts;
    }

    /// <summary>Writes phrases as they stand in some texts, and tells those of another language than French; without those that one author alone uses, unless all are so.</summary>
    public Dictionary<PhraseKey, WrittenPhrase> Write(int[] which, IReadOnlyCollection<PhraseKey> keys)
    {
        var ways = keys.ToDictionary(k => k, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        var foreign = keys.ToDictionary(k => k, _ => 0);
        var firsts = new Dictionary<PhraseKey, (int Text, FoundPhrase Found)>();
        var authors = keys.ToDictionary(k => k, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var i in which)
            foreach (var phrase in _found[i])
            {
                if (!ways.TryGetValue(phrase.Key, out var mine)) continue;
                var text = PhraseSpelling.Written(_texts.Texts[i], phrase);
                mine[text] = mine.GetValueOrDefault(text) + 1;
                firsts.TryAdd(phrase.Key, (i, phrase));
                if (phrase.IsForeign) foreign[phrase.Key]++;
                var author = _texts.Corpus.Contributions[i].Author?.Name ?? $"\0{i}";
                authors[phrase.Key][author] = authors[phrase.Key].GetValueOrDefault(author) + 1;
            }
        PhraseKey[] common = [.. keys.Where(k => authors[k].Values.Max() is var most && (most == 1 || 2 * most <= authors[k].Values.Sum()))];
        return (common.Length > 0 ? common : keys).ToDictionary(k => k, k => 2 * foreign[k] > ways[k].Values.Sum() is var isForeign
                && isForeign ? new WrittenPhrase(PhraseSpelling.OfForeign(ways[k]), true, firsts[k].Text, firsts[k].Found) : new WrittenPhrase(PhraseSpelling.Of(ways[k]), false, firsts[k].Text, firsts[k].Found));
    }

    /// <summary>Lists the texts that hold a stem of a phrase, ascending: 2 = the whole phrase, 1 = some of its stems.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="ground">Tells the topic's texts: a stem that all others speak of ("élus" in "contrôle des élus") counts for nothing by itself.</param>
    public (int Text, int Halves)[] Holders(PhraseKey phrase, LabelGround ground)
    {
        bool[] isOfAll = [.. Enumerable.Range(0, phrase.Length).Select(s => IsOfAll(new(phrase[s]), ground))];
        var held = new List<(int Text, int Stems, bool IsTold)>();
        for (var s = 0; s < phrase.Length; s++)
        {
            var (list, merged, told) = (_holders.GetValueOrDefault(phrase[s], []), new List<(int Text, int Stems, bool IsTold)>(), !isOfAll[s] || isOfAll.All(all => all));
            for (int i = 0, j = 0; i < held.Count || j < list.Count;)
                if (j == list.Count || i < held.Count && held[i].Text < list[j]) merged.Add(held[i++]);
                else if (i == held.Count || held[i].Text > list[j]) merged.Add((list[j++], 1, told));
                else merged.Add((list[j++], held[i].Stems + 1, held[i++].IsTold | told));
            held = merged;
        }
        return [.. held.Where(h => h.IsTold).Select(h => (h.Text, h.Stems == phrase.Length ? 2 : 1))];
    }
}
