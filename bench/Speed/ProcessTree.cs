using System.Globalization;

namespace SynthesisPipeline.Speed;

/// <summary>What a command and all it started have used so far, as the kernel counts it.</summary>
/// <param name="ResidentBytes">Memory held now, shared pages counted once a process.</param>
/// <param name="ReadBytes">Bytes read from files, cached or not.</param>
/// <param name="WrittenBytes">Bytes written to files.</param>
/// <param name="ProcessorSeconds">Time on a processor, user and system.</param>
sealed record TreeUse(long ResidentBytes, long ReadBytes, long WrittenBytes, double ProcessorSeconds);

/// <summary>Reads <c>/proc</c> for a process and its descendants.</summary>
static class ProcessTree
{
    const double TicksASecond = 100;

    /// <summary>Measures the tree under a process; null once it is gone.</summary>
    public static TreeUse? Measure(int root)
    {
        var all = Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)).Where(n => int.TryParse(n, CultureInfo.InvariantCulture, out _))
            .Select(n => Stat(n)).OfType<Process>().ToDictionary(p => p.Id);
        if (!all.ContainsKey(root)) return null;
        var mine = new HashSet<int> { root };
        // a parent may come after its child: as many rounds as the tree is deep
        while (all.Values.Count(p => mine.Contains(p.Parent) && mine.Add(p.Id)) > 0) { }
        long read = 0, written = 0;
        foreach (var id in mine)
            foreach (var line in Lines($"/proc/{id}/io"))
                if (line.StartsWith("rchar:", StringComparison.Ordinal)) read += Number(line[6..]);
                else if (line.StartsWith("wchar:", StringComparison.Ordinal)) written += Number(line[6..]);
        return new(mine.Sum(id => all[id].Resident), read, written, mine.Sum(id => all[id].Seconds));
    }

    static Process? Stat(string id)
    {
        var text = string.Concat(Lines($"/proc/{id}/stat"));
        // the name stands in parentheses and may hold spaces
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 22 ? null
            : new((int)Number(id), (int)Number(fields[1]), Number(fields[21]) * Environment.SystemPageSize, (Number(fields[11]) + Number(fields[12])) / TicksASecond);
    }

    static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // ended meanwhile, or another user's
        }
    }

    static long Number(string text) => long.Parse(text.Trim(), CultureInfo.InvariantCulture);

    sealed record Process(int Id, int Parent, long Resident, double Seconds);
}
