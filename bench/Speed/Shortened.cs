namespace SynthesisPipeline.Speed;

/// <summary>A table without its last hundredth of records: what was there before one per cent came in.</summary>
static class Shortened
{
    /// <summary>Name of the step among those that prepare a scenario; the table and the shorter one follow.</summary>
    public const string Step = "shorten";

    /// <summary>Writes the header and the first 99 % of the records.</summary>
    public static void Write(string table, string shorter)
    {
        var text = File.ReadAllText(table);
        var ends = new List<int>();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted; // a doubled quote turns twice
            else if (text[i] == '\n' && !quoted) ends.Add(i + 1);
        }
        File.WriteAllText(shorter, text[..ends[ends.Count * 99 / 100]]);
    }
}
