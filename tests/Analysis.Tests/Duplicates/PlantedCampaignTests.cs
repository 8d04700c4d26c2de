namespace SynthesisPipeline.Analysis.Tests;

public class PlantedCampaignTests
{
    [Fact]
    public void Campaigns_planted_in_real_arguments_are_found_whole_and_apart()
    {
        var rows = SharedTable.Rows("data/campagnes-plantees-dev/arguments.csv.gz");
        var labels = SharedTable.Rows("data/campagnes-plantees-dev/etiquettes_campagnes.csv");
        var texts = rows.ToDictionary(r => r["id"], r => r["texte"]);

        var groups = Copies.Find(rows.Select(r => Copies.Of(r["id"], r["texte"], kind: ContributionKind.Argument, parent: r["proposition_id"])));

        var planted = labels.Select(r => r["id"]).ToHashSet();
        var near = new NearPairs(rows.Where(r => !planted.Contains(r["id"])).Select(r => (r["id"], r["texte"])));
        var score = CopyScore.Of(groups, labels.ToDictionary(r => r["id"], r => r["campagne"]),
            labels.Where(r => r["transformation"] == "original").Select(r => r["id"]).ToHashSet(), id => texts[id], near);
        TestContext.Current.SendDiagnosticMessage("{0} pairs F1 {1:0.000} B3 {2:0.000}", score, score.PairF1, score.BCubedF1);
        Assert.True(score.BCubedF1 >= 0.99, score.ToString());
        Assert.True(score.CopiesFound >= 0.99, score.ToString());
        Assert.Equal(0, score.MixedGroups);
        Assert.True(score.GroupsWithFalsePair < 0.05 * score.Groups, score.ToString());
    }
}
