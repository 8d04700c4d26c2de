using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>What is written under any separator, quoting and character set is read back the same.</summary>
public class RoundTripTests
{
    /// <summary>One way to write a table.</summary>
    public sealed record Writing(char Separator, bool QuoteAll, string NewLine, Encoding Encoding, string Ending);

    static readonly string[] Units = ["a", "é", "Œ", "’", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", " ", "'", "=1+1", "0", "-", "«", "»", "€", "\\", "&", "#", "mot", "ÿ"];

    static Gen<string> Texts => Gen.Elements(Units).ListOf().Select(parts => string.Concat(parts));

    static Gen<Writing> Writings =>
        from separator in Gen.Elements(',', ';', '\t', '|')
        from quoteAll in Gen.Elements(true, false)
        from newLine in Gen.Elements("\n", "\r\n")
        from encoding in Gen.Elements<Encoding>(new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), CodePagesEncodingProvider.Instance.GetEncoding(1252)!) // part of the runtime
        from ending in Gen.Elements(".csv", ".csv.gz", ".zip")
        select new Writing(separator, quoteAll, newLine, encoding, ending);

    [Property(MaxTest = 150)]
    public Property A_table_reads_back_as_it_was_written() => Prop.ForAll(Writings.ToArbitrary(), Texts.ListOf(6).ToArbitrary(), (writing, texts) =>
    {
        using var scratch = new Scratch();
        var rows = texts.Select((text, i) => (Id: $"n° {i}", Title: $"Titre é {i}", Body: "x" + text)).ToList();
        var path = scratch.Write("table" + writing.Ending, Pack(Write(writing, rows), writing.Ending));

        var result = scratch.Read(path);

        return result.Counts == new ImportCounts(rows.Count, rows.Count, 0, 0, 0)
            && result.Contributions.Select(c => (c.Id.Value, c.Title, c.Body.Raw)).SequenceEqual(rows);
    });

    [Property(MaxTest = 100)]
    public Property A_json_list_or_lines_read_back_as_they_were_written() => Prop.ForAll(Gen.Elements("x.json", "x.jsonl", "x.jsonl.gz").ToArbitrary(), Texts.ListOf(6).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (name, texts, escaped) =>
    {
        using var scratch = new Scratch();
        var rows = texts.Select((text, i) => (Id: $"n° {i}", Title: $"Titre é {i}", Body: "x" + text)).ToList();
        var options = new JsonSerializerOptions { Encoder = escaped ? null : System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var items = rows.Select(r => JsonSerializer.Serialize(new { id = r.Id, title = r.Title, body = r.Body }, options)).ToList();
        var json = name == "x.json" ? "[" + string.Join(",\n", items) + "]" : string.Concat(items.Select(i => i + "\n"));
        var path = scratch.Write(name, Pack(Encoding.UTF8.GetBytes(json), name.EndsWith(".gz", StringComparison.Ordinal) ? ".csv.gz" : ""));

        var result = scratch.Read(path);

        return result.Counts == new ImportCounts(rows.Count, rows.Count, 0, 0, 0) && result.Contributions.Select(c => (c.Id.Value, c.Title, c.Body.Raw)).SequenceEqual(rows);
    });

    [Property(MaxTest = 15)]
    public Property A_workbook_reads_back_as_it_was_written() => Prop.ForAll(Texts.ListOf(5).ToArbitrary(), texts =>
    {
        using var scratch = new Scratch();
        // a workbook keeps one line break for both, and no white space at the ends is lost
        var rows = texts.Select((text, i) => (Id: $"n° {i}", Title: $"Titre é {i}", Body: "x" + text.ReplaceLineEndings("\n"))).ToList();
        var path = Path.Combine(scratch.Folder, "x.xlsx");
        using (var book = new ClosedXML.Excel.XLWorkbook())
        {
            var sheet = book.AddWorksheet("Réponses");
            foreach (var (cells, line) in rows.Select((r, i) => (new[] { r.Id, r.Title, r.Body }, i + 2)).Prepend((["id", "title", "body"], 1)))
                for (var c = 0; c < cells.Length; c++) sheet.Cell(line, c + 1).SetValue(cells[c]);
            book.SaveAs(path);
        }

        var result = scratch.Read(path);

        return result.Counts == new ImportCounts(rows.Count, rows.Count, 0, 0, 0) && result.Contributions.Select(c => (c.Id.Value, c.Title, c.Body.Raw.ReplaceLineEndings("\n"))).SequenceEqual(rows);
    });

    [Property(MaxTest = 300)]
    public Property Random_bytes_are_read_or_refused_never_more(byte[] bytes) => Prop.ForAll(Gen.Elements("x.csv", "x.csv.gz", "x.zip", "x.xlsx", "x.json", "x.jsonl", "x.docx", "x.odt", "x.pdf", "x.html", "x.txt", "x").ToArbitrary(), name =>
    {
        using var scratch = new Scratch();
        // half of them begin like a table, so that the reader gets beyond the header
        var start = bytes.Length % 2 == 0 ? "id;body;created_at;votes_agree\n"u8.ToArray() : [];
        var path = scratch.Write(name, [.. start, .. bytes]);
        try
        {
            var result = scratch.Read(path);
            return result.Counts.AddsUp && result.Counts.Rejected == result.Rejects.Select(r => (r.File, r.Line)).Distinct().Count();
        }
        catch (ImportException refusal)
        {
            return refusal.Message.Length is > 0 and <= 400 && !refusal.Message.Contains('\n');
        }
    });

    static byte[] Write(Writing writing, List<(string Id, string Title, string Body)> rows)
    {
        string Cell(string text) => writing.QuoteAll || text.AsSpan().IndexOfAny([writing.Separator, '"', '\n', '\r']) >= 0
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
        var lines = rows.Select(r => string.Join(writing.Separator, Cell(r.Id), Cell(r.Title), Cell(r.Body))).Prepend(string.Join(writing.Separator, "id", "title", "body"));
        return [.. writing.Encoding.GetPreamble(), .. writing.Encoding.GetBytes(string.Concat(lines.Select(l => l + writing.NewLine)))];
    }

    static byte[] Pack(byte[] bytes, string ending)
    {
        using var packed = new MemoryStream();
        if (ending == ".csv.gz")
            using (var gz = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true)) gz.Write(bytes);
        else if (ending == ".zip")
            using (var zip = new System.IO.Compression.ZipArchive(packed, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            using (var entry = zip.CreateEntry("dossier/contributions.csv").Open()) entry.Write(bytes);
        else return bytes;
        return packed.ToArray();
    }
}
