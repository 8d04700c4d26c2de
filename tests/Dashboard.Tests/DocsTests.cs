using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClosedXML.Excel;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The documents, held against the program: their commands run, their links lead somewhere.</summary>
public sealed partial class DocsTests(DatabaseFixture fixture)
{
    /// <summary>Commands with a test of their own, which don't end or install things.</summary>
    static readonly string[] s_elsewhere = ["demo", "test", "serve", "worker", "package"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static IEnumerable<string> Documents => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.Root, "*.md")).Append(Path.Combine(Repository.Root, "packaging/LISEZMOI.md")).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_command_in_the_documents_is_one_that_the_program_knows()
    {
        var commands = Documents.SelectMany(d => Commands(d).Select(c => (Document: Path.GetFileName(d), Command: c))).ToList();

        Assert.True(commands.Count > 40);
        Assert.Empty(commands.Where(c => c.Command[0] is not ("test" or "help")).SelectMany(c => CommandLine.ErrorsIn(c.Command).Select(e => $"{c.Document}: {string.Join(' ', c.Command)}: {e}")));
    }

    [Fact]
    public void Every_link_and_picture_of_the_documents_leads_to_a_file()
    {
        var lost = Documents.SelectMany(d => Link().Matches(File.ReadAllText(d)).Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains(':', StringComparison.Ordinal) && !File.Exists(Path.Combine(Path.GetDirectoryName(d)!, l)) && !Directory.Exists(Path.Combine(Path.GetDirectoryName(d)!, l))) // a file has a folder
            .Select(l => $"{Path.GetFileName(d)}: {l}"));

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_test_that_a_document_names_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet(StringComparer.Ordinal); // a file has a name
        var lost = Documents.SelectMany(d => Named().Matches(File.ReadAllText(d)).Select(m => m.Groups[1].Value).Where(t => !tests.Contains(t)).Select(t => $"{Path.GetFileName(d)}: {t}")).ToList();

        Assert.Empty(lost);
    }

    [Fact]
    public void Each_guide_is_there_in_both_languages_with_a_picture()
    {
        var guides = Directory.GetFiles(Path.Combine(Repository.Root, "docs/guide"), "*.md", SearchOption.AllDirectories);

        Assert.Equal(8, guides.Length);
        Assert.All(guides, g => Assert.Contains("![", File.ReadAllText(g), StringComparison.Ordinal));
    }

    /// <summary>What a guide puts in italics with a capital is a name on the screen: a page, a button, a heading.</summary>
    [Theory]
    [InlineData("docs/guide/rapporteur.md", "data")]
    [InlineData("docs/guide/administrateur.md", "data")]
    [InlineData("docs/guide/en/rapporteur.md", "value")]
    [InlineData("docs/guide/en/administrator.md", "value")]
    public void Names_of_screens_in_a_guide_are_those_that_the_screens_show(string document, string language)
    {
        var texts = XDocument.Load(Path.Combine(Repository.Root, "src/Dashboard/Resources/Screens.en.resx")).Descendants(language)
            .Select(e => e.Attribute("name")?.Value ?? e.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = Italic().Matches(Block().Replace(File.ReadAllText(Path.Combine(Repository.Root, document)), "")).SelectMany(m => m.Groups[1].Value.Split(" → ")).ToList();

        Assert.True(names.Count > 3);
        // a button may say more behind a colon: what it would undo
        var lost = names.Where(n => !texts.Contains(n) && !texts.Any(t => t.StartsWith(n + ": ", StringComparison.Ordinal) || t.StartsWith(n + " : ", StringComparison.Ordinal))).ToList();
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide/administrateur.md")]
    [InlineData("docs/guide/data-scientist.md")]
    [InlineData("docs/guide/en/administrator.md")]
    [InlineData("docs/guide/en/data-scientist.md")]
    public async Task The_commands_of_a_document_run_one_after_the_other(string document)
    {
        var folder = Directory.CreateTempSubdirectory("sp-docs-").FullName;
        var database = await fixture.CreateBareAsync();
        Bring(folder);
        foreach (var command in Commands(Path.Combine(Repository.Root, document)).Where(c => !s_elsewhere.Contains(c[0])))
        {
            if (command is ["digest", ..]) File.Copy(Path.Combine(folder, "sortie", "synthesis.xlsx"), Path.Combine(folder, "fiche.xlsx"));
            var (code, said) = await RunAsync(folder, database, command);
            Assert.True(code == 0 || command[0] == "doctor", $"{document}: {string.Join(' ', command)}: {code} {said}"); // a machine of tests may lack room
            if (command.Contains("--confirm")) await RunAsync(folder, database, ["run", "ma-consultation"]); // as a worker would now
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Brings the files that the documents speak of, made up by us.</summary>
    static void Bring(string folder)
    {
        var export = new StringBuilder("id,title,body,author\n");
        string[] subjects = ["les pistes cyclables", "la cantine", "les bus du soir", "le tri des déchets"];
        for (var i = 0; i < 60; i++) export.Append(CultureInfo.InvariantCulture, $"p{i},Améliorer {subjects[i % 4]},Il faut revoir {subjects[i % 4]} dans le quartier {i} avec les habitants.,{(i == 0 ? "Nom tel que l’export le donne" : i == 1 ? "Name as the export gives it" : $"auteur{i % 17}")}\n");
        using (var file = File.Create(Path.Combine(folder, "export.csv.gz")))
        using (var packed = new GZipStream(file, CompressionLevel.Fastest)) packed.Write(Encoding.UTF8.GetBytes(export.ToString()));
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Réponses");
        (sheet.Cell(1, 1).Value, sheet.Cell(1, 2).Value, sheet.Cell(2, 1).Value, sheet.Cell(2, 2).Value) = ("Titre", "Texte", "Un banc", "Il faut un banc devant la mairie.");
        book.SaveAs(Path.Combine(folder, "tableau.xlsx"));
        File.WriteAllText(Path.Combine(folder, "charte.css"), ":root { --accent: #000091; }");
    }

    /// <summary>Lists the product's commands in the blocks of a document.</summary>
    static IEnumerable<string[]> Commands(string document) => Block().Matches(File.ReadAllText(document)).SelectMany(b => b.Groups[1].Value.Split('\n'))
        .Where(l => l.StartsWith("./synthesis ", StringComparison.Ordinal)).Select(l => Comment().Replace(l["./synthesis ".Length..], "").Trim())
        .Select(l => CommandLineParser.SplitCommandLine(l).ToArray());

    static async Task<(int Code, string Said)> RunAsync(string folder, string database, string[] command)
    {
        // ten thousand made-up contributions are for load, not for this
        var start = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, .. command.Select(a => a == "10000" ? "300" : a)]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment[DataFolder.Variable] = Path.Combine(folder, ".data");
        start.Environment[Database.Variable] = database;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, said + await error);
    }

    [GeneratedRegex(@"(?s)```[a-z]*\n(.*?)```")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<!\*)\*(\p{Lu}[^*\n]*)\*(?!\*)")]
    private static partial Regex Italic();

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)[`.]")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
