using System.Collections.Immutable;
using System.CommandLine;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>analyze</c>: the whole analysis with no database and no server, files in, files out.</summary>
public static class Analyze
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Fichiers ou dossiers d’export ; tous ensemble forment un seul corpus.", Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("-o", "--output") { Description = "Dossier où écrire les résultats.", Required = true, HelpName = "DIR" };
        var seed = new Option<int>("--seed") { Description = "Graine du hasard : même graine, mêmes résultats.", DefaultValueFactory = _ => 1 };
        var embedder = new Option<string>("--embedder")
        {
            Description = "Modèle de phrases : static (fourni) ou un dossier de modèle (ONNX et sentencepiece.model).", DefaultValueFactory = _ => "static", HelpName = "static|FOLDER",
        };
        var format = new Option<string?>("--format") { Description = "Format d’entrée à imposer au lieu de le reconnaître.", HelpName = "F" };
        var map = new Option<string?>("--map") { Description = "Colonnes à lire : title=Titre,body=Texte.", HelpName = "MOT=COLONNE,…" };
        var families = new Option<string?>("--families") { Description = "Familles d’étiquettes à donner : le fichier JSON que donne le tableau de bord.", HelpName = "FILE" };
        var limit = Limits.Option();
        var detail = TopicDetail.Option();
        var command = new Command("analyze", "Analyse des exports sans base ni serveur : écrit tables, fiche Excel et synthèse.")
        {
            paths, output, seed, detail, embedder, families, format, map, limit,
        };
        map.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ColumnMap(text) is null)
                result.AddError($"--map {text} : attendu mot=Colonne,mot=Colonne.");
        });
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(output),
            new RunOptions { Seed = parsed.GetValue(seed), Topics = new() { Detail = parsed.GetValue(detail) ?? 1 }, Tags = new() { Families = parsed.GetValue(families) is { } file ? TagFamilyFile.Read(file) : [] } }, parsed.GetRequiredValue(embedder), Limits.Of(parsed.GetValue(limit)) with { Format = parsed.GetValue(format), Map =
            ColumnMap(parsed.GetValue(map)) ?? ImmutableDictionary<string, string>.Empty }, cancel)));
        return command;
    }

    static int Run(string[] paths, string output, RunOptions options, string embedder, ImportOptions import, CancellationToken cancel)
    {
        if (paths.FirstOrDefault(p => Path.GetFullPath(p) == Path.GetFullPath(output)) is { } same)
            throw new UserException($"Le dossier de sortie {same} est aussi une entrée : donnez un autre dossier à -o.");
        var vectors = Encoders.Open(embedder) is { } encoder ? new RememberedVectors(encoder, DataFolder.Here().In("vecteurs", RememberedVectors.FileName(encoder))) : null;
        options = options with { Encoder = vectors };
        var startedAt = DateTimeOffset.UtcNow;
        using var meter = new StageMeter(Console.Out, !Console.IsOutputRedirected);
        var (corpus, run) = meter.Measure("import", () => Read(paths, import, options, cancel));
        Console.WriteLine($"Lu : {FrenchNumbers.Count(run.Counts.Read, "ligne")} = "
            + $"{FrenchNumbers.Count(run.Counts.Contributions, "contribution")} + {FrenchNumbers.Count(run.Counts.Votes, "vote")} + "
            + $"{FrenchNumbers.Count(run.Counts.SetAside, "mise de côté", "mises de côté")} + {FrenchNumbers.Count(run.Counts.Rejected, "rejetée")}");
        var findings = Pipeline.Run(corpus, null, options, meter, cancel);
        if (vectors is not null)
        {
            Console.WriteLine($"Vecteurs : {FrenchNumbers.Count(vectors.Encoded, "texte")} à encoder, {FrenchNumbers.Count(vectors.Taken, "repris", "repris")} d’une analyse précédente");
            vectors.Save();
        }
        // the texts cut up are half of what is held, and nobody asks for them any more: writing has their room
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        using var folder = new OutputFolder(output);
        meter.Measure("outputs", () => AllOutputs.Write(folder.Create, corpus, findings, run, cancel));
        using (var json = folder.Create("run.json"))
            RunJson.Write(json, corpus, findings, run with { Stages = meter.Stages, StartedAt = startedAt });
        folder.Commit(FindingsFiles.OnlyWithVoteRows);
        Console.WriteLine($"Résultats : {Path.GetFullPath(output)}");
        return 0;
    }

    static (Corpus, RunRecord) Read(string[] paths, ImportOptions import, RunOptions options, CancellationToken cancel)
    {
        var read = ImportExport.ReadAll(paths, import, cancel);
        return (new(read.Contributions, read.Votes, read.Name), RunRecord.Of(read, InputFiles.Of(paths, cancel), options));
    }

    /// <summary>Reads <c>title=Titre,body=Texte</c>; null when it isn't of that form.</summary>
    internal static ImmutableDictionary<string, string>? ColumnMap(string? text)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == pair.Length - 1) return null;
            map[pair[..equals].Trim()] = pair[(equals + 1)..].Trim();
        }
        return map.ToImmutable();
    }
}
