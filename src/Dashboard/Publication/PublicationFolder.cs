using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A folder that holds a publication: a cover, and one folder a version which never changes again.</summary>
/// <param name="path">Where it is.</param>
public sealed class PublicationFolder(string path)
{
    const string Beside = ".writing-";

    readonly string _path = Path.GetFullPath(path);

    /// <summary>Reads the versions that are there; null where nothing was published yet.</summary>
    /// <exception cref="UserException">The folder holds something else, or the publication of another consultation.</exception>
    public PublishedVersions? Versions(string slug)
    {
        if (File.Exists(_path)) throw new UserException($"« {_path} » est un fichier : donnez un dossier à -o.");
        var list = Path.Combine(_path, "versions.json");
        if (!File.Exists(list))
            return !Directory.Exists(_path) || Directory.EnumerateFileSystemEntries(_path).All(e => Path.GetFileName(e).StartsWith(Beside, StringComparison.Ordinal) || IsLeft(e)) ? null
                : throw new UserException($"Le dossier {_path} contient déjà autre chose qu’une publication : donnez un dossier vide ou nouveau à -o.");
        try
        {
            var versions = PublishedVersions.Read(File.ReadAllText(list));
            return versions.Slug == slug ? versions : throw new UserException($"Le dossier {_path} contient la publication de « {versions.Slug} » : donnez un autre dossier à -o.");
        }
        catch (FormatException error)
        {
            throw new UserException($"{list} : {error.Message}. Restaurez ce fichier ou publiez dans un autre dossier.", error);
        }
    }

    /// <summary>Reads the edition of a version that is there.</summary>
    public Edition Read(int version) => ReadEdition.From(name => File.ReadAllBytes(Path.Combine(_path, PublishedVersions.Folder(version), name)));

    /// <summary>Writes a new version and the cover; what says nothing new since the last version is not published again.</summary>
    /// <param name="make">Makes the edition for a version number.</param>
    /// <param name="slug">Consultation.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="theme">The administration's own style sheet; empty for none.</param>
    /// <param name="cancel">Stops it: the folder stays as it was.</param>
    /// <returns>The versions, and whether the last one is new.</returns>
    public async Task<(PublishedVersions Versions, bool IsNew)> PublishAsync(Func<int, Edition> make, string slug, string title, byte[] theme, CancellationToken cancel)
    {
        var before = Versions(slug);
        Directory.CreateDirectory(_path);
        foreach (var left in Directory.EnumerateDirectories(_path, Beside + "*").ToList()) Directory.Delete(left, recursive: true);
        var edition = make((before?.All[^1].Version ?? 0) + 1);
        var part = Path.Combine(_path, Beside + Path.GetRandomFileName());
        try
        {
            var (sums, content) = await WriteAsync(part, edition, theme, cancel);
            if (before is not null && before.All[^1].Content == content)
            {
                WriteCover(before); // what was listed may have been stopped before its cover was whole
                return (before, false);
            }
            var version = new PublishedVersion(edition.Title.Version, edition.Title.PublishedAt, sums, content, Sentences(edition.Findings).Count,
                before is null ? null : Changed(Sentences(Read(before.All[^1].Version).Findings), Sentences(edition.Findings)));
            var versions = new PublishedVersions(slug, title, [.. before?.All ?? [], version]);
            var target = Path.Combine(_path, PublishedVersions.Folder(version.Version));
            if (Directory.Exists(target)) Directory.Delete(target, recursive: true); // left by a publication that was stopped before it was listed
            Directory.Move(part, target);
            WriteCover(versions);
            return (versions, true);
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Gives every published sentence by its permanent id.</summary>
    public static SortedDictionary<string, string> Sentences(Findings found)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var draft = found.Draft;
        foreach (var (id, p) in SentenceIds.Of(draft.Points).Zip(draft.Points)) all[id] = p.Qualification.Length == 0 ? p.Point : $"{p.Point} — {p.Qualification}";
        foreach (var (id, a) in SentenceIds.Of(draft.Actions).Zip(draft.Actions)) all[id] = a.Action;
        foreach (var (id, m) in SentenceIds.Of(draft.Minorities).Zip(draft.Minorities)) all[id] = m.Position;
        foreach (var c in found.Controversies) all[SentenceIds.Of(c)] = c.Label;
        return all;
    }

    static int Changed(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        before.Count(b => after.GetValueOrDefault(b.Key) != b.Value) + after.Keys.Count(k => !before.ContainsKey(k));

    static async Task<(string Sums, string Content)> WriteAsync(string folder, Edition edition, byte[] theme, CancellationToken cancel)
    {
        var files = new List<(string Path, string Sha256)>();
        await foreach (var file in EditionFiles.OfAsync(edition, theme, cancel))
        {
            Write(folder, file);
            files.Add((file.Path, file.Sha256));
        }
        var sums = PublicFile.Of(EditionFiles.Checksums, EditionFiles.Sums(files));
        Write(folder, sums);
        // the data say all that the pages say; what they are called and when is no content
        var data = EditionFiles.Sums(files.Where(f => f.Path.EndsWith(".csv", StringComparison.Ordinal) || f.Path is "theme.css"));
        return (sums.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{edition.Run.ProgramVersion} {edition.Run.CodeVersion}\n{data}"))));
    }

    void WriteCover(PublishedVersions versions)
    {
        var files = versions.Files().ToList();
        files.Add(PublicFile.Of(EditionFiles.Checksums, EditionFiles.Sums(files.Select(f => (f.Path, f.Sha256)))));
        // the list last but for the checksums: a version that is not listed is not there
        foreach (var file in files.OrderBy(f => f.Path == EditionFiles.Checksums ? 2 : f.Path == "versions.json" ? 1 : 0))
        {
            var beside = Path.Combine(_path, Beside + Path.GetRandomFileName());
            File.WriteAllBytes(beside, file.Bytes);
            var target = Path.Combine(_path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // never a root
            File.Move(beside, target, overwrite: true);
        }
    }

    static void Write(string folder, PublicFile file)
    {
        var target = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!); // never a root
        File.WriteAllBytes(target, file.Bytes);
    }

    /// <summary>What a first publication that was stopped between its version and its list may have left.</summary>
    static bool IsLeft(string entry) => Path.GetFileName(entry) is "v1" or "feed.xml" or "index.html" or "en" && File.Exists(Path.Combine(Path.GetDirectoryName(entry)!, "v1", "publication.json")); // an entry of a folder
}
