using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What was checked in one version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Files">Files whose checksum holds.</param>
/// <param name="Rebuilt">Files written again from the open data, byte for byte the same; 0 where another version of the program wrote them.</param>
/// <param name="Contents">Quotes, numbers and words that hold.</param>
/// <param name="Edition">What it says.</param>
public sealed record VerifiedVersion(int Version, int Files, int Rebuilt, CheckedEdition Contents, Edition Edition);

/// <summary>Checks a publication against itself: checksums, ids, quotes, numbers, and pages written again from the open data.</summary>
public static class VerifyPublication
{
    /// <summary>Checks every version and the cover of a folder, or the one version that the folder is.</summary>
    /// <exception cref="UserException">Something does not hold: the sentence says what and where.</exception>
    public static async Task<ImmutableArray<VerifiedVersion>> OfAsync(string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) throw new UserException($"Le dossier {folder} n’existe pas : donnez le dossier d’une publication.");
        try
        {
            if (File.Exists(Path.Combine(folder, "publication.json"))) return [await VersionAsync(folder, null, cancel)];
            if (!File.Exists(Path.Combine(folder, "versions.json"))) throw new UserException($"{folder} n’est pas une publication : il n’y a ni versions.json ni publication.json.");
            var versions = PublishedVersions.Read(File.ReadAllText(Path.Combine(folder, "versions.json")));
            Sums(folder, [.. versions.All.Select(v => PublishedVersions.Folder(v.Version) + "/")]);
            foreach (var file in versions.Files()) Same(folder, file);
            var all = ImmutableArray.CreateBuilder<VerifiedVersion>();
            foreach (var v in versions.All)
            {
                var path = Path.Combine(folder, PublishedVersions.Folder(v.Version));
                if (!Directory.Exists(path)) throw new UserException($"La version {v.Version} manque : {path} n’existe pas.");
                all.Add(await VersionAsync(path, v, cancel));
                if (all[^1].Edition.Title.Slug != versions.Slug) throw new UserException($"La version {v.Version} est celle d’une autre consultation : {all[^1].Edition.Title.Slug}.");
            }
            return all.ToImmutable();
        }
        catch (FormatException error)
        {
            throw new UserException($"Publication altérée dans {folder} : {error.Message}.", error);
        }
    }

    static async Task<VerifiedVersion> VersionAsync(string folder, PublishedVersion? listed, CancellationToken cancel)
    {
        var sums = Sums(folder, []);
        if (listed is not null && Hash(Path.Combine(folder, EditionFiles.Checksums)) != listed.Sums)
            throw new UserException($"{Path.Combine(folder, EditionFiles.Checksums)} n’est pas celui que versions.json a scellé.");
        var edition = ReadEdition.From(name => Bytes(folder, name));
        if (listed is not null && edition.Title.Version != listed.Version) throw new UserException($"{folder} dit être la version {edition.Title.Version}, versions.json la version {listed.Version}.");
        cancel.ThrowIfCancellationRequested();
        var contents = EditionChecks.Of(edition, name => Bytes(folder, name));
        var rebuilt = 0;
        if (edition.Run.ProgramVersion == RunJson.ProgramVersion)
            await foreach (var file in EditionFiles.OfAsync(edition, Bytes(folder, "theme.css"), cancel))
            {
                if (!sums.ContainsKey(file.Path)) throw new UserException($"Il manque {file.Path} dans {folder}.");
                if (sums[file.Path] != file.Sha256) throw new UserException($"{Path.Combine(folder, file.Path)} ne dit pas ce que disent les données ouvertes : réécrit depuis elles, il est différent.");
                rebuilt++;
            }
        return new(edition.Title.Version, sums.Count, rebuilt, contents, edition);
    }

    /// <summary>Checks every file against the checksums, and that there is none beside them.</summary>
    static ImmutableSortedDictionary<string, string> Sums(string folder, ImmutableArray<string> apart)
    {
        var sums = EditionFiles.ReadSums(Encoding.UTF8.GetString(Bytes(folder, EditionFiles.Checksums)));
        foreach (var (path, sha256) in sums)
            if (path.Split('/').Any(p => p is "" or "." or "..") || Path.IsPathRooted(path)) throw new UserException($"{EditionFiles.Checksums} nomme un fichier hors du dossier : {DigestText.Cut(path, 80)}.");
            else if (!File.Exists(Path.Combine(folder, path))) throw new UserException($"Il manque {path} dans {folder}.");
            else if (Hash(Path.Combine(folder, path)) != sha256) throw new UserException($"{Path.Combine(folder, path)} a changé depuis la publication : sa somme SHA-256 n’est plus celle de {EditionFiles.Checksums}.");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (path != EditionFiles.Checksums && !sums.ContainsKey(path) && !apart.Any(a => path.StartsWith(a, StringComparison.Ordinal)))
                throw new UserException($"{file} n’appartient pas à la publication : {EditionFiles.Checksums} ne le connaît pas.");
        }
        return sums;
    }

    static void Same(string folder, PublicFile file)
    {
        if (!Bytes(folder, file.Path).AsSpan().SequenceEqual(file.Bytes)) throw new UserException($"{Path.Combine(folder, file.Path)} ne dit pas ce que dit versions.json.");
    }

    static byte[] Bytes(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name)) : throw new UserException($"Il manque {name} dans {folder}.");

    static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
