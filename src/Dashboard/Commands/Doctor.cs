using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>doctor</c>: tells what is right and what is wrong with this installation.</summary>
public static class Doctor
{
    const long LeastFreeBytes = 1_000_000_000;

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var command = new Command("doctor", "Dit ce qui va et ce qui ne va pas dans cette installation.");
        command.SetAction((_, cancel) => RunAsync(cancel));
        return command;
    }

    static async Task<int> RunAsync(CancellationToken cancel)
    {
        var folder = DataFolder.Here();
        var wrong = new List<string>();
        async Task CheckAsync(string name, Func<Task<string>> check)
        {
            try
            {
                Console.WriteLine($"bien     {name} : {await check()}");
            }
            catch (Exception error) when (error is UserException or IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"à revoir {name} : {error.Message}");
                wrong.Add(name);
            }
        }

        await CheckAsync("programme", () => Task.FromResult($"version {CodeVersion.Current}, .NET {Environment.Version}, {FrenchNumbers.Count(Environment.ProcessorCount, "processeur")}"));
        await CheckAsync("dossier de données", () => Task.FromResult(Folder(folder)));
        await CheckAsync("place libre", () => Task.FromResult(Space(folder)));
        await CheckAsync("exemple fourni", () => Task.FromResult(Sample()));
        await CheckAsync("base de données", () => StateAsync(folder, cancel));
        await CheckAsync("réglages", () => Task.FromResult(Settings()));
        if (wrong.Count == 0) return 0;
        throw new UserException($"À revoir : {string.Join(", ", wrong)} (les lignes ci-dessus disent quoi faire).");
    }

    static string Folder(DataFolder folder)
    {
        var probe = folder.In("essai-" + Path.GetRandomFileName());
        File.WriteAllText(probe, "");
        File.Delete(probe);
        return folder.Root;
    }

    static string Space(DataFolder folder)
    {
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        var words = $"{FrenchNumbers.Number(free / 1e9, 1)} Go";
        return free >= LeastFreeBytes ? words : throw new UserException($"{words} seulement : libérez de la place ou changez de dossier par la variable {DataFolder.Variable}.");
    }

    static string Settings()
    {
        var messages = MessageSettings.Here(); // says what cannot be read
        var told = string.Join(" et ", new[] { messages.Mail is null ? null : "courriel", messages.Webhook is null ? null : "crochet web" }.Where(t => t is not null));
        return told.Length == 0 ? "aucun message demandé" : $"messages par {told}";
    }

    static string Sample() => File.Exists(SampleConcertation.ContributionsPath) && File.Exists(SampleConcertation.VotesPath)
        ? SampleConcertation.Folder : throw new UserException($"absent de {SampleConcertation.Folder} : réinstallez le programme.");

    static async Task<string> StateAsync(DataFolder folder, CancellationToken cancel)
    {
        await using var database = await Database.OpenAsync(folder, null, cancel);
        var db = database.Source;
        var version = await db.ScalarAsync<string>("show server_version", cancel);
        var size = await db.ScalarAsync<long>("select pg_database_size(current_database())", cancel);
        var consultations = await db.ScalarAsync<long>("select count(*) from consultations", cancel);
        var failed = await db.ScalarAsync<long>("select count(*) from runs r where state = 'failed' and not exists (select from runs n where n.consultation_id = r.consultation_id and n.id > r.id)", cancel);
        if (failed > 0) throw new UserException($"{FrenchNumbers.Count(failed, "consultation")} dont le dernier traitement a échoué : la page Traitements dit pourquoi ; relancez « ./synthesis run SLUG ».");
        var workers = await db.ScalarAsync<long>($"select count(*) from {Migrations.QueueSchema}.server where lastheartbeat > now() - interval '30 seconds'", cancel);
        var waiting = await db.ScalarAsync<long>("select count(*) from runs where state = 'queued' and queued_at < now() - interval '5 minutes'", cancel);
        if (waiting > 0 && workers == 0)
            throw new UserException($"{FrenchNumbers.Count(waiting, "traitement")} en attente et aucun ouvrier au travail : lancez « ./synthesis serve » ou « ./synthesis worker ».");
        var silent = await db.ScalarAsync<long>("select count(*) from runs r join run_progress p on p.run_id = r.id where r.state = 'running' and p.updated_at < now() - interval '5 minutes'", cancel);
        if (silent > 0 && workers == 0)
            throw new UserException($"{FrenchNumbers.Count(silent, "traitement")} interrompu depuis plus de cinq minutes : il reprendra où il en était dès qu’un ouvrier tourne (« ./synthesis worker »).");
        return $"PostgreSQL {version} ({(database.Cluster is null ? "configurée" : "privée")}), {FrenchNumbers.Number(size / 1_000_000)} Mo, {FrenchNumbers.Count(consultations, "consultation")}";
    }
}
