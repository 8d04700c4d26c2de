using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>One column of a file with what it is taken for.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Word">Word of the canonical table, as <c>--map</c> takes it; null where it is kept as an attribute or not read.</param>
/// <param name="Samples">First values, cut to 200 units.</param>
public sealed record GuessedColumn(string Name, string? Word, ImmutableArray<string> Samples);

/// <summary>What a page can show of a table before it is imported: its first rows and what each column is taken for.</summary>
/// <param name="File">Name of the file, with its sheet where there are several.</param>
/// <param name="Format">Format recognised; empty when no column can be its text.</param>
/// <param name="Columns">Columns in the file's order.</param>
/// <param name="Rows">First rows, cells in the order of <paramref name="Columns"/>, cut to 200 units.</param>
/// <param name="Warnings">Sentences in French on what was guessed.</param>
public sealed record MappingGuess(string File, string Format, ImmutableArray<GuessedColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<string> Warnings)
{
    /// <summary>Words that a person may choose for a column.</summary>
    public static ImmutableArray<string> Choices { get; } = [.. ColumnWords.Canonical.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Guesses the mapping of the tables at a path, without importing anything.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="options">A mapping in it wins over the guess, so that a page can show the effect of a choice.</param>
    /// <param name="rows">Rows to show; 1 or more.</param>
    /// <exception cref="ImportException">It is absent, empty or no table.</exception>
    public static ImmutableArray<MappingGuess> Of(string path, ImportOptions options, int rows = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var warnings = new List<string>();
        using var sets = new InputSets(options, warnings);
        var sources = new TableSources(options, warnings);
        var guesses = sets.Find([path]).SelectMany(s => s.Files).Where(f => f.MayBeTable && !FileRoles.IsReadme(f))
            .SelectMany(sources.Of).Select(s => Of(s.Name, Header.Of(s), options, rows)).ToImmutableArray();
        return guesses.IsEmpty ? throw new ImportException($"« {Shown.Name(Path.GetFileName(path))} » ne contient aucun tableau ; donnez un fichier CSV, XLSX ou JSON.") : guesses;
    }

    static MappingGuess Of(string file, Header header, ImportOptions options, int rows)
    {
        var format = Formats.Recognise(header, options, file);
        var maps = format?.Maps.Values.ToList() ?? [];
        string? WordOf(int column) => maps.SelectMany(m => ColumnWords.Canonical.Where(w => m[w.Value] == column).Select(w => w.Key)).Order(StringComparer.Ordinal).FirstOrDefault();
        return new(file, format?.Name ?? "",
            [.. header.Columns.Select((name, i) => new GuessedColumn(name, WordOf(i), [.. header.Values(i).Take(3).Select(Shown.Cell)]))],
            [.. header.Rows.Take(rows).Select(r => header.Columns.Select((_, i) => i < r.Length ? Shown.Cell(r[i]) : "").ToImmutableArray())],
            [.. format?.Warnings ?? []]);
    }
}
