using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>export</c>: the last run of a consultation as workbook, document, page and tables.</summary>
public static class Export
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var slug = new Argument<string>("SLUG") { Description = "Nom court de la consultation." };
        var output = new Option<string>("-o", "--output") { Description = "Dossier où écrire.", Required = true, HelpName = "DIR" };
        var format = new Option<string>("--format")
        {
            Description = "Formats voulus : xlsx,docx,html,csv ; ods,odt si LibreOffice est installé.", DefaultValueFactory = _ => string.Join(',', RunFiles.Usual), HelpName = "F,F",
        };
        var group = new Option<string>("--for") { Description = "Groupe à qui la fiche est envoyée : la suivante lui dira ce qui a changé.", DefaultValueFactory = _ => "", HelpName = "GROUPE" };
        format.Validators.Add(result =>
        {
            foreach (var one in Split(result.GetValueOrDefault<string?>()).Where(f => !RunFiles.Formats.Contains(f)))
                result.AddError($"--format {one} : attendu {string.Join(", ", RunFiles.Formats)}.");
            if (Split(result.GetValueOrDefault<string?>()).Length == 0) result.AddError($"--format : attendu {string.Join(", ", RunFiles.Formats)}.");
        });
        var command = new Command("export", "Écrit les fiches et la synthèse du dernier traitement d’une consultation.") { slug, output, format, group };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(output), Split(parsed.GetValue(format)), parsed.GetRequiredValue(group).Trim(), cancel));
        return command;
    }

    static string[] Split(string? formats) => [.. (formats ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    static async Task<int> RunAsync(string slug, string output, string[] formats, string group, CancellationToken cancel)
    {
        if (File.Exists(output)) throw new UserException($"« {output} » est un fichier : donnez un dossier à -o.");
        await using var database = await Database.OpenAsync(DataFolder.Here(), null, cancel);
        var db = database.Source;
        var consultations = new ConcertationStore(db);
        var consultation = await consultations.NeedAsync(slug, cancel);
        var stored = new StoredRuns(consultations, new(db), new(db), new(db), new(db), new(db));
        var run = await stored.LatestAsync(consultation, cancel);
        var issued = await new DigestIssues(stored, consultations, new(db), Recommendations(db, stored, consultations), MessageSettings.Here()).IssueAsync(run, group, "export", true, cancel);
        var files = await RunFiles.WriteAsync(output, run, issued, formats, cancel);
        Console.WriteLine($"{FrenchNumbers.Count(files, "fichier")} dans {Path.GetFullPath(output)} (traitement {consultation.LatestRun} de {slug}).");
        return 0;
    }

    /// <summary>Puts together what knows the recommendations of groups.</summary>
    internal static DigestRecommendations Recommendations(Npgsql.NpgsqlDataSource db, StoredRuns stored, ConcertationStore consultations) =>
        new(new(db), new(db), new(db), new(new(db), consultations, new(db), stored), new(db));
}
