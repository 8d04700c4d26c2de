using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Checks the files of an analysis for what the contract asks of their form; every figure must be 1.</summary>
static partial class OutputChecks
{
    const string Section = "formats";
    static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Checks a folder.</summary>
    public static IEnumerable<Figure> Of(string folder, Findings findings)
    {
        foreach (var (file, columns) in FindingsFiles.Tables)
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path) && FindingsFiles.OnlyWithVoteRows.Contains(file)) continue;
            yield return Check($"{file}: UTF-8, RFC 4180, columns in order, no NUL nor U+FFFD", () => IsTable(path, columns));
        }
        foreach (var figure in Run(Path.Combine(folder, "run.json"), folder, findings)) yield return figure;
        yield return Check("synthesis.xlsx: no formula, no outside link", () => IsClosed(Path.Combine(folder, "synthesis.xlsx")));
        yield return Check("synthesis.docx: no outside link", () => IsClosed(Path.Combine(folder, "synthesis.docx")));
        yield return Check("synthesis.html: names its language, loads nothing, no script", () => IsSelfContained(Path.Combine(folder, "synthesis.html")));
    }

    static bool IsTable(string path, IReadOnlyList<string> columns)
    {
        var bytes = File.ReadAllBytes(path);
        var text = s_strict.GetString(bytes);
        if (text.StartsWith('\uFEFF') || text.Contains('\0') || text.Contains('\uFFFD')) return false;
        var read = 0;
        foreach (var record in CsvText.Records(text))
            if (read++ == 0 ? !record.SequenceEqual(columns) : record.Length != columns.Count) return false;
        return read > 0;
    }

    static IEnumerable<Figure> Run(string path, string folder, Findings findings)
    {
        if (!File.Exists(path))
        {
            yield return new(Section, "run.json: present", 0, 1, Note: "must be 1");
            yield break;
        }
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var counts = json.RootElement.GetProperty("counts");
        long Count(string name) => counts.GetProperty(name).GetInt64();
        var rejected = CsvText.Rows(File.ReadAllText(Path.Combine(folder, "rejects.csv"))).Select(r => (r["file"], r["line"])).Distinct().Count();
        yield return Check("run.json: read adds up", () => Count("read") == Count("contributions") + Count("votes") + Count("set_aside") + Count("rejected"));
        yield return Check("run.json: contributions are those of the coverage", () => Count("contributions") == findings.Coverage.Select(l => l.Contribution).Distinct().Count());
        yield return Check("run.json: rejected are those of rejects.csv", () => Count("rejected") == rejected);
        yield return Check("run.json: counts equal the rows written", () => Count("topics") == findings.Topics.Topics.Length
            && Count("agreement") == findings.Draft.Points.Length && Count("controversies") == findings.Controversies.Length && Count("duplicates") == findings.Duplicates.Length);
        yield return Check("run.json: ends add up", () => json.RootElement.GetProperty("ends").EnumerateObject().Sum(e => e.Value.GetInt64()) == Count("contributions"));
    }

    static bool IsClosed(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return package.Entries.All(entry =>
        {
            if (!entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && !entry.FullName.EndsWith(".rels", StringComparison.Ordinal)) return true;
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            return !text.Contains("TargetMode=\"External\"", StringComparison.Ordinal) && !FormulaElement().IsMatch(text);
        });
    }

    static bool IsSelfContained(string path)
    {
        var page = File.ReadAllText(path);
        return page.Contains("<html lang=\"", StringComparison.Ordinal) && !Loads().IsMatch(page);
    }

    static Figure Check(string name, Func<bool> holds)
    {
        bool result;
        try
        {
            result = holds();
        }
        catch (Exception error) when (error is IOException or FormatException or DecoderFallbackException or KeyNotFoundException or InvalidDataException)
        {
            return new(Section, name, 0, 1, Note: "must be 1");
        }
        return new(Section, name, result ? 1 : 0, 1, Note: "must be 1");
    }

    [GeneratedRegex("<(x:)?f[ >]")]
    private static partial Regex FormulaElement();

    [GeneratedRegex("<script|<link|<iframe|<object|<embed|@import|url\\(|\\s(src|srcset|poster)=|href=\"(?!#)", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
