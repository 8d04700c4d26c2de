using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>What an administrator may ask of an import, and the bounds that keep a hostile file from hurting.</summary>
public sealed record ImportOptions
{
    /// <summary>Format to force, one of <see cref="FormatNames.All"/>; null (default) to recognise it by its columns.</summary>
    public string? Format { get; init; }

    /// <summary>Columns of the file for words of the canonical table (<c>title</c> → <c>Titre</c>); empty (default) to guess. It wins over every guess.</summary>
    public ImmutableDictionary<string, string> Map { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same for single tables, by their names; for these it wins over <see cref="Map"/>. A word with an empty column says that the table has none, and stops the guessing.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Maps { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Gives the mapping of a table.</summary>
    internal ImmutableDictionary<string, string> MapOf(string table) => Maps.GetValueOrDefault(table) ?? Map;

    /// <summary>Lists the contributions that the consultation already holds, with whether each is set aside; null (default) for none. Asked once, when a vote or a parent names what the files don't hold.</summary>
    public Func<IEnumerable<(string Id, bool IsSetAside)>>? Elsewhere { get; init; }

    /// <summary>Bytes that a file may hold once uncompressed. Default 4 GB; 1 or more. Beyond it the import is refused.</summary>
    public long MaxUncompressedBytes { get; init; } = 4L << 30;

    /// <summary>How many times larger than its compressed form a file may become, counted from 16 MB on. Default 250; 1 or more. Beyond it the import is refused as a bomb.</summary>
    public int MaxCompressionRatio { get; init; } = 250;

    /// <summary>Files that a folder or an archive may hold. Default 2,000; 1 or more.</summary>
    public int MaxFiles { get; init; } = 2_000;

    /// <summary>Columns of a table. Default 16,384 (a worksheet's own limit); 1 or more. Beyond it the file is refused.</summary>
    public int MaxColumns { get; init; } = 16_384;

    /// <summary>UTF-16 units of one cell. Default 1,000,000; 1 or more. A longer cell has its row rejected.</summary>
    public int MaxCellLength { get; init; } = 1_000_000;

    /// <summary>UTF-16 units of an id. Default 1,000; 1 or more. A longer id has its row rejected.</summary>
    public int MaxIdLength { get; init; } = 1_000;

    /// <summary>Bytes of a workbook, a JSON value or a document, which are read whole. Default 200 MB; 1 or more. Beyond it the file is refused.</summary>
    public int MaxWholeBytes { get; init; } = 200 << 20;

    /// <summary>UTF-16 units of a document's text. Default 2,000,000; 1 or more. Beyond it the file is refused.</summary>
    public int MaxDocumentLength { get; init; } = 2_000_000;

    /// <summary>Depth of nested JSON values, tags or folders. Default 64; 1 or more.</summary>
    public int MaxDepth { get; init; } = 64;
}
