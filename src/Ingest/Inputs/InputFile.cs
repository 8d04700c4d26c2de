namespace SynthesisPipeline.Ingest;

/// <summary>One file to read, wherever it stands: on disk, in an archive, compressed or not.</summary>
/// <param name="Name">Its name inside its folder or archive, as people know it (<c>votes.csv.gz</c>).</param>
/// <param name="Open">Opens its uncompressed bytes from the start; may be called again.</param>
sealed record InputFile(string Name, Func<Stream> Open)
{
    /// <summary>Its name without folders.</summary>
    public string BaseName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Its extension in lower case without <c>.gz</c>, with the full stop; empty where none.</summary>
    public string Extension => Path.GetExtension(WithoutGz).ToLowerInvariant();

    /// <summary>Its name without folders and extensions.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(WithoutGz);

    /// <summary>Whether it may hold a table.</summary>
    public bool MayBeTable => Extension is ".csv" or ".tsv" or ".tab" or ".xlsx" or ".xlsm" or ".json" or ".jsonl" or ".ndjson" or "";

    /// <summary>Whether it may be a document: one workshop report.</summary>
    public bool MayBeDocument => Extension is ".docx" or ".odt" or ".md" or ".markdown" or ".txt" or ".html" or ".htm" or ".pdf";

    string WithoutGz => BaseName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? BaseName[..^3] : BaseName;
}
