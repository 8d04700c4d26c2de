using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads the latest runs before anybody asks for them, and wakes the accounts' library: the first visitor after a start or after a run does not wait for it.</summary>
sealed class RunWarming(NpgsqlDataSource db, CuratedRuns runs, IServiceScopeFactory scopes, ILogger<RunWarming> log) : BackgroundService
{
    const int MostRuns = 3;
    static readonly TimeSpan s_every = TimeSpan.FromSeconds(3);

    // each once: what was put away for others since is not fetched again before somebody wants it
    readonly HashSet<long> _read = [];
    bool _awake;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every);
        do
        {
            try
            {
                foreach (var run in await db.ListAsync("select latest_run_id from consultations where latest_run_id is not null order by latest_run_id desc limit $1", r => r.GetInt64(0), stoppingToken, MostRuns))
                    if (_read.Add(run)) await runs.FindAsync(run, stoppingToken);
                if (!_awake) await WakeAccountsAsync();
                _awake = true;
            }
            catch (Exception error) when (error is not OperationCanceledException) // a page that asks for the run says what is wrong with it
            {
                log.RunWarmingWaits(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task WakeAccountsAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>().FindByNameAsync("-"); // nobody's: the first question takes most of a second, whatever it is
    }
}
