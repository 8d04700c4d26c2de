namespace SynthesisPipeline.Analysis.Tests;

public class HarderPlantingTests
{
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Copies_with_up_to_three_changes_of_ten_kinds_are_found(int seed)
    {
        var texts = SharedTable.Rows("data/rua-fonctionnement/arguments.csv").Select(r => r["texte"])
            .Concat(SharedTable.Rows("data/grand-debat-echantillon/reponses.csv.gz").Select(r => r["texte"])).ToList();
        var rows = new Planting(seed, texts).Plant(campaigns: 40, largest: 60);
        var byId = rows.ToDictionary(r => r.Id);
        var textOf = rows.ToDictionary(r => r.Id, r => r.Text);

        var groups = Copies.Find(rows.Select(r => Copies.Of(r.Id, r.Text)), new() { SuggestsParaphrases = false });

        var near = new NearPairs(rows.Where(r => r.Campaign is null).Select(r => (r.Id, r.Text)));
        var planted = rows.Where(r => r.Campaign is not null).ToList();
        var score = CopyScore.Of(groups, planted.ToDictionary(r => r.Id, r => r.Campaign!),
            planted.Where(r => r.Changes is ["original"]).Select(r => r.Id).ToHashSet(), id => textOf[id], near);
        var alone = planted.ToDictionary(r => r.Id, r => !groups.Any(g => Copies.Ids(g) is var ids && ids.Contains(r.Id) && ids.Count(i => byId[i].Campaign == r.Campaign) > 1));
        TestContext.Current.SendDiagnosticMessage("{0} pairs F1 {1:0.000} B3 {2:0.000} n={3}", score, score.PairF1, score.BCubedF1, planted.Count);
        TestContext.Current.SendDiagnosticMessage("{0}", string.Join(" ", Planting.Kinds.Select(k => $"{k} {planted.Where(r => r.Changes.Contains(k)).Average(r => alone[r.Id] ? 0.0 : 1):0.000}")));
        TestContext.Current.SendDiagnosticMessage("{0}", string.Join(" ", Enumerable.Range(0, 4).Select(k => $"{k}: {planted.Where(r => r.Changes.Length == k).Average(r => alone[r.Id] ? 0.0 : 1):0.000}")));
        var groupOf = groups.SelectMany(g => Copies.Ids(g).Select(i => (i, g.Id))).ToDictionary(x => x.i, x => x.Id);
        var found = near.All.Average(p => groupOf.TryGetValue(p.A, out var x) && groupOf.GetValueOrDefault(p.B) == x ? 1.0 : 0);
        TestContext.Current.SendDiagnosticMessage("natural pairs {0}, found {1:0.000}", near.All.Count, found);
        Assert.True(score.BCubedF1 >= 0.97, score.ToString());
        Assert.True(score.CopiesFound >= 0.97, score.ToString());
        Assert.Equal(0, score.MixedGroups);
        Assert.True(found >= 0.98, $"natural near-duplicates found: {found}");
    }
}
