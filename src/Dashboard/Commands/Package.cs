using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>package</c>: one archive that installs and runs with no SDK and no network.</summary>
public static class Package
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var output = new Option<string?>("-o", "--output") { Description = "Dossier où écrire l’archive (par défaut : dist, dans le dossier du programme).", HelpName = "DIR" };
        var bare = new Option<bool>("--without-postgres") { Description = "Ne pas joindre PostgreSQL : la machine d’arrivée a le sien, ou une base configurée." };
        var command = new Command("package", "Fait une archive qui s’installe et tourne sans SDK ni réseau : nomenclature, sommes de contrôle, installation, mise à niveau, retour en arrière.") { output, bare };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(output), parsed.GetValue(bare), cancel));
        return command;
    }

    static async Task<int> RunAsync(string? output, bool withoutPostgres, CancellationToken cancel)
    {
        if (DataFolder.Sources() is not { } home)
            throw new UserException("Une archive se fait à partir des sources du programme : lancez « ./synthesis package » dans leur dossier.");
        if (!OperatingSystem.IsLinux()) throw new UserException("Une archive se fait sous Linux, pour Linux : lancez cette commande sur une machine Linux.");
        var folder = Path.GetFullPath(output ?? Path.Combine(home, "dist"));
        if (File.Exists(folder)) throw new UserException($"« {folder} » est un fichier : donnez un dossier à -o.");
        Directory.CreateDirectory(folder);
        var machine = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var name = $"synthesis-{RunJson.ProgramVersion}-{machine}";
        var work = Directory.CreateDirectory(Path.Combine(folder, $".{name}.{Path.GetRandomFileName()}")).FullName;
        try
        {
            var package = Path.Combine(work, name);
            Console.WriteLine("Programme et moteur d’exécution…");
            await PublishAsync(home, work, package, machine, cancel);
            ImmutableArray<Component> components =
            [
                .. LibraryComponents.Read(Path.Combine(package, "app", "SynthesisPipeline.Dashboard.deps.json")),
                .. LibraryComponents.Read(Path.Combine(package, "app", "embedder", "SynthesisPipeline.Embedder.deps.json")),
            ];
            if (!withoutPostgres) components = components.AddRange(await AddPostgresAsync(package, cancel));
            AddFiles(home, package);
            using (var bill = File.Create(Path.Combine(package, "sbom.cdx.json")))
                BillOfMaterials.Write(bill, RunJson.ProgramVersion, [.. components.DistinctBy(c => c.Purl).OrderBy(c => c.Purl, StringComparer.Ordinal)]);
            PackageArchive.WriteChecksums(package);
            Console.WriteLine("Archive…");
            var archive = Path.Combine(folder, name + ".tar.gz");
            PackageArchive.Write(package, name, Path.Combine(work, "archive"), archive);
            Console.WriteLine($"Archive : {archive} ({FrenchNumbers.Number(new FileInfo(archive).Length / 1_000_000)} Mo, {FrenchNumbers.Count(components.Select(c => c.Purl).Distinct().Count(), "composant")})");
            Console.WriteLine($"Suite : copiez-la, puis « tar xzf {name}.tar.gz && {name}/install.sh /opt/synthesis »");
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    static async Task PublishAsync(string home, string work, string package, string machine, CancellationToken cancel)
    {
        // into folders of its own: what a build left beside the sources stays as it is
        async Task OneAsync(string project, string to, string selfContained) =>
            await Tool.OutputAsync("dotnet", ["publish", Path.Combine(home, "src", project, project + ".csproj"), "-c", "Release", "-r", machine, "--self-contained", selfContained,
                "--artifacts-path", Path.Combine(work, "artifacts"), "-o", to, "-v", "q", "--nologo"], null, cancel);
        await OneAsync("Dashboard", Path.Combine(package, "app"), "true");
        await OneAsync("Embedder", Path.Combine(package, "app", "embedder"), "false");
    }

    static async Task<ImmutableArray<Component>> AddPostgresAsync(string package, CancellationToken cancel)
    {
        Console.WriteLine("PostgreSQL de cette machine…");
        return await ShippedPostgres.CopyAsync(PostgresBinaries.Find(null), package, cancel)
            ?? throw new UserException("PostgreSQL n’est pas rangé ici comme sous Debian ou Ubuntu : relancez avec --without-postgres, et installez PostgreSQL sur la machine d’arrivée.");
    }

    static void AddFiles(string home, string package)
    {
        void Copy(string from, string to)
        {
            var target = Path.Combine(package, to);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below the package
            File.Copy(Path.Combine(home, from), target, overwrite: true);
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(home, "packaging"), "*", SearchOption.AllDirectories))
            Copy(file, Path.GetRelativePath(Path.Combine(home, "packaging"), file));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(home, "docs", "guide"), "*.md")) Copy(file, Path.Combine("guide", Path.GetFileName(file)));
        foreach (var file in new[] { "LICENSE", "THIRD-PARTY.md", "CHANGELOG.md" }) Copy(file, file);
        File.WriteAllText(Path.Combine(package, "VERSION"), CodeVersion.Of(Path.Combine(package, "app", "SynthesisPipeline.Analysis.dll")).Replace('+', '-') + "\n");
    }
}
