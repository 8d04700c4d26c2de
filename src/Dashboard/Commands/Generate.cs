using System.CommandLine;
using System.Diagnostics;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>generate</c>: a synthetic French concertation of any size, with its answer key.</summary>
public static class Generate
{
    const int Most = 100_000_000;

    /// <summary>Builds the command.</summary>
    public static Command Build()
    {
        var contributions = new Option<int>("--contributions", "-n")
        {
            Description = "Nombre de contributions (1 à 100 000 000).", HelpName = "N", DefaultValueFactory = _ => 2000,
        };
        var seed = new Option<int>("--seed") { Description = "Graine : les mêmes fichiers pour le même nombre et la même graine.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--output", "-o") { Description = "Dossier où écrire contributions.csv, votes.csv et gold.csv.", HelpName = "DOSSIER", Required = true };
        var command = new Command("generate", "Fabrique une concertation fictive en français, avec doublons, campagnes, sujets et controverses connus d’avance.") { contributions, seed, output };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetValue(contributions), parsed.GetValue(seed), parsed.GetValue(output)!, cancel)));
        return command;
    }

    static int Run(int contributions, int seed, string folder, CancellationToken cancel)
    {
        if (contributions is < 1 or > Most)
            throw new UserException($"Nombre de contributions hors limites ({contributions}) : donnez un nombre de 1 à 100 000 000 avec --contributions.");
        if (File.Exists(folder))
            throw new UserException($"« {folder} » est un fichier : donnez un dossier avec -o.");
        var clock = Stopwatch.StartNew();
        var step = Math.Max(1000, contributions / 10 / 1000 * 1000);
        var votes = Generation.Write(contributions, seed, folder, done =>
        {
            if (done % step == 0) Console.WriteLine($"{FrenchNumbers.Count(done, "contribution")} sur {FrenchNumbers.Number(contributions)}");
        }, cancel);
        Console.WriteLine($"{FrenchNumbers.Count(contributions, "contribution")}, {FrenchNumbers.Count(votes, "vote")} et leur corrigé dans {folder} ({FrenchNumbers.Number(clock.Elapsed.TotalSeconds, 1)} s).");
        return 0;
    }
}
