using System.Text;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A generated concertation in a folder of its own, read back as anyone would read it; gone after the test.</summary>
public sealed class GeneratedFolder : IDisposable
{
    /// <summary>Generates and reads.</summary>
    public GeneratedFolder(int contributions, int seed)
    {
        Votes = Generation.Write(contributions, seed, Folder, progress: null, TestContext.Current.CancellationToken);
        Contributions = Read("contributions.csv");
        Ballots = Read("votes.csv");
        Gold = Read("gold.csv");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("generate-").FullName;

    public long Votes { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Contributions { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Ballots { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Gold { get; }

    /// <summary>Ids that copy another contribution, or are copied by a campaign.</summary>
    public HashSet<string> Planted() =>
        [.. Gold.Where(row => row["task"] is "campaign" or "near").Select(row => row["id"])];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    List<IReadOnlyDictionary<string, string>> Read(string file)
    {
        using var records = Records(File.ReadAllText(Path.Combine(Folder, file))).GetEnumerator();
        Assert.True(records.MoveNext());
        var header = records.Current;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (records.MoveNext())
        {
            var cells = records.Current;
            Assert.Equal(header.Count, cells.Count);
            rows.Add(Enumerable.Range(0, header.Count).ToDictionary(i => header[i], i => cells[i], StringComparer.Ordinal));
        }
        return rows;
    }

    /// <summary>Parts a table into cells by RFC 4180.</summary>
    static IEnumerable<List<string>> Records(string text)
    {
        var record = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n')) cell.Append(c);
            else
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                yield return record;
                record = [];
            }
        }
    }
}
