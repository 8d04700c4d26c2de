namespace SynthesisPipeline.Analysis;

/// <summary>Scores the sides found for arguments and comments whose side the input hid.</summary>
static class StanceScores
{
    const string Section = "stance", For = "for", Against = "against";

    /// <summary>Scores; nothing without stance gold.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Gold gold)
    {
        var rows = gold.Of("stance");
        if (rows.IsEmpty) yield break;
        var found = Found(findings);
        var answered = rows.Where(r => found.ContainsKey(r.Id)).ToList();
        var right = answered.Count(r => found[r.Id] == r.Label);
        var commonest = rows.GroupBy(r => r.Label, StringComparer.Ordinal).Max(g => g.Count());
        yield return new(Section, "accuracy of all", (double)right / rows.Length, rows.Length, (double)commonest / rows.Length, "chance = commonest side");
        yield return new(Section, "accuracy of the answered", TopicScores.Share(right, answered.Count), answered.Count);
        yield return new(Section, "share answered", TopicScores.Share(answered.Count, rows.Length), rows.Length);
        yield return new(Section, "macro-F1", (F1(For) + F1(Against)) / 2, rows.Length);

        double F1(string side)
        {
            var hit = rows.Count(r => r.Label == side && found.GetValueOrDefault(r.Id) == side);
            var total = rows.Count(r => r.Label == side) + rows.Count(r => found.GetValueOrDefault(r.Id) == side);
            return total == 0 ? 0 : 2.0 * hit / total;
        }
    }

    /// <summary>The most confident stance tag of each contribution, else the list it stands in.</summary>
    static Dictionary<string, string> Found(Findings findings)
    {
        var found = findings.Tags.Where(t => t.Kind == TagKind.Stance && t.Value is For or Against)
            .GroupBy(t => t.Contribution.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(t => t.Confidence).ThenBy(t => t.Value, StringComparer.Ordinal).First().Value, StringComparer.Ordinal);
        foreach (var controversy in findings.Controversies)
        {
            foreach (var id in controversy.ForIds) found.TryAdd(id.Value, For);
            foreach (var id in controversy.AgainstIds) found.TryAdd(id.Value, Against);
        }
        return found;
    }
}
