using System.CommandLine;
using Hangfire;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>run</c>: one analysis of a consultation through the job queue; waits and reports.</summary>
public static class Run
{
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan s_alive = TimeSpan.FromSeconds(12), s_untilOwnWorker = TimeSpan.FromSeconds(15);

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var slug = new Argument<string>("SLUG") { Description = "Nom court de la consultation." };
        var seed = new Option<int>("--seed") { Description = "Graine du hasard : même graine, mêmes résultats.", DefaultValueFactory = _ => 1 };
        var fresh = new Option<bool>("--fresh") { Description = "Repartir de zéro : sans cela, les sujets gardent l’identité qu’ils ont dans le dernier traitement." };
        var detail = TopicDetail.Option();
        var command = new Command("run", "Analyse une consultation en tâche de fond, attend la fin et en rend compte.") { slug, seed, fresh, detail };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(slug), parsed.GetValue(seed), parsed.GetValue(fresh), parsed.GetValue(detail), cancel));
        return command;
    }

    static async Task<int> RunAsync(string slug, int seed, bool fresh, double? detail, CancellationToken cancel)
    {
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsync(folder, null, cancel);
        var consultation = await new ConcertationStore(database.Source).NeedAsync(slug, cancel);
        using var host = Worker.BuildHost(database, folder);
        var runs = host.Services.GetRequiredService<RunStore>();
        var run = await host.Services.GetRequiredService<RunQueue>().AddAsync(consultation.Id, seed, RunReason.Person, Environment.UserName, fresh, cancel, detail);
        try
        {
            var ended = await WaitAsync(host, runs, run, cancel);
            if (ended.State != RunState.Done)
                throw new UserException(ended.Failure ?? $"Le traitement {run} de {slug} a été arrêté avant sa fin : relancez « ./synthesis run {slug} ».");
            Report(ended);
            return 0;
        }
        catch (OperationCanceledException)
        {
            await runs.RequestCancelAsync(run, CancellationToken.None);
            throw;
        }
    }

    // a worker elsewhere takes the job; without one, or when it doesn't, this process does
    static async Task<RunLine> WaitAsync(IHost host, RunStore runs, long run, CancellationToken cancel)
    {
        var alive = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().Servers()
            .Any(s => DateTime.UtcNow - (s.Heartbeat ?? s.StartedAt) < s_alive);
        var ownStarted = false;
        var waited = System.Diagnostics.Stopwatch.StartNew();
        using var line = new ProgressLine(Console.Out, !Console.IsOutputRedirected);
        try
        {
            for (; ; )
            {
                var now = await runs.FindAsync(run, cancel) ?? throw new InvalidOperationException($"Run {run} has gone");
                line.Show(now);
                if (now.Ended) return now;
                if (!ownStarted && (!alive || (now.State == RunState.Queued && waited.Elapsed > s_untilOwnWorker)))
                {
                    await host.StartAsync(cancel);
                    ownStarted = true;
                }
                await Task.Delay(s_every, cancel);
            }
        }
        finally
        {
            if (ownStarted) await host.StopAsync(CancellationToken.None);
        }
    }

    static void Report(RunLine run)
    {
        long Figure(string name) => run.Figures.GetValueOrDefault(name);
        var seconds = run is { StartedAt: { } from, FinishedAt: { } to } ? (to - from).TotalSeconds : 0;
        Console.WriteLine($"Traitement {run.Id} terminé en {FrenchNumbers.Number(seconds, 1)} s : "
            + $"{FrenchNumbers.Count(Figure("contributions"), "contribution")}, {FrenchNumbers.Count(Figure("topics"), "sujet")}, "
            + $"{FrenchNumbers.Count(Figure("duplicates"), "groupe de doublons", "groupes de doublons")}, {FrenchNumbers.Count(Figure("controversies"), "controverse")}, "
            + $"{FrenchNumbers.Count(Figure("points"), "élément d’accord", "éléments d’accord")}, {FrenchNumbers.Count(Figure("actions"), "piste d’action", "pistes d’action")}.");
        Console.WriteLine($"Suite : ./synthesis export {run.Slug} -o DOSSIER");
    }
}
