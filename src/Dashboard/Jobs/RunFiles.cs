using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes a stored run as files: the workbook, the readable synthesis, the tables of the contract.</summary>
public static class RunFiles
{
    /// <summary>Formats that can be asked for.</summary>
    public static readonly ImmutableArray<string> Formats = ["xlsx", "docx", "html", "csv", "ods", "odt"];

    /// <summary>Formats written when none is asked for: those that need no other program.</summary>
    public static readonly ImmutableArray<string> Usual = ["xlsx", "docx", "html", "csv"];

    /// <summary>Writes the files of the formats asked for, all at once.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="run">What the tables say.</param>
    /// <param name="issued">What the readable forms say.</param>
    /// <param name="formats">Of <see cref="Formats"/>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many files.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UserException">A format needs LibreOffice, which is not there.</exception>
    public static async Task<int> WriteAsync(string folder, StoredRun run, IssuedDigest issued, IReadOnlyCollection<string> formats, CancellationToken cancel)
    {
        using var output = new OutputFolder(folder);
        var files = 0;
        Stream Open(string name)
        {
            files++;
            return output.Create(name);
        }
        if (formats.Contains("csv"))
        {
            FindingsFiles.Write(Open, run.Corpus, run.Findings, run.Record);
            using var json = Open("run.json");
            RunJson.Write(json, run.Corpus, run.Findings, run.Record);
        }
        foreach (var format in formats.Where(f => f != "csv"))
        {
            cancel.ThrowIfCancellationRequested();
            await using var stream = Open($"synthesis.{format}");
            await stream.WriteAsync(await DigestAsync(issued.Content, format, cancel), cancel);
        }
        output.Commit(formats.Contains("csv") ? FindingsFiles.OnlyWithVoteRows : []);
        return files;
    }

    /// <summary>Writes one readable form.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="format">xlsx, docx, html; ods and odt where LibreOffice is installed.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<byte[]> DigestAsync(DigestContent content, string format, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        switch (format)
        {
            case "xlsx" or "ods": Workbook.Write(file, content); break;
            case "docx" or "odt": WordDocument.Write(file, content); break;
            case "html": HtmlDocument.Write(file, content); break;
            default: throw new ArgumentException($"Format {format}: expected xlsx, docx, html, ods or odt", nameof(format));
        }
        return format switch
        {
            "ods" => await LibreOffice.ConvertAsync(file.ToArray(), "xlsx", "ods", cancel),
            "odt" => await LibreOffice.ConvertAsync(file.ToArray(), "docx", "odt", cancel),
            _ => file.ToArray(),
        };
    }
}
