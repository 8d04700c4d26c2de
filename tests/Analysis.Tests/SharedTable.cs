using System.IO.Compression;
using System.Text;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Reads the tables of the development data.</summary>
static class SharedTable
{
    /// <summary>Reads the rows of a shared CSV file by the names of their columns.</summary>
    public static List<Dictionary<string, string>> Rows(string name)
    {
        var path = SharedData.Need(name);
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        var cells = Cells(reader.ReadToEnd());
        return [.. cells.Skip(1).Where(r => r.Count > 1 || r[0].Length > 0)
            .Select(r => cells[0].Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i < r.Count ? r[x.i] : "", StringComparer.Ordinal))];
    }

    static List<List<string>> Cells(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == ',') EndCell();
            else if (c == '\n') { EndCell(); rows.Add(row); row = []; }
            else if (c != '\r') cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0) { EndCell(); rows.Add(row); }
        return rows;

        void EndCell() { row.Add(cell.ToString()); cell.Clear(); }
    }
}
