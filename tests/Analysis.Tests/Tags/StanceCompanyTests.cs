namespace SynthesisPipeline.Analysis.Tests;

public class StanceCompanyTests
{
    static (FoldedText, int, double) Guess(int i, string word) => (FoldedText.Of($"{word} dossier numéro{(char)('a' + i % 26)}"), i % 5, word == "zblag" ? 1.2 : -1.2);

    static StanceCompany Learnt(int texts) => StanceCompany.Learn([.. Enumerable.Range(0, texts).Select(i => Guess(i, i % 2 == 0 ? "zblag" : "frouf"))], 1, CancellationToken.None);

    [Fact]
    public void A_word_that_stands_beside_sure_sides_leans_to_them()
    {
        var company = Learnt(240);

        Assert.True(company.Of(FoldedText.Of("zblag"), 0) > 0.1 + company.Of(FoldedText.Of("frouf"), 0));
    }

    [Fact]
    public void No_part_confirms_its_own_guesses()
    {
        var guesses = Enumerable.Range(0, 240).Select(i => i % 5 == 0 ? (FoldedText.Of($"quux numéro{(char)('a' + i % 26)}"), 0, 1.2) : Guess(i, i % 2 == 0 ? "zblag" : "frouf")).ToList();

        var company = StanceCompany.Learn(guesses, 1, CancellationToken.None);

        Assert.Equal(0, company.Of(FoldedText.Of("quux"), 0));
        Assert.True(company.Of(FoldedText.Of("quux"), 1) > 0);
    }

    [Fact]
    public void Few_wordings_correct_nothing() => Assert.Equal(0, Learnt(StanceCompany.MinWordings - 1).Of(FoldedText.Of("zblag"), 0));

    [Fact]
    public void Sides_that_all_go_one_way_correct_nothing()
    {
        var company = StanceCompany.Learn([.. Enumerable.Range(0, 240).Select(i => Guess(i, "zblag"))], 1, CancellationToken.None);

        Assert.Equal(0, company.Of(FoldedText.Of("zblag"), 0));
    }

    [Fact]
    public void What_hangs_on_one_proposition_is_of_one_part()
    {
        var parts = StanceCompany.PartsOf([.. Enumerable.Range(0, 100).Select(i => ($"p{i % 25}", (UInt128)i))]);

        Assert.All(Enumerable.Range(25, 75), i => Assert.Equal(parts[i - 25], parts[i]));
        Assert.Equal(5, parts.Distinct().Count());
    }

    [Fact]
    public void Under_few_propositions_copies_are_of_one_part()
    {
        var parts = StanceCompany.PartsOf([("p1", 7), ("p2", 7), ("p1", 8), ("p2", 9)]);

        Assert.Equal(parts[0], parts[1]);
        Assert.Equal(3, parts.Distinct().Count());
    }
}
