using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>The command line of the product: which commands there are, and what their exit codes mean.</summary>
/// <remarks>0 = done; 1 = failed, one line on stderr says what, where and what to do; 2 = the command line itself is wrong.</remarks>
public static class CommandLine
{
    const int Failed = 1, WrongUsage = 2, LongestMessage = 400;

    /// <summary>Parses the arguments, runs the command and turns its end into an exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        if (args is ["help", ..]) args = ["--help", .. args[1..]];
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Say(string.Join(" ; ", parsed.Errors.Select(e => e.Message)) + " Voir « ./synthesis help ».");
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Say("Interrompu : rien n’a été laissé à moitié fait.");
            return Failed;
        }
        catch (Exception error) when (Sentence(error) is { } sentence)
        {
            Say(sentence);
            return Failed;
        }
    }

    /// <summary>Says what is wrong with a command line, without running it.</summary>
    internal static IEnumerable<string> ErrorsIn(string[] args) => Root().Parse(args).Errors.Select(e => e.Message);

    static RootCommand Root()
    {
        var root = new RootCommand("SynthesisPipeline : des contributions d’une consultation à une synthèse dont chaque phrase renvoie à qui l’a dite.");
        foreach (var command in All()) root.Subcommands.Add(command);
        foreach (var option in root.Options.OfType<VersionOption>().ToArray()) root.Options.Remove(option);
        root.SetAction(_ => new HelpAction().Invoke(root.Parse([])));
        return root;
    }

    static IEnumerable<Command> All() =>
    [
        Demo.Build(),
        Test.Build(),
        Import.Build(),
        Run.Build(),
        Export.Build(),
        Publish.Build(),
        Verify.Build(),
        DigestImport.Build(),
        Serve.Build(),
        Worker.Build(),
        Backup.Build(),
        Restore.Build(),
        Doctor.Build(),
        Erase.Build(),
        Package.Build(),
        Analyze.Build(),
        Evaluate.Build(),
        Generate.Build(),
    ];

    /// <summary>The one line for what may go wrong in a person's hands; anything else is a bug and is said as such.</summary>
    static string? Sentence(Exception error) => error switch
    {
        UserException or ImportException => error.Message,
        _ when Database.Explain(error) is { } database => database,
        FileNotFoundException or DirectoryNotFoundException => $"Fichier ou dossier introuvable : {error.Message}",
        UnauthorizedAccessException => $"Droits insuffisants : {error.Message} Choisissez un autre dossier ou demandez l’accès.",
        IOException => $"Lecture ou écriture impossible : {error.Message}",
        _ => $"Erreur inattendue ({error.GetType().Name}) : {error.Message} Lancez « ./synthesis doctor » et joignez le journal à votre signalement.",
    };

    static void Say(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Console.Error.WriteLine(line.Length <= LongestMessage ? line : line[..(LongestMessage - 1)] + "…");
    }
}
