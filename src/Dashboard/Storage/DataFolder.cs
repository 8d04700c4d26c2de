namespace SynthesisPipeline.Dashboard;

/// <summary>Where this installation keeps its files: private database, logs, rejects, digests, sign-in of the demonstration.</summary>
/// <param name="Root">Absolute path.</param>
public sealed record DataFolder(string Root)
{
    /// <summary>Environment variable that moves the folder elsewhere.</summary>
    public const string Variable = "SYNTHESIS_DATA";

    /// <summary>Gives the folder of this process: <c>SYNTHESIS_DATA</c>, else <c>.data</c> in the product's home.</summary>
    public static DataFolder Here() =>
        new(Path.GetFullPath(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen : Path.Combine(Home(), ".data")));

    /// <summary>Folder of the private PostgreSQL cluster.</summary>
    public string Postgres => Path.Combine(Root, "postgres");

    /// <summary>Folder of the logs.</summary>
    public string Logs => Path.Combine(Root, "journaux");

    /// <summary>Gives the path of a file or folder inside, creating the folders above it.</summary>
    /// <exception cref="UserException">The folder cannot be written.</exception>
    public string In(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // never a root: Root is above
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Impossible d’écrire dans le dossier de données {Root} : donnez-vous le droit d’y écrire, ou choisissez-en un autre par la variable {Variable}.", error);
        }
        return path;
    }

    /// <summary>Opens a lock file that only one process can hold; null when another holds it. The lock ends with the process.</summary>
    public FileStream? TryHold(string name)
    {
        try
        {
            return new(In(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Gives the folder of the product's sources; null where it is installed without them.</summary>
    public static string? Sources()
    {
        if (Environment.GetEnvironmentVariable("SYNTHESIS_HOME") is { Length: > 0 } home) return Holds(home) ? home : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Holds(folder.FullName)) return folder.FullName;
        return null;
        static bool Holds(string folder) => File.Exists(Path.Combine(folder, "SynthesisPipeline.sln"));
    }

    /// <summary>Gives the folder the product lies in.</summary>
    public static string Home() =>
        Environment.GetEnvironmentVariable("SYNTHESIS_HOME") is { Length: > 0 } home ? home : Sources() ?? AppContext.BaseDirectory;
}
