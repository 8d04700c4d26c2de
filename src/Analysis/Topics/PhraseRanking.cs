namespace SynthesisPipeline.Analysis;

/// <summary>Ranks the phrases that set some texts apart from a background.</summary>
/// <remarks>
/// z = δ / √var, where δ is the difference of the phrase's log-odds inside and outside on counts of texts, with a Dirichlet prior of strength 40 from the background (Monroe, Colaresi &amp; Quinn 2008, "Fightin' Words"), times 1 + 0.35 per further content word (up to three words), times coverage^0.15.
/// </remarks>
internal static class PhraseRanking
{
    const double Prior = 40, LengthBonus = 0.35, CoveragePower = 0.15, LongerShare = 0.5, SameShare = 0.6, SpecificShare = 0.2, ShareOfJoin = 0.03;
    const int Wanted = 12, Considered = 200, UncommonLength = 3, TextsOfUncommon = 4, TextsOfSpecific = 3, MostSpecific = 2, TextsOfJoin = 2;

    /// <summary>Ranks phrases, best first, none sharing half of its stems with a better one.</summary>
    /// <param name="inside">For each phrase, the texts inside that hold it.</param>
    /// <param name="size">Texts inside.</param>
    /// <param name="background">For each phrase, the texts of the background, the inside included.</param>
    /// <param name="backgroundSize">Texts of the background.</param>
    public static List<PhraseKey> Rank(Dictionary<PhraseKey, int> inside, int size, Dictionary<PhraseKey, int> background, int backgroundSize)
    {
        var ranked = Rank(inside, size, background, backgroundSize, Math.Max(Math.Min(2, size), Math.Min(3, size / 8)));
        // a few texts may share no phrase: then one of theirs
        return ranked.Count > 0 ? ranked : Rank(inside, size, background, backgroundSize, 1);
    }

    static List<PhraseKey> Rank(Dictionary<PhraseKey, int> inside, int size, Dictionary<PhraseKey, int> background, int backgroundSize, int least)
    {
        var scored = new List<(double Score, PhraseKey Key)>();
        foreach (var (key, count) in inside)
        {
            // a long phrase that few use is somebody's sentence
            if (count < (key.Length >= UncommonLength ? Math.Min(TextsOfUncommon, Math.Max(least, size / 4)) : least)) continue;
            double all = background[key], prior = Prior * all / backgroundSize;
            var delta = Math.Log((count + prior) / (size + Prior - count - prior))
                - Math.Log((all - count + prior) / (backgroundSize - size + Prior - (all - count) - prior));
            var z = delta / Math.Sqrt(1 / (count + prior) + 1 / (all - count + prior));
            scored.Add((z * (1 + LengthBonus * (Math.Min(key.Length, 3) - 1)) * Math.Pow((double)count / size, CoveragePower), key));
        }
        scored.Sort(HighestFirst);
        if (scored.Count > Considered) scored.RemoveRange(Considered, scored.Count - Considered);
        var chosen = new List<PhraseKey>();
        foreach (var (_, key) in scored)
        {
            if (chosen.Count == Wanted) break;
            var candidate = Extend(key);
            if (chosen.All(c => c.Shared(candidate) == 0 || 2 * c.Shared(candidate) < Math.Min(c.Length, candidate.Length))) chosen.Add(candidate);
        }
        return chosen;

        // one word gives way to the phrase that holds it in half of its texts; a cut phrase to the whole one
        PhraseKey Extend(PhraseKey key)
        {
            while (true)
            {
                var share = key.Length == 1 ? LongerShare : SameShare;
                PhraseKey? longer = null;
                foreach (var (_, other) in scored)
                    if (other.Length > key.Length && other.Contains(key) && inside[other] >= share * inside[key]
                        && (longer is null || inside[other] > inside[longer.Value])) longer = other;
                if (longer is null) return key;
                key = longer.Value;
            }
        }
    }

    /// <summary>Finds longer phrases that say more exactly what a word of one stem says: those that a fifth of its texts hold, the most held first; of a name cut short ("revenu de solidarité") the whole one, where six of ten of its texts have that.</summary>
    /// <param name="word">A phrase of one stem.</param>
    /// <param name="inside">For each phrase, the texts inside that hold it.</param>
    public static List<PhraseKey> Specific(PhraseKey word, Dictionary<PhraseKey, int> inside)
    {
        var specific = new List<PhraseKey>();
        if (word.Length > 1) return specific;
        // a phrase of one text is the whole of none
        var longer = new List<(double Count, PhraseKey Key)>();
        foreach (var (key, count) in inside)
            if (count > 1 && key.Length > 1 && key.Holds(word.A)) longer.Add((count, key));
        longer.Sort(HighestFirst);
        foreach (var (count, key) in longer)
            if (specific.Count < MostSpecific && count >= Math.Max(TextsOfSpecific, SpecificShare * inside[word]) && Whole(key) is var whole && !specific.Contains(whole)) specific.Add(whole);
        return specific;

        PhraseKey Whole(PhraseKey key)
        {
            foreach (var (count, other) in longer)
                if (other.Length > key.Length && other.Contains(key) && count >= SameShare * inside[key]) return Whole(other);
            return key;
        }
    }

    static readonly Comparison<(double Count, PhraseKey Key)> HighestFirst = (a, b) => b.Count != a.Count ? b.Count.CompareTo(a.Count) : a.Key.CompareTo(b.Key);

    /// <summary>Finds phrases that say two words of one stem in one breath ("taxe sur le CO2"), the most held first.</summary>
    /// <param name="phrases">The phrases whose words are sought.</param>
    /// <param name="inside">For each phrase, the texts inside that hold it.</param>
    /// <param name="size">Texts inside.</param>
    public static PhraseKey[] Joins(PhraseKey[] phrases, Dictionary<PhraseKey, int> inside, int size)
    {
        HashSet<int> words = [.. phrases.Where(p => p.Length == 1).Select(p => p.A)];
        var joins = new List<(double Count, PhraseKey Key)>();
        foreach (var (key, count) in inside)
        {
            if (key.Length is not (2 or 3) || count < Math.Max(TextsOfJoin, ShareOfJoin * size)) continue;
            var said = 0;
            for (var i = 0; i < key.Length; i++) if (words.Contains(key[i])) said++;
            if (said > 1) joins.Add((count, key));
        }
        joins.Sort(HighestFirst);
        var keys = new PhraseKey[joins.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = joins[i].Key;
        return keys;
    }
}
