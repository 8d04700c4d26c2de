namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What stands behind a finding is what the run was told, not what another run would be.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class WhyTests(AnalysedSite site) : IClassFixture<AnalysedSite>
{
    [Fact]
    public async Task Why_shows_the_thresholds_of_the_run()
    {
        var cancel = TestContext.Current.CancellationToken;
        await site.RunAgainAsync();
        await site.Database.Source.RunAsync("""
            alter table runs disable trigger runs_immutable;
            update runs set effective_options = jsonb_set(effective_options, '{Agreement,MinVotes}', '7') where id = (select max(id) from runs);
            alter table runs enable trigger runs_immutable;
            """, cancel);
        var run = await site.Database.Source.ScalarAsync<long>("select max(id) from runs", cancel);

        using var runs = new CuratedRuns(site.Database.Source, new(site.Database.Source), new(site.Database.Source));

        Assert.Equal(7, (await runs.FindAsync(run, cancel)).Options.Agreement.MinVotes);
    }
}
