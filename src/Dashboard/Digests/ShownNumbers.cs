using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Gives each contribution the short name it is cited by: its public number, else its id, a long id cut where it stays unique.</summary>
static class ShownNumbers
{
    const int LongId = 14, Shortest = 8;

    /// <summary>Names every contribution of a corpus, in corpus order.</summary>
    public static string[] Of(Corpus corpus)
    {
        var all = corpus.Contributions;
        var numbered = all.Where(c => c.Number is not null).GroupBy(c => c.Number!, StringComparer.Ordinal) // filtered by Where
            .Where(g => g.Count() == 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var shown = new string[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var id = all[i].Id.Value;
            if (all[i].Number is { } number && numbered.Contains(number)) shown[i] = number.TrimStart('#');
            else if (id.Length <= LongId) shown[i] = id;
            else
            {
                // corpus order is ordinal: whoever shares the longest beginning is a neighbour
                var shared = Math.Max(i == 0 ? 0 : Common(id, all[i - 1].Id.Value), i == all.Length - 1 ? 0 : Common(id, all[i + 1].Id.Value));
                var length = Math.Max(Shortest, shared + 1);
                shown[i] = length + 1 >= id.Length ? id : id[..length] + "…";
            }
        }
        return shown;
    }

    static int Common(string a, string b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[length] == b[length]) length++;
        return length;
    }
}
