namespace SynthesisPipeline.Ingest;

/// <summary>Finds the tables that a file holds.</summary>
sealed class TableSources(ImportOptions options, List<string> warnings)
{
    const int StartLength = 1 << 17;

    /// <summary>Lists the tables of a file: one for text, one a filled sheet for workbooks, one a list for JSON.</summary>
    /// <exception cref="ImportException">It is no table, or beyond a bound.</exception>
    public IReadOnlyList<TableSource> Of(InputFile file) => file.Extension switch
    {
        ".xlsx" or ".xlsm" => WorkbookTable.Sources(file, options),
        ".json" or ".jsonl" or ".ndjson" => JsonTable.Sources(file, options, warnings.Add),
        _ => [Delimited(file)],
    };

    TableSource Delimited(InputFile file)
    {
        var encoding = Encodings.Of(file, warnings.Add);
        using var text = encoding.Open(file);
        var start = new char[StartLength];
        var length = text.ReadBlock(start);
        if (start.AsSpan(0, length).IsWhiteSpace()) throw new ImportException($"« {Shown.Name(file.Name)} » est vide : attendu une ligne d'en-tête puis une ligne par contribution.");
        var separator = Separators.Find(new(start, 0, length));
        return new(file, file.Name, () => new DelimitedTable(file, encoding, separator, options));
    }
}
