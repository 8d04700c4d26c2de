using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>What every stage promises, checked over all of them at once.</summary>
public class StageContractTests
{
    static Findings Run(Corpus corpus, int seed = 1) =>
        Pipeline.Run(corpus, null, new() { Seed = seed }, SilentObserver.Instance, TestContext.Current.CancellationToken);

    [Fact]
    public void The_same_input_gives_the_same_findings() => SameFindings.Check(Run(MadeUpCorpus.Make()), Run(MadeUpCorpus.Make()));

    [Fact]
    public void The_order_of_the_rows_has_no_meaning()
    {
        var corpus = MadeUpCorpus.Make();

        SameFindings.Check(Run(corpus), Run(MadeUpCorpus.Shuffled(corpus, seed: 3)));
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("Une seule contribution sur la cantine.")]
    [InlineData("La même phrase pour tous.", "La même phrase pour tous.", "La même phrase pour tous.", "La même phrase pour tous.")]
    [InlineData("?", "…", "   ", "\n\n", "😀", "12", "a")]
    [InlineData("\ud800", "é́́", "mot\0mot", "‮tourné", "<b>gras</b> &amp; fin")]
    public void Odd_corpora_are_analysed_and_every_contribution_is_accounted_for(params string[] bodies)
    {
        var corpus = MadeUpCorpus.Of(bodies);

        var findings = Run(corpus);

        Assert.Equal(corpus.Contributions.Select(c => c.Id), findings.Coverage.Select(c => c.Contribution));
        Assert.Equal(corpus.Contributions.Select(c => c.Id), findings.Topics.Assignments.Select(a => a.Contribution));
    }

    [Property(MaxTest = 25)]
    public void Random_texts_never_break_a_stage(string?[] bodies)
    {
        var corpus = MadeUpCorpus.Of(bodies.Select(b => b ?? ""));

        var findings = Run(corpus);

        Assert.Equal(corpus.Contributions.Length, findings.Coverage.Length);
    }

    [Fact]
    public void Every_id_in_the_findings_is_an_id_of_the_input()
    {
        var corpus = MadeUpCorpus.Make();
        var findings = Run(corpus);
        bool Known(ContributionId id) => corpus.IndexOf(id) is not null;

        Assert.All(findings.Duplicates.SelectMany(g => g.Members), m => Assert.True(Known(m.Contribution)));
        Assert.All(findings.Draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations)), c => Assert.True(Known(c.Contribution)));
        Assert.All(findings.Draft.Actions.SelectMany(p => p.Citations), c => Assert.True(Known(c.Contribution)));
        Assert.All(findings.Draft.Minorities.SelectMany(p => p.Citations), c => Assert.True(Known(c.Contribution)));
        Assert.All(findings.Topics.Ideas, i => Assert.True(Known(i.Contribution)));
        Assert.All(findings.Tags, t => Assert.True(Known(t.Contribution)));
        Assert.All(findings.Controversies.SelectMany(c => c.ForIds.Concat(c.AgainstIds)), id => Assert.True(Known(id)));
    }

    [Fact]
    public void The_sizes_of_topics_are_their_members()
    {
        var topics = Run(MadeUpCorpus.Make()).Topics;

        Assert.All(topics.Topics.Where(t => t.Level == 1), t => Assert.Equal(t.Size, topics.Assignments.Count(a => a.Topic == t.Id)));
        Assert.All(topics.Topics.Where(t => t.Level == 2), t => Assert.Equal(t.Size, topics.Assignments.Count(a => a.SubTopic == t.Id)));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            Pipeline.Run(MadeUpCorpus.Make(), null, new(), SilentObserver.Instance, cancelled.Token));
    }
}
