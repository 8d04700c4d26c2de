using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>restore</c>: everything as it was in a backup.</summary>
public static class Restore
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Sauvegarde faite par « backup »." };
        var command = new Command("restore", "Remplace toute la base par une sauvegarde.") { file };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(file), cancel));
        return command;
    }

    static async Task<int> RunAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UserException($"Sauvegarde introuvable : {file}. Vérifiez le chemin.");
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsItIsAsync(folder, cancel);
        await Backups.ReadAsync(database, folder, file, cancel);
        var consultations = await database.Source.ScalarAsync<long>("select count(*) from consultations", cancel);
        Console.WriteLine($"Base restaurée de {file} : {FrenchNumbers.Count(consultations, "consultation")}.");
        return 0;
    }
}
