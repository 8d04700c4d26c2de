using System.IO.Compression;
using System.Xml;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads workshop reports: one document is one contribution, its lists kept as lines.</summary>
static class Documents
{
    const string SectionMark = "### ";

    /// <summary>Reads a document; a plain text with sections that begin by <c>### id</c> gives one report a section.</summary>
    /// <returns>Each report with the line where it begins.</returns>
    /// <exception cref="ImportException">It cannot be read, holds no text, or too much.</exception>
    public static IEnumerable<(int Line, Contribution Report)> Read(InputFile file, string prefix, ImportOptions options, Action<string> warn)
    {
        if (file.Extension is ".txt" or "" && Sections(file, prefix, options, warn) is { Count: > 1 } sections) return sections;
        var body = BodyOf(file, options, warn);
        return [(1, Report(file, prefix + file.Stem, body, options))];
    }

    static Contribution Report(InputFile file, string id, SourceText body, ImportOptions options)
    {
        if (string.IsNullOrWhiteSpace(body.Plain)) throw new ImportException($"« {Shown.Name(file.Name)} » ne contient pas de texte (document numérisé ?) : donnez une version avec du texte.");
        if (body.Raw.Length > options.MaxDocumentLength) throw new ImportException($"« {Shown.Name(file.Name)} » compte {body.Raw.Length} caractères, plus que les {options.MaxDocumentLength} admis pour un compte rendu : découpez-le.");
        if (Ids.Fault(id, options) is { } fault) throw new ImportException($"« {Shown.Name(file.Name)} » : {fault} Renommez le fichier.");
        return new() { Id = new(id), Kind = ContributionKind.WorkshopReport, Body = body };
    }

    static SourceText BodyOf(InputFile file, ImportOptions options, Action<string> warn)
    {
        switch (file.Extension)
        {
            case ".docx": return Parsed(file, options, bytes => DocxText.Read(bytes, new ByteBudget(PartBounds(options)), file.Name, options.MaxDocumentLength));
            case ".odt": return Parsed(file, options, bytes => OdtText.Read(bytes, new ByteBudget(PartBounds(options)), file.Name, options.MaxDocumentLength));
            case ".pdf": return Parsed(file, options, bytes => PdfText.Read(bytes, options));
            case ".html" or ".htm": return BodyText.Of(WholeText(file, options, warn), false, out _);
            default: return SourceText.Same(WholeText(file, options, warn));
        }
    }

    // one text of a document's XML is held whole
    static ImportOptions PartBounds(ImportOptions options) => options with { MaxUncompressedBytes = Math.Min(options.MaxUncompressedBytes, options.MaxWholeBytes) };

    static SourceText Parsed(InputFile file, ImportOptions options, Func<MemoryStream, string> read)
    {
        try
        {
            return SourceText.Same(read(WholeFile.Read(file, options)).Replace("\0", "", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or UnreadablePdfException)
        {
            throw new ImportException($"« {Shown.Name(file.Name)} » est abîmé, chiffré ou n'est pas un document {file.Extension} : enregistrez-le de nouveau.", e);
        }
    }

    static string WholeText(InputFile file, ImportOptions options, Action<string> warn)
    {
        using var text = Encodings.Of(file, warn).Open(file);
        var buffer = new char[options.MaxDocumentLength + 1];
        var length = text.ReadBlock(buffer);
        if (length > options.MaxDocumentLength) throw new ImportException($"« {Shown.Name(file.Name)} » dépasse les {options.MaxDocumentLength} caractères admis pour un compte rendu : découpez-le (une ligne « ### nom » avant chaque partie suffit).");
        if (buffer.AsSpan(0, length).Contains('\0')) throw new ImportException($"« {Shown.Name(file.Name)} » contient des caractères nuls (U+0000) : ce n'est pas un texte.");
        return new(buffer, 0, length);
    }

    static List<(int, Contribution)>? Sections(InputFile file, string prefix, ImportOptions options, Action<string> warn)
    {
        using var text = Encodings.Of(file, _ => { }).Open(file);
        var read = new BoundedLines(text, options.MaxDocumentLength);
        var sections = new List<(int, Contribution)>();
        var lines = new List<string>();
        string? id = null;
        int number = 0, began = 0;
        var length = 0L;
        void Close()
        {
            if (id is not null && lines.Exists(l => !string.IsNullOrWhiteSpace(l)))
                sections.Add((began, Report(file, prefix + id, SourceText.Same(string.Join('\n', lines)), options)));
            lines.Clear();
            length = 0;
        }
        while (read.Next() is { } line)
        {
            number++;
            length += line.Length;
            // the reading of it as one text says so in a sentence
            if (read.IsTooLong || length > options.MaxDocumentLength) return null;
            if (line.StartsWith(SectionMark, StringComparison.Ordinal))
            {
                Close();
                (id, began) = (line[SectionMark.Length..].Trim(), number);
            }
            else if (id is null && line.Trim().Length > 0) return null;
            else lines.Add(line);
        }
        Close();
        if (sections.Count > 1) warn($"« {Shown.Name(file.Name)} » : {Shown.Count(sections.Count, "partie annoncée", "parties annoncées")} par « ### », chacune lue comme un compte rendu.");
        return sections;
    }
}
