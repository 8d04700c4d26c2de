namespace SynthesisPipeline.Dashboard;

/// <summary>The week's changes as a short digest in French.</summary>
static class WeeklyWords
{
    /// <summary>Writes it, a line an idea.</summary>
    public static string Of(WeeklyChanges changes) => string.Join('\n', Lines(changes));

    static IEnumerable<string> Lines(WeeklyChanges c)
    {
        if (c.Since is null) yield return "Premier point de cette consultation.";
        else if (!c.Any)
        {
            yield return $"Rien de nouveau depuis le {FrenchNumbers.Day(ParisTime.Of(c.Since.Value))}.";
            yield break;
        }
        else yield return $"Depuis le {FrenchNumbers.Day(ParisTime.Of(c.Since.Value))} :";
        yield return $"- {FrenchNumbers.Count(c.NewContributions, "nouvelle contribution", "nouvelles contributions")} de {FrenchNumbers.Count(c.NewContributors, "nouveau contributeur", "nouveaux contributeurs")}, "
            + $"{FrenchNumbers.Count(Math.Max(0, c.NewVotes), "vote")}{(c.GoneContributions > 0 ? $", {FrenchNumbers.Count(c.GoneContributions, "contribution retirée", "contributions retirées")}" : "")}";
        if (!c.NewTopics.IsEmpty) yield return $"- nouveaux sujets : {string.Join(" ; ", c.NewTopics.Select(t => $"{t.Label} ({t.Now})"))}";
        if (!c.GrownTopics.IsEmpty) yield return $"- sujets qui grandissent : {string.Join(" ; ", c.GrownTopics.Select(t => $"{t.Label} (+{t.Now - t.Before})"))}";
        if (!c.GoneTopics.IsEmpty) yield return $"- sujets qui ne se détachent plus : {string.Join(" ; ", c.GoneTopics)}";
        if (c.NewPointCount > 0) yield return $"- {FrenchNumbers.Count(c.NewPointCount, "nouvel élément d’accord", "nouveaux éléments d’accord")}, dont : {string.Join(" ; ", c.NewPoints.Take(3).Select(p => $"« {p} »"))}";
        if (c.GonePointCount > 0) yield return $"- {FrenchNumbers.Count(c.GonePointCount, "élément d’accord qui n’est plus retenu", "éléments d’accord qui ne sont plus retenus")}";
        if (!c.NewControversies.IsEmpty) yield return $"- nouvelles controverses : {string.Join(" ; ", c.NewControversies.Take(3))}";
    }
}
