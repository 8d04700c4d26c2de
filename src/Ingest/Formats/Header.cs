using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>A table's columns and first rows, as recognisers look at them.</summary>
sealed class Header
{
    readonly Dictionary<string, int> _columnOf = new(StringComparer.Ordinal);

    /// <summary>Makes a header from the names of columns and some rows.</summary>
    public Header(IReadOnlyList<string> columns, ImmutableArray<ImmutableArray<string>> rows)
    {
        Columns = [.. columns];
        Rows = rows;
        Folded = [.. columns.Select(Words.Fold)];
        for (var i = 0; i < Folded.Length; i++) _columnOf.TryAdd(Folded[i], i);
        // "title/fr" and "title" are one word; French first, then whichever language is filled
        for (var i = 0; i < Columns.Length; i++)
            if (WithoutLanguage(Columns[i], "fr") is { } word) _columnOf.TryAdd(word, i);
        for (var i = 0; i < Columns.Length; i++)
            if (WithoutLanguage(Columns[i], null) is { } word && rows.Any(r => i < r.Length && r[i].Length > 0)) _columnOf.TryAdd(word, i);
    }

    /// <summary>Names as the file writes them.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Names folded.</summary>
    public ImmutableArray<string> Folded { get; }

    /// <summary>The first rows.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }

    /// <summary>Reads a table's columns and first rows.</summary>
    public static Header Of(TableSource source, int rows = 100)
    {
        using var table = source.Open();
        var sample = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (sample.Count < rows && table.Read())
            sample.Add([.. Enumerable.Range(0, table.Count).Select(i => table[i])]);
        return new(table.Columns, sample.ToImmutable());
    }

    /// <summary>Gives the column with this folded name; −1 where there is none.</summary>
    public int Find(string folded) => _columnOf.GetValueOrDefault(folded, -1);

    /// <summary>Gives the column a person names, whatever its case and accents; −1 where there is none.</summary>
    public int FindNamed(string name)
    {
        var exact = Columns.IndexOf(name);
        return exact >= 0 ? exact : Find(Words.Fold(name));
    }

    /// <summary>Whether all these folded names are columns.</summary>
    public bool Has(params ReadOnlySpan<string> folded)
    {
        foreach (var name in folded)
            if (!_columnOf.ContainsKey(name)) return false;
        return true;
    }

    /// <summary>Values of one column in the first rows, the empty ones left out.</summary>
    public IEnumerable<string> Values(int column) => Rows.Where(r => column < r.Length && !string.IsNullOrWhiteSpace(r[column])).Select(r => r[column]);

    static string? WithoutLanguage(string column, string? language)
    {
        var slash = column.LastIndexOf('/');
        if (slash < 0 || column.Length - slash is < 3 or > 6) return null;
        var last = column[(slash + 1)..];
        return language is null || last.Equals(language, StringComparison.OrdinalIgnoreCase) ? Words.Fold(column[..slash]) : null;
    }
}
