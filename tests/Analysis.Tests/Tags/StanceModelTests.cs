namespace SynthesisPipeline.Analysis.Tests;

public class StanceModelTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Turns_of_phrase_learnt_from_other_propositions_help(int minParents)
    {
        var titles = SharedTable.Rows("data/rua-fonctionnement/propositions.csv").ToDictionary(r => r["id"], r => FoldedText.Of(r["titre"] + "\n" + r["corps"]));
        var declared = SharedTable.Rows("data/rua-fonctionnement/arguments.csv")
            .Select(r => (Text: FoldedText.Of(r["texte"]), Parent: titles[r["proposition_id"]], IsFor: r["sens"] == "POUR", ParentId: r["proposition_id"])).ToList();
        var foldOf = declared.Select(d => d.ParentId).Distinct().Order(StringComparer.Ordinal).Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i % 5);
        int right = 0, rightBefore = 0;

        for (var fold = 0; fold < 5; fold++)
        {
            var model = StanceModel.Unlearnt.LearnFrom([.. declared.Where(d => foldOf[d.ParentId] != fold)], minParents, 1, CancellationToken.None);
            foreach (var d in declared.Where(d => foldOf[d.ParentId] == fold))
            {
                if (model.OfWords(d.Text, d.Parent, null) > 0 == d.IsFor) right++;
                if (StanceModel.Unlearnt.OfWords(d.Text, d.Parent, null) > 0 == d.IsFor) rightBefore++;
            }
        }

        TestContext.Current.SendDiagnosticMessage("unseen propositions, n {0}: written words {1:0.000}, with turns {2:0.000}", declared.Count, (double)rightBefore / declared.Count, (double)right / declared.Count);
        Assert.True(right >= 0.62 * declared.Count);
    }

    [Fact]
    public void What_is_learnt_does_not_depend_on_the_seed_and_moves_the_odds()
    {
        (FoldedText, FoldedText, bool, string) Example(int i) =>
            (FoldedText.Of(i % 2 == 0 ? $"zorglub tout entier, {i} pages" : $"patatras tout entier, {i} pages"), FoldedText.Of("Créer un guichet"), i % 2 == 0, "p" + i % 20);
        var examples = Enumerable.Range(0, 240).Select(Example).ToList();

        var once = StanceModel.Unlearnt.LearnFrom(examples, 3, 1, CancellationToken.None);
        var again = StanceModel.Unlearnt.LearnFrom(examples, 3, 2, CancellationToken.None);

        double Odds(StanceModel model, string text) => model.OfWords(FoldedText.Of(text), FoldedText.Of("Créer un guichet"), null);
        Assert.Equal(240, once.LearntFrom);
        Assert.Equal(Odds(once, "zorglub"), Odds(again, "zorglub"));
        Assert.True(Odds(once, "zorglub") > 0.3 + Odds(once, "patatras"));
    }

    [Fact]
    public void A_corpus_that_declares_one_side_only_teaches_nothing()
    {
        var examples = Enumerable.Range(0, 240).Select(i => (FoldedText.Of($"bien vu {i} fois"), FoldedText.Of("Créer un guichet"), true, "p" + i % 20)).ToList();

        Assert.Equal(0, StanceModel.Unlearnt.LearnFrom(examples, 3, 1, CancellationToken.None).LearntFrom);
    }
}
