namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Measured against the groups that Polis published, where they can be found again.</summary>
public class PolisGroupsTests
{
    [Theory]
    [InlineData("15-per-hour-seattle", 0.85)]
    [InlineData("brexit-consensus", 0.80)]
    [InlineData("scoop-hivemind.taxes", 0.88)]
    [InlineData("ssis.land-bank-farmland.2rumnecbeh.2021-08-01", 0.92)]
    [InlineData("austria-climate.7z7ejpbmv5.2022-08-08", 0.83)]
    public void Groups_are_those_that_were_published(string name, double floor)
    {
        var conversation = PolisConversation.Read(name);

        var found = OpinionGroups.Find(conversation.Corpus, new(), 1, TestContext.Current.CancellationToken);

        var both = found.Voters.Where(v => v.Group is not null && conversation.Groups.ContainsKey(v.Voter))
            .Select(v => (Ours: v.Group!.Value, Theirs: conversation.Groups[v.Voter])).ToList();
        Assert.Equal(2, found.GroupCount);
        Assert.True(both.Count >= 0.98 * conversation.Groups.Count, $"{both.Count} of {conversation.Groups.Count} placed");
        var ari = Ari(both);
        Assert.True(ari >= floor, $"ARI {ari:F3} under {floor}, n = {both.Count}");
    }

    [Theory]
    [InlineData("brexit-consensus")]
    [InlineData("scoop-hivemind.taxes")]
    [InlineData("ssis.land-bank-farmland.2rumnecbeh.2021-08-01")]
    public void What_is_cited_as_agreement_is_what_every_group_shares(string name)
    {
        var conversation = PolisConversation.Read(name);
        var judged = conversation.Judged();
        var consensus = judged.Where(s => s.Value.All(share => share >= 2.0 / 3)).Select(s => s.Key).ToHashSet();

        var draft = Pipeline.Run(conversation.Corpus, null, new(), SilentObserver.Instance, TestContext.Current.CancellationToken).Draft;

        var cited = draft.Points.SelectMany(p => p.Citations).Select(c => c.Contribution).Where(judged.ContainsKey).Distinct().ToList();
        Assert.True(cited.Count(consensus.Contains) >= 0.87 * cited.Count, $"precision {cited.Count(consensus.Contains)} of {cited.Count}");
        Assert.True(cited.Count(consensus.Contains) >= 0.85 * consensus.Count, $"recall {cited.Count(consensus.Contains)} of {consensus.Count}");
        Assert.DoesNotContain(cited, id => judged[id].Max() - judged[id].Min() >= 0.3);
    }

    static double Ari(List<(int Ours, string Theirs)> pairs)
    {
        static double Pairs(double n) => n * (n - 1) / 2;
        var same = pairs.GroupBy(p => p).Sum(g => Pairs(g.Count()));
        var ours = pairs.GroupBy(p => p.Ours).Sum(g => Pairs(g.Count()));
        var theirs = pairs.GroupBy(p => p.Theirs).Sum(g => Pairs(g.Count()));
        var expected = ours * theirs / Pairs(pairs.Count);
        return (same - expected) / ((ours + theirs) / 2 - expected);
    }
}
