using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>Cuts texts into words for measuring, by a rule of its own: what judges the analysis must not share its code.</summary>
public static class MeasuredWords
{
    const int StemLetters = 6, ShortestWord = 3, Gram = 3;

    static readonly FrozenSet<string> s_stopWords = """
        a afin ai ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avoir avons ayant bien c car ce ceci cela celle
        celles celui cependant ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux devant doit doivent donc dont du elle
        elles en encore entre est et etaient etait etant ete etes etre eu eux fait faire faut fois font furent hors ici il ils j je jusqu jusque
        l la laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous on
        ont or ou par parce pas pendant peu peut peuvent plus pour pourquoi pourrait quand que quel quelle quelles quels qu qui quoi s sa sans se
        sera serait seront ses si sien soit sommes son sont sous sur t ta tandis te tel telle tels tes toi ton tous tout toute toutes tres trop tu
        un une vers via voici voila vos votre vous y
        about after all also an and any are at be been but by can could did do does for from had has have he her his how if in into is it its
        just more most no not of off only our out over own same she should so some such than that the their them then there these they this those
        through to too under until up very was we were what when where which while who why will with would you your
        aber alle als am an auch auf aus bei bin bis da damit das dass dem den denn der des die dies diese durch ein eine einem einen einer eines
        er es fur hat haben ich ihr im in ist ja kann kein keine man mehr mit muss nach nicht noch nur oder sehr sich sie sind soll sollen sollte
        uber um und uns unser vom von vor war was wenn werden wie wir wird zu zum zur
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives the words of a text in order: lower case, no accents, letters and digits only.</summary>
    public static ImmutableArray<string> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else Flush();
        }
        Flush();
        return words.ToImmutable();

        void Flush()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Gives the content stems of a text in order: no stop words, none under three letters, plural off, first six letters; Chinese and Japanese runs as pairs of characters.</summary>
    public static ImmutableArray<string> Stems(string text)
    {
        var stems = ImmutableArray.CreateBuilder<string>();
        foreach (var word in Words(text))
            if (word.Any(IsCjk))
                for (var i = 0; i + 1 < word.Length; i++) stems.Add(word.Substring(i, 2));
            else if (word.Length >= ShortestWord && !s_stopWords.Contains(word))
            {
                var singular = word.Length > ShortestWord && word[^1] is 's' or 'x' ? word[..^1] : word;
                stems.Add(singular.Length > StemLetters ? singular[..StemLetters] : singular);
            }
        return stems.ToImmutable();
    }

    /// <summary>Gives the distinct runs of three words; for shorter texts the whole.</summary>
    public static FrozenSet<string> ThreeGrams(string text)
    {
        var words = Words(text);
        if (words.Length == 0) return [];
        return words.Length < Gram ? new[] { string.Join(' ', words) }.ToFrozenSet(StringComparer.Ordinal)
            : Enumerable.Range(0, words.Length - Gram + 1).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}")
                .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Counts what two sets share.</summary>
    public static int Shared(FrozenSet<string> a, FrozenSet<string> b) => a.Count <= b.Count ? a.Count(b.Contains) : b.Count(a.Contains);

    /// <summary>Gives |a ∩ b| / |a ∪ b|; 0 for two empty sets.</summary>
    public static double Jaccard(FrozenSet<string> a, FrozenSet<string> b)
    {
        var shared = Shared(a, b);
        return a.Count + b.Count == 0 ? 0 : (double)shared / (a.Count + b.Count - shared);
    }

    static bool IsCjk(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';
}
