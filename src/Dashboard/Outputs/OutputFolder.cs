namespace SynthesisPipeline.Dashboard;

/// <summary>A folder that receives files all at once: they are written beside, and moved into place when all are whole.</summary>
/// <remarks>Disposed without <see cref="Commit"/>, it leaves the folder as it was; a reader never sees half a file.</remarks>
public sealed class OutputFolder : IDisposable
{
    readonly string _folder, _beside;
    readonly bool _isNew;
    readonly SortedSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>Prepares the folder.</summary>
    /// <param name="folder">Where the files go; made when absent.</param>
    /// <exception cref="IOException">It cannot be made or written to, or a file stands in its place.</exception>
    public OutputFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _isNew = !Directory.Exists(_folder);
        Directory.CreateDirectory(_folder);
        _beside = Directory.CreateDirectory(Path.Combine(_folder, ".writing-" + Path.GetRandomFileName())).FullName;
    }

    /// <summary>Opens a file for writing; several threads may.</summary>
    /// <param name="name">Its name in the folder.</param>
    public Stream Create(string name)
    {
        lock (_files) _files.Add(name);
        return new FileStream(Path.Combine(_beside, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    /// <summary>Moves every file into place, each by one rename, and takes away files of an earlier writing that this one doesn't have.</summary>
    /// <param name="mayBeAbsent">Names that an earlier writing may have left.</param>
    public void Commit(IEnumerable<string> mayBeAbsent)
    {
        foreach (var name in _files) File.Move(Path.Combine(_beside, name), Path.Combine(_folder, name), overwrite: true);
        foreach (var name in mayBeAbsent.Where(n => !_files.Contains(n))) File.Delete(Path.Combine(_folder, name));
        Directory.Delete(_beside);
        _files.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Directory.Exists(_beside)) return;
        Directory.Delete(_beside, recursive: true);
        if (_isNew && !Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
    }
}
