using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>backup</c>: the whole database in one file.</summary>
public static class Backup
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Fichier à écrire." };
        var command = new Command("backup", "Sauvegarde toute la base dans un fichier.") { file };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(file), cancel));
        return command;
    }

    static async Task<int> RunAsync(string file, CancellationToken cancel)
    {
        if (Directory.Exists(file)) throw new UserException($"« {file} » est un dossier : donnez un nom de fichier.");
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsync(folder, null, cancel);
        await Backups.WriteAsync(database, folder, file, cancel);
        Console.WriteLine($"Sauvegarde : {Path.GetFullPath(file)} ({FrenchNumbers.Number(Math.Max(1, new FileInfo(file).Length / 1000))} ko)");
        return 0;
    }
}
