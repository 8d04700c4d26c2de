using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells by how much one word of a sentence would follow the others better if it were written as one that is taken for it: "à" for "a", a plural behind "les", a participle for an infinitive.</summary>
/// <remarks>
/// gain = Σ s(as written) − s(as it may be meant) over the three surprises (<see cref="WordOrder"/>) that a symbol takes part in, the greatest over what it is taken for; in nats.
/// When it misleads: what is right and seldom said where sittings are taken down.
/// </remarks>
static class WordSwaps
{
    const double Much = 3;

    static readonly FrozenDictionary<string, ImmutableArray<string>> s_takenFor = Groups(
        "a à|ou où|et est|ce se|c' s'|ces ses|sa ça|la là|on ont|son sont|leur leurs|VI VP VPs VPe VPes|N Ns|Nm Nms|Nf Nfs|Am Af Ams Afs|A As|U Us|V Vp|VI V|soit soient|est sont|a ont|doit doivent|devrait devraient|peut peuvent|pourrait pourraient|"
        + "tout tous toute toutes|fait font|va vont|sera seront|serait seraient|avait avaient|aura auront|était étaient|ait aient|aucun aucune|certain certains certaine certaines|un une|le la|cette cet|du des|au aux");

    /// <summary>Gives the greatest gain, and how many words would gain at least three nats.</summary>
    /// <param name="symbols">Of a sentence, as <see cref="WordOrder.SymbolsOf"/> gives them.</param>
    public static (double Most, int Many) In(ImmutableArray<string> symbols)
    {
        var order = WordOrder.French;
        string[] all = [WordOrder.Before, WordOrder.Before, .. symbols, WordOrder.Behind];
        var most = 0.0;
        var many = 0;
        for (var at = 2; at < all.Length - 1; at++)
        {
            if (!s_takenFor.TryGetValue(all[at], out var others)) continue;
            var (written, symbol, best) = (Around(at), all[at], 0.0);
            foreach (var other in others)
            {
                all[at] = other;
                best = Math.Max(best, written - Around(at));
            }
            all[at] = symbol;
            if (best >= Much) many++;
            most = Math.Max(most, best);
        }
        return (most, many);

        double Around(int at)
        {
            var sum = 0.0;
            for (var i = at; i <= at + 2 && i < all.Length; i++) sum += order.Of(all[i - 2], all[i - 1], all[i]);
            return sum;
        }
    }

    static FrozenDictionary<string, ImmutableArray<string>> Groups(string groups) => groups.Split('|').Select(g => g.Split(' '))
        .SelectMany(g => g.SelectMany(a => g.Where(b => b != a).Select(b => (a, b)))).GroupBy(p => p.a, p => p.b, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToImmutableArray(), StringComparer.Ordinal);
}
