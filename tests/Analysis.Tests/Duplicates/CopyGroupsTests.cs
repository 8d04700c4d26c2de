namespace SynthesisPipeline.Analysis.Tests;

/// <summary>From how many authors and words on one text is a campaign: both bounds as the options say them.</summary>
public class CopyGroupsTests
{
    const string TenWords = "Rendre gratuits tous les trains du soir pour les apprentis";
    const string NineWords = "Rendre gratuits les trains du soir pour les apprentis";

    static DuplicateKind KindOf(string text, params string[] authors) => Assert.Single(Copies.Find([.. authors.Select((a, i) => Copies.Of($"c{i}", text, a))])).Kind;

    [Fact]
    public void Three_authors_make_a_campaign_and_two_do_not()
    {
        Assert.Equal(DuplicateKind.Campaign, KindOf(TenWords, "Ana", "Bo", "Cléa"));
        Assert.Equal(DuplicateKind.Exact, KindOf(TenWords, "Ana", "Bo"));
    }

    [Fact]
    public void Three_copies_of_two_authors_are_no_campaign() => Assert.Equal(DuplicateKind.Exact, KindOf(TenWords, "Ana", "Bo", "Ana"));

    [Fact]
    public void Ten_words_make_a_campaign_and_nine_do_not() => Assert.Equal(DuplicateKind.Exact, KindOf(NineWords, "Ana", "Bo", "Cléa"));
}
