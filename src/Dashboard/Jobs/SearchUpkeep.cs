using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Makes what was imported searchable, in every worker; the lock of each consultation sees to it that one does the work.</summary>
sealed class SearchUpkeep(SearchIndex index, SearchedFindings findings, ILogger<SearchUpkeep> log) : BackgroundService
{
    static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every);
        do
        {
            try
            {
                foreach (var (consultation, _) in await index.BehindAsync(stoppingToken)) await index.CatchUpAsync(consultation, stoppingToken);
                await findings.CatchUpAsync(null, asWorker: true, stoppingToken);
            }
            catch (NpgsqlException error)
            {
                log.SearchUpkeepWaits(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
