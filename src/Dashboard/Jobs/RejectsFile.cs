using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Passes rows on and writes every reject into a CSV on its way; the first ones stay in memory, to be shown.</summary>
/// <param name="next">Where rows go.</param>
/// <param name="path">Where the file is written while the import lasts.</param>
sealed class RejectsFile(IImportSink next, string path) : IImportSink, IDisposable
{
    const int Shown = 200;

    readonly List<Reject> _first = [];
    CsvTable? _table;

    /// <summary>The first rejects, in order of the files.</summary>
    public ImmutableArray<Reject> First => [.. _first];

    public void Take(Contribution contribution, string file, int line) => next.Take(contribution, file, line);

    public void Take(Vote vote, string file, int line) => next.Take(vote, file, line);

    public void Take(SetAsideRow row) => next.Take(row);

    public void Take(Reject reject)
    {
        _table ??= new(new FileStream(path, FileMode.Create, FileAccess.Write), ["file", "line", "field", "value", "reason"]);
        _table.Exact(reject.File).Number(reject.Line).Text(reject.Field).Text(reject.Value).Text(reject.Reason).EndRow();
        if (_first.Count < Shown) _first.Add(reject with { Columns = [], Cells = [] });
        next.Take(reject);
    }

    /// <summary>Gives the file its name; null when nothing was rejected.</summary>
    public string? Keep(string name)
    {
        if (_table is null) return null;
        Dispose();
        var kept = Path.Combine(Path.GetDirectoryName(path)!, name); // a file's path always has a folder
        File.Move(path, kept, overwrite: true);
        return kept;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _table?.Dispose();
        _table = null;
    }
}
