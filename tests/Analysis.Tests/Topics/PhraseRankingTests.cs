namespace SynthesisPipeline.Analysis.Tests;

public class PhraseRankingTests
{
    const int Revenu = 1, Solidarite = 2, Active = 3, Nationale = 4;

    [Fact]
    public void A_name_cut_short_gives_way_to_the_whole_one()
    {
        var inside = new Dictionary<PhraseKey, int> { [new(Solidarite)] = 20, [new(Revenu, Solidarite)] = 10, [new(Revenu, Solidarite, Active)] = 7, [new(Solidarite, Active)] = 7, [new(Solidarite, Nationale)] = 6 };

        Assert.Equal([new(Revenu, Solidarite, Active), new(Solidarite, Nationale)], PhraseRanking.Specific(new(Solidarite), inside));
    }

    [Fact]
    public void What_only_some_say_longer_stays_short()
    {
        var inside = new Dictionary<PhraseKey, int> { [new(Solidarite)] = 20, [new(Revenu, Solidarite)] = 10, [new(Revenu, Solidarite, Active)] = 5, [new(Solidarite, Nationale)] = 2 };

        Assert.Equal([new(Revenu, Solidarite), new(Revenu, Solidarite, Active)], PhraseRanking.Specific(new(Solidarite), inside));
    }
}
