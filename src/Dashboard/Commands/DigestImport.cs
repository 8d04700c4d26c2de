using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>digest import</c>: takes an edited digest back; every change becomes a decision, questions are listed, nothing is refused in silence.</summary>
public static class DigestImport
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "La fiche telle que le groupe de travail l’a renvoyée : .xlsx ou .docx ; .ods ou .odt si LibreOffice est installé." };
        var by = new Option<string>("--by") { Description = "Qui rend la fiche.", DefaultValueFactory = _ => "fiche", HelpName = "NOM" };
        var member = new Option<string>("--member") { Description = "Membre du groupe qui l’a corrigée, s’il est connu.", DefaultValueFactory = _ => "", HelpName = "NOM" };
        var consultation = new Option<string?>("--consultation") { Description = "Refuser une fiche d’une autre consultation.", HelpName = "SLUG" };
        var import = new Command("import", "Reprend une fiche corrigée.") { file, by, member, consultation };
        import.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(by), parsed.GetRequiredValue(member), parsed.GetValue(consultation), cancel));
        return new Command("digest", "Les fiches Excel : reprendre une fiche corrigée.") { import };
    }

    static async Task<int> RunAsync(string file, string by, string member, string? slug, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UserException($"Fiche introuvable : {file}. Vérifiez le chemin.");
        var content = await File.ReadAllBytesAsync(file, cancel);
        await using var database = await Database.OpenAsync(DataFolder.Here(), null, cancel);
        var outcome = await Make(database).TakeAsync(new(Path.GetFileName(file), content, member, by, slug), cancel);
        var named = string.Join(", ", outcome.Parts.Select(p => p.Slug));
        if (outcome.IsKnown)
        {
            Console.WriteLine($"Fiche de {named} : ce fichier a déjà été repris le {FrenchNumbers.Day(ParisTime.Of(outcome.Return.At))}, rien n’a changé.");
            return 0;
        }
        int Count(LineOutcome wanted) => outcome.Lines.Count(l => l.Outcome == wanted);
        Console.WriteLine($"Fiche de {named} : {FrenchNumbers.Count(Count(LineOutcome.Taken), "correction reprise", "corrections reprises")}, {FrenchNumbers.Count(Count(LineOutcome.Remark), "remarque gardée", "remarques gardées")}, "
            + $"{FrenchNumbers.Count(Count(LineOutcome.Question), "question")} à trancher, {FrenchNumbers.Count(outcome.Return.Unchanged, "ligne inchangée", "lignes inchangées")}, "
            + $"{FrenchNumbers.Count(Count(LineOutcome.Refused), "ligne refusée", "lignes refusées")}, {FrenchNumbers.Count(Count(LineOutcome.Unreadable), "cellule illisible", "cellules illisibles")}.");
        foreach (var line in outcome.Lines.Where(l => l.Outcome is LineOutcome.Question or LineOutcome.Refused or LineOutcome.Unreadable))
            Console.WriteLine($"{line.Outcome switch { LineOutcome.Question => "À trancher", LineOutcome.Refused => "Refusé", _ => "Illisible" }} — {line.Place} : {line.Why}");
        if (Count(LineOutcome.Question) > 0) Console.WriteLine($"Les questions se tranchent sur la page « Fiches » du tableau de bord : {string.Join(", ", outcome.Parts.Select(p => $"/consultations/{p.Slug}/fiches/questions"))}.");
        return 0;
    }

    /// <summary>Puts together what takes digests back.</summary>
    static DigestReturns Make(Database database)
    {
        var db = database.Source;
        var consultations = new ConcertationStore(db);
        var stored = new StoredRuns(consultations, new(db), new(db), new(db), new(db), new(db));
        return new(db, new(new(db), consultations, new(db), stored), new(db), new(db), stored, consultations, new(db), Export.Recommendations(db, stored, consultations));
    }
}
