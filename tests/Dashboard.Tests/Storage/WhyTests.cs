namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What stands behind a finding is what the run was told, not what another run would be.</summary>
public sealed class WhyTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_run_in_memory_knows_the_thresholds_that_it_had()
    {
        var cancel = TestContext.Current.CancellationToken;
        var run = await site.Database.Source.ScalarAsync<long>("""
            insert into runs (consultation_id, reason, requested_by, requested_options, effective_options, seed) values ($1, 'person', 'test', '{}', '{"Agreement": {"MinVotes": 7}}', 1) returning id
            """, cancel, site.ConsultationId);

        using var runs = new CuratedRuns(site.Database.Source, new(site.Database.Source), new(site.Database.Source));

        Assert.Equal(7, (await runs.FindAsync(run, cancel)).Options.Agreement.MinVotes);
    }
}
