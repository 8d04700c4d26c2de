using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>evaluate</c>: scores an output of <c>analyze</c> against gold labels.</summary>
public static class Evaluate
{
    static readonly string[] s_tasks = ["campaign", "change", "near", "stance", "idea", "consensus", "rejected", "divisive", "opinion_group"];
    static readonly string[] s_columns = ["task", "id", "label"];

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "Dossier écrit par « analyze »." };
        var gold = new Option<string>("--gold") { Description = "Réponses attendues : CSV task, id, label, other_id.", Required = true, HelpName = "FILE" };
        var input = new Option<string[]>("--input")
        {
            Description = "Ce qui a été analysé : permet les mesures qui demandent textes, auteurs ou votes.", HelpName = "PATH", AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var json = new Option<bool>("--json") { Description = "Écrit les mesures en JSON." };
        var command = new Command("evaluate", "Mesure les résultats d’une analyse contre des réponses connues.") { folder, gold, input, json };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(gold),
            parsed.GetValue(input) ?? [], parsed.GetValue(json), cancel)));
        return command;
    }

    static int Run(string folder, string goldFile, string[] inputs, bool json, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) throw new UserException($"Dossier introuvable : {folder}. Donnez un dossier écrit par « analyze ».");
        var gold = ReadGold(goldFile);
        var findings = FindingsReader.Read(folder);
        var corpus = inputs.Length == 0 ? null : Read(inputs, cancel);
        ImmutableArray<Figure> figures = [.. Evaluation.Score(findings, corpus, gold), .. OutputChecks.Of(folder, findings)];
        var skipped = Skipped(gold, corpus).ToList();
        if (json) WriteJson(figures, skipped);
        else WriteTable(figures, skipped);
        return 0;
    }

    static Corpus Read(string[] paths, CancellationToken cancel)
    {
        var read = ImportExport.ReadAll(paths, new(), cancel);
        return new(read.Contributions, read.Votes, read.Name);
    }

    /// <summary>Reads a gold file.</summary>
    internal static Gold ReadGold(string file)
    {
        if (!File.Exists(file)) throw new UserException($"Fichier introuvable : {file}. Donnez le CSV des réponses attendues à --gold.");
        try
        {
            var rows = CsvText.Rows(File.ReadAllText(file)).ToList();
            if (rows.Count == 0) throw new UserException($"{file} est vide : attendu task, id, label, other_id.");
            if (s_columns.FirstOrDefault(c => !rows[0].ContainsKey(c)) is { } missing)
                throw new UserException($"{file} n’a pas de colonne {missing} : attendu task, id, label, other_id.");
            return new(rows.Select(r => new GoldRow(r["task"], r["id"], r["label"], r.GetValueOrDefault("other_id", ""))));
        }
        catch (FormatException error)
        {
            throw new UserException($"{file} n’est pas un CSV lisible : {error.Message}", error);
        }
    }

    /// <summary>Says what could not be measured and why.</summary>
    static IEnumerable<string> Skipped(Gold gold, Corpus? corpus)
    {
        foreach (var task in s_tasks.Where(t => gold.Of(t).IsEmpty)) yield return $"{task} : pas de réponse attendue dans le fichier";
        foreach (var family in new[] { "topic", "controversy" })
            if (!gold.Family(family).Any()) yield return $"{family}: : pas de réponse attendue dans le fichier";
        foreach (var task in gold.Tasks.Where(t => !s_tasks.Contains(t) && !t.StartsWith("topic:", StringComparison.Ordinal) && !t.StartsWith("controversy:", StringComparison.Ordinal)))
            yield return $"{task} : tâche inconnue, ignorée";
        if (corpus is null) yield return "textes, auteurs et votes : donnez --input pour les mesures qui en dépendent";
    }

    static void WriteTable(ImmutableArray<Figure> figures, List<string> skipped)
    {
        Console.WriteLine($"{"mesure",-78} {"valeur",9} {"n",8} {"hasard",8}");
        foreach (var figure in figures)
            Console.WriteLine($"{figure.Section + ": " + figure.Name,-78} {Show(figure.Value),9} {figure.N.ToString(CultureInfo.InvariantCulture),8} {Show(figure.Chance),8}"
                + (figure.Note.Length > 0 ? "  " + figure.Note : "") + (figure.Note == "must be 1" && figure.Value is not (null or 1) ? "  <<<" : ""));
        foreach (var line in skipped) Console.WriteLine($"non mesuré — {line}");
    }

    static void WriteJson(ImmutableArray<Figure> figures, List<string> skipped) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        figures = figures.Select(f => new { section = f.Section, name = f.Name, value = f.Value, n = f.N, chance = f.Chance, note = f.Note }), skipped,
    }, new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    static string Show(double? value) => value is { } v ? v.ToString(v == Math.Floor(v) && Math.Abs(v) > 1 ? "0" : "0.000", CultureInfo.InvariantCulture) : "–";
}
