using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes a stored run as files: the workbook, the readable synthesis, the tables of the contract.</summary>
public static class RunFiles
{
    /// <summary>Formats that can be asked for.</summary>
    public static readonly ImmutableArray<string> Formats = ["xlsx", "docx", "html", "csv"];

    /// <summary>Writes the files of the formats asked for, all at once.</summary>
    /// <returns>How many files.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static int Write(string folder, StoredRun run, IReadOnlyCollection<string> formats, CancellationToken cancel)
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
        var digests = formats.Where(f => f != "csv").ToList();
        if (digests.Count > 0)
        {
            var content = MakeDigest.Of(run.Corpus, run.Findings, run.Record);
            foreach (var format in digests)
            {
                cancel.ThrowIfCancellationRequested();
                using var stream = Open($"synthesis.{format}");
                WriteDigest(stream, content, format);
            }
        }
        output.Commit(formats.Contains("csv") ? FindingsFiles.OnlyWithVoteRows : []);
        return files;
    }

    /// <summary>Writes one readable form.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="content">What it says.</param>
    /// <param name="format">xlsx, docx or html.</param>
    public static void WriteDigest(Stream stream, DigestContent content, string format)
    {
        switch (format)
        {
            case "xlsx": Workbook.Write(stream, content); break;
            case "docx": WordDocument.Write(stream, content); break;
            case "html": HtmlDocument.Write(stream, content); break;
            default: throw new ArgumentException($"Format {format}: expected xlsx, docx or html", nameof(format));
        }
    }
}
