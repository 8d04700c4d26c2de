using CsvHelper;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads a table of separated values: <c>,</c>, <c>;</c>, tab or <c>|</c>, quoted cells over several lines.</summary>
sealed class DelimitedTable : ITable
{
    const int MaxRecordBytes = 32 << 20; // a row of nothing but separators takes thirty times its bytes

    readonly CsvReader _reader;
    readonly string _name;
    bool _unclosed;

    /// <summary>Opens a table at its first row.</summary>
    /// <exception cref="ImportException">It has no header, or too many columns.</exception>
    public DelimitedTable(InputFile file, FileEncoding encoding, char separator, ImportOptions options)
    {
        _name = file.Name;
        var settings = Settings(separator) with { OnMalformedRecord = m => _unclosed |= m.Reason == CsvMalformedReason.UnterminatedQuote };
        // UTF-8 bytes go straight to the parser; everything else by way of text
        _reader = encoding.IsPlainUtf8 ? CsvReader.Create(file.Open(), settings) : CsvReader.Create(encoding.Open(file), settings);
        try
        {
            if (!Advance()) throw new ImportException($"« {Shown.Name(_name)} » est vide : attendu une ligne d'en-tête puis une ligne par contribution.");
            if (_reader.FieldCount > options.MaxColumns) throw new ImportException($"« {Shown.Name(_name)} » a {_reader.FieldCount} colonnes, plus que les {options.MaxColumns} admises : n'exportez que les colonnes utiles.");
            Columns = [.. Enumerable.Range(0, _reader.FieldCount).Select(i => _reader.GetString(i).Trim().TrimStart('\uFEFF'))];
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public int Line => (int)Math.Min(int.MaxValue, _reader.LineNumber);

    /// <inheritdoc/>
    public int Count => _reader.FieldCount;

    /// <inheritdoc/>
    public string? Fault => _unclosed ? "Un guillemet ouvert dans cette ligne n'est jamais refermé : fermez-le et réimportez la suite du fichier." : null;

    /// <inheritdoc/>
    public string this[int column] => column < _reader.FieldCount ? _reader.GetString(column) : "";

    /// <inheritdoc/>
    public bool Read()
    {
        _unclosed = false;
        return Advance();
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>The settings that both the reading and the search for the separator use; the header is read as a row.</summary>
    public static CsvReaderOptions Settings(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        MaxRecordSize = MaxRecordBytes,
        MalformedData = CsvMalformedDataHandling.Recover,
    };

    bool Advance()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new ImportException($"« {Shown.Name(_name)} », ligne {Line + 1} ou après : une ligne ne finit pas (guillemet jamais refermé ?) : corrigez-la.", e);
        }
    }
}
