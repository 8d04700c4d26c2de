using System.CommandLine;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>digest import</c>: takes an edited digest back; every change becomes a decision, conflicts are listed, nothing is refused in silence.</summary>
public static class DigestImport
{
    const int RunsLookedAt = 50;

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Le classeur .xlsx tel que le groupe de travail l’a renvoyé." };
        var by = new Option<string>("--by") { Description = "Qui a fait ces corrections.", DefaultValueFactory = _ => "fiche", HelpName = "NOM" };
        var import = new Command("import", "Reprend une fiche corrigée.") { file, by };
        import.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(by), cancel));
        return new Command("digest", "Les fiches Excel : reprendre une fiche corrigée.") { import };
    }

    static async Task<int> RunAsync(string file, string by, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UserException($"Fiche introuvable : {file}. Vérifiez le chemin.");
        ReturnedDigest returned;
        await using (var stream = File.OpenRead(file)) returned = ReadDigest.From(stream);
        await using var database = await Database.OpenAsync(DataFolder.Here(), null, cancel);
        var db = database.Source;
        var stored = new StoredRuns(new(db), new(db), new(db), new(db), new(db), new(db));
        var run = await FindAsync(db, stored, returned.DigestId, cancel);
        var merge = MergeDigest.Of((run.Findings.Untouched ?? run.Findings).Draft.Points, run.Findings.Draft.Points, returned);
        await new CurationStore(db).AddAsync(run.Line.ConsultationId, by, run.Line.Id, merge.Changes, $"fiche {Path.GetFileName(file)}", null, cancel);
        await new AuditStore(db).AddAsync(by, "digest_import", $"{run.Line.Slug} {run.Line.Id} {merge.Changes.Length}", cancel);
        Console.WriteLine($"Fiche du traitement {run.Line.Id} de {run.Line.Slug} : {merge.Changes.Length} corrections reprises, {merge.Unchanged} lignes inchangées, "
            + $"{merge.Conflicts.Length} conflits, {merge.Refused.Length} cellules non reprises.");
        foreach (var conflict in merge.Conflicts) Console.WriteLine($"Conflit {conflict.Address} : la fiche dit « {conflict.Returned} », le tableau de bord dit « {conflict.Current} ».");
        foreach (var refused in merge.Refused) Console.WriteLine($"Non repris {refused}");
        return 0;
    }

    /// <summary>Finds the run that a digest came from, by its fingerprint.</summary>
    static async Task<StoredRun> FindAsync(Npgsql.NpgsqlDataSource db, StoredRuns stored, string digestId, CancellationToken cancel)
    {
        var runs = new RunStore(db);
        foreach (var consultation in (await new ConcertationStore(db).ListAsync(cancel)).SelectMany(c => c.Themes).SelectMany(t => t.Consultations).Where(c => c.LatestRun is not null))
            foreach (var line in (await runs.ListAsync(consultation.Id, RunsLookedAt, cancel)).Where(r => r.State == RunState.Done))
            {
                var run = await stored.LoadAsync(line.Id, cancel);
                if (MakeDigest.Of(run.Corpus, run.Findings, run.Record).DigestId == digestId) return run;
            }
        throw new UserException("Cette fiche ne vient d’aucun traitement de cette base : vérifiez que c’est la bonne fiche et la bonne installation.");
    }
}
