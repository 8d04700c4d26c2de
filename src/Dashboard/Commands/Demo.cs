using System.CommandLine;
using System.Diagnostics;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>demo</c>: the bundled concertation from its export to the digests, served with a dashboard.</summary>
public static class Demo
{
    const string LockName = "demonstration.verrou", AddressName = "demonstration.adresse", AccountsName = "demonstration.acces";
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(300), s_digests = TimeSpan.FromMinutes(5);

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var exit = new Option<bool>("--exit-when-done") { Description = "S’arrêter une fois les fiches écrites, sans servir de pages." };
        var urls = Serve.UrlsOption();
        var command = new Command("demo", "Installe, importe et analyse l’exemple fourni, écrit les fiches et sert le tableau de bord.") { exit, urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(exit), parsed.GetRequiredValue(urls), cancel));
        return command;
    }

    static async Task<int> RunAsync(bool exitWhenDone, string urls, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var folder = DataFolder.Here();
        await using var alone = folder.TryHold(LockName);
        if (alone is null) return SayRunning(folder);
        File.WriteAllText(folder.In(AddressName), exitWhenDone ? "" : urls);
        await using var database = await Database.OpenAsync(folder, null, cancel);
        Console.WriteLine(database.Cluster is null ? "Base de données : celle qui est configurée" : $"Base de données : {folder.Postgres}");
        await using var site = Site.Build(database, folder, urls, withWorker: true);
        var sample = SampleConcertation.Load();
        var outcome = await site.Services.GetRequiredService<SampleImport>().RunAsync(sample, cancel);
        Console.WriteLine($"Exemple « {sample.Title} » : {FrenchNumbers.Count(outcome.Read, "ligne")}, dont {FrenchNumbers.Count(outcome.New, "nouvelle")}, "
            + $"{FrenchNumbers.Count(outcome.Changed, "modifiée")}, {FrenchNumbers.Count(outcome.Unchanged, "inchangée")}.");
        var accounts = await FirstAccounts.EnsureAsync(site.Services, folder.In(AccountsName), FirstAccounts.OfDemonstration);
        // before any worker starts: its timetable would see closed consultations without a run, and ask for one of its own
        var waited = await QueueAsync(site.Services, sample, cancel);
        using var worker = exitWhenDone ? Worker.BuildHost(database, folder) : null;
        if (worker is not null) await worker.StartAsync(cancel);
        else
        {
            await Serve.StartAsync(site, urls, cancel);
            Console.WriteLine($"Tableau de bord ouvert : {urls.Split(';')[0]} (les traitements avancent dans les pages)");
        }
        try
        {
            await WaitAsync(site.Services.GetRequiredService<RunStore>(), waited, cancel);
            await WaitForDigestsAsync(site.Services, folder, sample, waited, cancel);
        }
        finally
        {
            if (worker is not null) await worker.StopAsync(CancellationToken.None);
        }
        Console.WriteLine($"Fiches : {Path.GetDirectoryName(folder.In("fiches", "."))}");
        Console.WriteLine($"Prêt en {FrenchNumbers.Number(watch.Elapsed.TotalSeconds, 1)} s.");
        Console.WriteLine($"Adresse : {urls.Split(';')[0]}{(exitWhenDone ? " (avec « ./synthesis demo »)" : "")}");
        foreach (var account in accounts) Console.WriteLine($"  compte {account.Name,-15} mot de passe {account.Password}");
        if (exitWhenDone) return 0;
        Console.WriteLine("Ctrl-C pour arrêter.");
        await site.WaitForShutdownAsync(cancel);
        return 0;
    }

    static int SayRunning(DataFolder folder)
    {
        var file = folder.In(AddressName);
        var urls = File.Exists(file) ? File.ReadAllText(file) : "";
        Console.WriteLine(urls.Length > 0
            ? $"Une démonstration tourne déjà : ouvrez {urls.Split(';')[0]}"
            : "Une démonstration est déjà en préparation dans ce dossier : attendez sa fin.");
        var accounts = folder.In(AccountsName);
        if (File.Exists(accounts)) Console.WriteLine($"Comptes et mots de passe : {accounts}");
        return 0;
    }

    static async Task<List<long>> QueueAsync(IServiceProvider services, SampleConcertation sample, CancellationToken cancel)
    {
        var consultations = services.GetRequiredService<ConcertationStore>();
        var runs = services.GetRequiredService<RunStore>();
        var waited = new List<long>();
        foreach (var (_, declared) in sample.Consultations())
        {
            var consultation = await consultations.NeedAsync(declared.Slug, cancel);
            var unfinished = (await runs.ListAsync(consultation.Id, 1, cancel)).FirstOrDefault(r => !r.Ended);
            if (unfinished is not null) waited.Add(unfinished.Id); // a demonstration that was cut: its jobs go on
            else if (await services.GetRequiredService<RunsDue>().IsDueAsync(consultation, cancel))
                waited.Add(await services.GetRequiredService<RunQueue>().AddAsync(consultation.Id, sample.Seed, RunReason.Demonstration, "démonstration", cancel));
        }
        return waited;
    }

    static async Task WaitAsync(RunStore runs, List<long> waited, CancellationToken cancel)
    {
        if (waited.Count == 0)
        {
            Console.WriteLine("Traitements : rien n’a changé depuis la dernière fois.");
            return;
        }
        using var line = new ProgressLine(Console.Out, !Console.IsOutputRedirected);
        for (var ended = -1; ended < waited.Count;)
        {
            var now = await Task.WhenAll(waited.Select(r => runs.FindAsync(r, cancel)));
            if (now.FirstOrDefault(r => r is { State: RunState.Failed or RunState.Cancelled }) is { } bad)
                throw new UserException(bad.Failure ?? $"Le traitement de {bad.Slug} a été arrêté : relancez « ./synthesis demo ».");
            var done = now.Count(r => r is null or { Ended: true });
            line.Show(now.Sum(r => r is null or { Ended: true } ? 1 : r.Share) / waited.Count, $"Traitements : {done} sur {waited.Count}");
            ended = done;
            if (ended < waited.Count) await Task.Delay(s_every, cancel);
        }
    }

    static async Task WaitForDigestsAsync(IServiceProvider services, DataFolder folder, SampleConcertation sample, List<long> queuedWithRun, CancellationToken cancel)
    {
        var consultations = services.GetRequiredService<ConcertationStore>();
        var watch = Stopwatch.StartNew();
        foreach (var (_, declared) in sample.Consultations())
        {
            var consultation = await consultations.NeedAsync(declared.Slug, cancel);
            if (consultation.LatestRun is not { } run) continue;
            var target = DigestJob.FolderOf(folder, declared.Slug, run);
            if (!Directory.Exists(target) && !queuedWithRun.Contains(run)) services.GetRequiredService<RunQueue>().AddDigest(run);
            while (!Directory.Exists(target))
            {
                if (watch.Elapsed > s_digests)
                    throw new UserException($"Les fiches de {declared.Slug} ne viennent pas : voir le journal dans {folder.Logs}, puis relancez « ./synthesis demo ».");
                await Task.Delay(s_every, cancel);
            }
        }
    }
}
