using System.Collections.Immutable;
using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>erase</c>: forgets a contributor, everywhere; without <c>--confirm</c> says what would go.</summary>
public static class Erase
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var contributor = new Option<string?>("--contributor") { Description = "Nom du contributeur ou du votant, tel que l’export le donne.", HelpName = "NOM" };
        var contributions = new Option<string[]>("--contribution") { Description = "Identifiant d’une contribution à effacer ; peut être répété.", HelpName = "ID" };
        var slug = new Option<string?>("--consultation") { Description = "Dans cette consultation seulement.", HelpName = "SLUG" };
        var confirm = new Option<bool>("--confirm") { Description = "Effacer pour de bon ; sans cela, dit seulement ce qui le serait." };
        var command = new Command("erase", "Efface les données d’un contributeur partout, et refait les résultats sans elles.") { contributor, contributions, slug, confirm };
        command.Validators.Add(result =>
        {
            if (string.IsNullOrEmpty(result.GetValue(contributor)) && result.GetValue(contributions) is not { Length: > 0 })
                result.AddError("Dites qui ou quoi effacer : --contributor NOM, ou --contribution ID.");
        });
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(contributor) ?? "", [.. parsed.GetValue(contributions) ?? []], parsed.GetValue(slug), parsed.GetValue(confirm), cancel));
        return command;
    }

    static async Task<int> RunAsync(string contributor, ImmutableArray<string> contributions, string? slug, bool confirm, CancellationToken cancel)
    {
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsync(folder, null, cancel);
        if (slug is not null) await new ConcertationStore(database.Source).NeedAsync(slug, cancel);
        using var host = Worker.BuildHost(database, folder);
        var found = await host.Services.GetRequiredService<ErasureStore>().FindAsync(contributor, contributions, slug, cancel);
        if (found.IsEmpty) throw new UserException("Rien n’est gardé sous ce nom ou ces identifiants : vérifiez l’orthographe, qui compte lettre par lettre.");
        foreach (var line in found) Console.WriteLine(Words(line));
        if (!confirm)
        {
            Console.WriteLine("Rien n’a été effacé : ajoutez --confirm pour le faire.");
            return 0;
        }
        var (_, runs) = await host.Services.GetRequiredService<Erasure>().EraseAsync(contributor, contributions, slug, Environment.UserName, cancel);
        Console.WriteLine($"Effacé. {(runs.IsEmpty ? "Aucun résultat n’était à refaire." : $"Traitements demandés pour refaire les résultats : {string.Join(", ", runs)} (serve ou worker les fait).")}");
        Console.WriteLine("Les sauvegardes faites avant contiennent encore ces données : supprimez-les ou refaites-les ; republiez ce qui a été publié.");
        return 0;
    }

    static string Words(ErasureLine line) => $"{line.Slug} : {FrenchNumbers.Count(line.Contributions, "contribution")}, {FrenchNumbers.Count(line.Votes, "vote")}, "
        + $"{FrenchNumbers.Count(line.Decisions, "décision")}, résultats de {FrenchNumbers.Count(line.Runs, "traitement")} à refaire";
}
