using System.Globalization;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Notebooks;

/// <summary>What a notebook works on and where its page goes.</summary>
/// <param name="Corpus">The bundled sample, or what was named on the command line.</param>
/// <param name="Gold">Gold labels of the sample; null for a corpus of one's own.</param>
/// <param name="Source">What the corpus is, for the page.</param>
/// <param name="Output">Path of the page.</param>
public sealed record Notebook(Corpus Corpus, Gold? Gold, string Source, string Output)
{
    /// <summary>Reads the command line: <c>[-o PAGE.html] [PATH…]</c>; without a path the bundled sample.</summary>
    /// <param name="name">Name of the notebook, also of its page: 01-topics.</param>
    /// <param name="args">The command line.</param>
    public static Notebook Open(string name, string[] args)
    {
        // pages are in French whatever the machine speaks
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        var root = Root();
        var output = args is ["-o", var chosen, ..] ? chosen : Path.Combine(root, "notebooks", "pages", name + ".html");
        var paths = args is ["-o", _, .. var rest] ? rest : args;
        var sample = Path.Combine(root, "src", "Dashboard", "Sample");
        var read = ImportExport.ReadAll(paths.Length > 0 ? paths : [sample], new(), CancellationToken.None);
        var gold = paths.Length > 0 ? null : new Gold(CsvText.Rows(File.ReadAllText(Path.Combine(sample, "gold.csv"))).Select(r => new GoldRow(r["task"], r["id"], r["label"], r["other_id"])));
        return new(new(read.Contributions, read.Votes, read.Name), gold,
            paths.Length > 0 ? string.Join(", ", paths.Select(Path.GetFileName)) : "l’exemple fourni, dont tous les textes sont inventés : aucun chiffre n’y vaut pour une vraie consultation",
            output);
    }

    /// <summary>Begins the page.</summary>
    public NotebookPage Page(string title, string question) =>
        new NotebookPage(title).Text(question).Text($"Corpus : {Source}. {Corpus.Contributions.Length} contributions, {Corpus.Votes.Length} votes.");

    static string Root()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthesisPipeline.sln"))) return folder.FullName;
        throw new InvalidOperationException("Run the notebooks from inside the repository.");
    }
}
