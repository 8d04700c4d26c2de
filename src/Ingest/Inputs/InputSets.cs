using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.IO.Compression;

namespace SynthesisPipeline.Ingest;

/// <summary>Finds the files behind the paths a person gave, and keeps open the archives they stand in.</summary>
sealed class InputSets(ImportOptions options, List<string> warnings) : IDisposable
{
    readonly ByteBudget _budget = new(options);
    readonly List<IDisposable> _open = [];

    /// <summary>Lists the sets of files: a folder or archive is a set; files named one by one are one set together.</summary>
    /// <exception cref="ImportException">A path is absent, empty or not to be read.</exception>
    public ImmutableArray<InputSet> Find(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0) throw new ImportException("Aucun fichier à lire ; donnez le chemin d'un fichier ou d'un dossier.");
        var sets = new List<InputSet>();
        var named = ImmutableArray.CreateBuilder<InputFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) sets.AddRange(OfFolder(path).Select(s => Apart(s, path, sets)));
            else if (!File.Exists(path)) throw new ImportException($"« {Shown.Name(path)} » n'existe pas ; vérifiez le chemin.");
            else if (IsArchive(path)) sets.AddRange(OfArchive(path).Select(s => Apart(s, path, sets)));
            else named.Add(OfFile(path, paths.Count(p => Path.GetFileName(p) == Path.GetFileName(path)) > 1 ? path : Path.GetFileName(path)));
        }
        if (named.Count > 0) sets.Insert(0, new("", true, named.ToImmutable()));
        return [.. sets];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var archive in _open) archive.Dispose();
    }

    // rejects name a file and a line: two folders may hold files of one name
    static InputSet Apart(InputSet set, string path, List<InputSet> earlier) =>
        !earlier.Exists(e => e.Files.Any(f => set.Files.Any(s => s.Name == f.Name))) ? set
        : set with { Files = [.. set.Files.Select(f => f with { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) + "/" + f.Name })] };

    IEnumerable<InputSet> OfFolder(string path)
    {
        var root = new DirectoryInfo(path);
        var files = Guarded(path, () => root.EnumerateFiles().Where(f => !f.Name.StartsWith('.')).Take(options.MaxFiles + 1).ToList());
        if (files.Count > options.MaxFiles) throw new ImportException($"Le dossier « {Shown.Name(path)} » contient plus de {options.MaxFiles} fichiers ; importez-le en plusieurs fois.");
        var folders = Guarded(path, () => root.EnumerateDirectories().Where(d => !d.Name.StartsWith('.')).OrderBy(d => d.Name, StringComparer.Ordinal).ToList());
        var own = files.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        if (own.Any(f => IsUseful(f.Name)) || folders.Count == 0)
        {
            if (files.Count == 0) throw new ImportException($"Le dossier « {Shown.Name(path)} » est vide ; indiquez celui qui contient l'export.");
            foreach (var folder in folders) warnings.Add($"Sous-dossier « {Shown.Name(folder.Name)} » laissé de côté : les fichiers du dossier lui-même suffisent.");
            foreach (var archive in own.Where(f => IsArchive(f.Name) && own.Any(o => IsUseful(o.Name) && !IsArchive(o.Name))))
                warnings.Add($"Archive « {Shown.Name(archive.Name)} » laissée de côté : les fichiers du dossier lui-même suffisent.");
            var loose = own.Where(f => !IsArchive(f.Name)).Select(f => OfFile(f.FullName, f.Name)).ToImmutableArray();
            if (loose.Any(f => IsUseful(f.Name)) || !own.Any(f => IsArchive(f.Name))) return [new("", false, loose)];
            var archives = own.Where(f => IsArchive(f.Name)).ToList();
            if (archives.Count < 2) return archives.SelectMany(f => OfArchive(f.FullName));
            warnings.Add($"Le dossier « {Shown.Name(root.Name)} » contient {Shown.Count(archives.Count, "archive", "archives")} : leurs identifiants sont précédés du nom de l'archive.");
            return archives.SelectMany(f => OfArchive(f.FullName, Path.GetFileNameWithoutExtension(f.Name) + "/"));
        }
        var sets = folders.SelectMany(f => Deeper(f.FullName)).ToList();
        if (sets.Count < 2) return sets;
        warnings.Add($"Le dossier « {Shown.Name(root.Name)} » contient {Shown.Count(sets.Count, "jeu", "jeux")} de données dans ses sous-dossiers : leurs identifiants sont précédés du nom du sous-dossier.");
        return sets;
    }

    // one level down only: a folder of folders of exports is read, a disk is not
    IEnumerable<InputSet> Deeper(string path)
    {
        var name = Path.GetFileName(path);
        var files = new DirectoryInfo(path).EnumerateFiles().Where(f => !f.Name.StartsWith('.'))
            .OrderBy(f => f.Name, StringComparer.Ordinal).Take(options.MaxFiles).ToList();
        if (!files.Any(f => IsUseful(f.Name))) return [];
        var loose = files.Where(f => !IsArchive(f.Name)).ToList();
        if (!loose.Exists(f => IsUseful(f.Name))) return files.Where(f => IsArchive(f.Name)).SelectMany(f => OfArchive(f.FullName, name + "/"));
        foreach (var archive in files.Where(f => IsArchive(f.Name))) warnings.Add($"Archive « {Shown.Name(name + "/" + archive.Name)} » laissée de côté : les fichiers du dossier lui-même suffisent.");
        return [new(name + "/", false, [.. loose.Select(f => OfFile(f.FullName, name + "/" + f.Name))])];
    }

    IEnumerable<InputSet> OfArchive(string path, string prefix = "")
    {
        var name = Path.GetFileName(path);
        ReadOnlyCollection<ZipArchiveEntry> entries;
        try
        {
            var archive = ZipFile.OpenRead(path);
            _open.Add(archive);
            entries = archive.Entries; // read here, and may be damaged too
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"L'archive « {Shown.Name(name)} » est illisible ou tronquée ; redemandez-la à la plateforme.", e);
        }
        if (entries.Count > options.MaxFiles) throw new ImportException($"L'archive « {Shown.Name(name)} » contient plus de {options.MaxFiles} fichiers ; n'y laissez que l'export.");
        var files = ImmutableArray.CreateBuilder<InputFile>();
        foreach (var entry in entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            // nothing is ever written: the name is only shown, without what climbs
            var inside = string.Join('/', entry.FullName.Split('/', '\\').Where(p => p is not ("" or "." or "..")));
            if (entry.FullName.EndsWith('/') || inside.Split('/').Any(p => p.StartsWith('.') || p == "__MACOSX")) continue;
            if (IsArchive(inside))
            {
                warnings.Add($"Archive « {Shown.Name(inside)} » laissée de côté : elle est dans une autre archive ; extrayez-la pour l'importer.");
                continue;
            }
            files.Add(new(inside, () => Unpacked(_budget.Bound(OpenEntry(entry, name), inside, entry.CompressedLength), inside, entry.Length)));
        }
        if (files.Count == 0) throw new ImportException($"L'archive « {Shown.Name(name)} » ne contient aucun fichier à lire.");
        return ByFolder(files.ToImmutable(), name, prefix);
    }

    // an archive of several conversations has a folder for each
    IEnumerable<InputSet> ByFolder(ImmutableArray<InputFile> files, string name, string prefix)
    {
        var folders = files.Where(f => IsUseful(f.BaseName)).Select(FolderOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        InputSet Set(string ids, Func<InputFile, bool> which) => new(ids, false, [.. files.Where(which).Select(f => f with { Name = prefix + f.Name })]);
        if (folders.Count < 2) return [Set(prefix, _ => true)];
        if (folders[0].Length == 0)
        {
            foreach (var folder in folders.Skip(1)) warnings.Add($"Sous-dossier « {Shown.Name(folder)} » de « {Shown.Name(name)} » laissé de côté : les fichiers qui l'entourent suffisent.");
            return [Set(prefix, f => FolderOf(f).Length == 0)];
        }
        warnings.Add($"L'archive « {Shown.Name(name)} » contient {Shown.Count(folders.Count, "jeu", "jeux")} de données dans ses dossiers : leurs identifiants sont précédés du nom du dossier.");
        var common = folders[0].Split('/').TakeWhile((part, i) => folders.TrueForAll(f => f.Split('/') is var parts && parts.Length > i + 1 && parts[i] == part)).Sum(p => p.Length + 1);
        return folders.Select(folder => Set($"{prefix}{folder[common..]}/", f => FolderOf(f) == folder));
    }

    static string FolderOf(InputFile file) => file.Name.LastIndexOf('/') is > 0 and var slash ? file.Name[..slash] : "";

    static Stream OpenEntry(ZipArchiveEntry entry, string archive)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            throw new ImportException($"« {Shown.Name(entry.FullName)} » ne peut pas être extrait de « {Shown.Name(archive)} » (archive abîmée, chiffrée ou compression inconnue).", e);
        }
    }

    InputFile OfFile(string path, string name) => new(name, () => Guarded(path, () =>
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        return Unpacked(_budget.Bound(stream, name, null), name, stream.Length);
    }));

    Stream Unpacked(Stream stream, string name, long length) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
        ? _budget.Bound(new GzipFile(stream), name, length) : stream;

    static T Guarded<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"« {Shown.Name(path)} » ne peut pas être ouvert ; vérifiez les droits de lecture.", e);
        }
    }

    static bool IsArchive(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    static bool IsUseful(string name)
    {
        var file = new InputFile(name, () => Stream.Null);
        return IsArchive(name) || (file.Extension.Length > 0 && (file.MayBeTable || (file.MayBeDocument && !FileRoles.IsReadme(file))));
    }
}
