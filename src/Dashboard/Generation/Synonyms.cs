namespace SynthesisPipeline.Dashboard;

/// <summary>Words of one gender, number and initial sound which may replace each other without touching their neighbours.</summary>
internal sealed class Synonyms
{
    readonly Dictionary<string, List<(string Words, string[] Others)>> byFirstWord = new(StringComparer.Ordinal);

    /// <summary>Nothing may be replaced.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>Reads one set a line, <c>|</c> between its members.</summary>
    public Synonyms(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var all = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (var words in all)
            {
                var others = Array.FindAll(all, other => other == words || French.Elides(other) == French.Elides(words));
                if (others.Length < 2) continue;
                var first = words.Split(' ')[0];
                if (!byFirstWord.TryGetValue(first, out var entries)) byFirstWord[first] = entries = [];
                entries.Add((words, others));
                entries.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
            }
        }
    }

    /// <summary>Parts a literal where it holds such words: each becomes a choice.</summary>
    public IEnumerable<Phrase.Part> Split(string text)
    {
        int from = 0, at = 0;
        while (at < text.Length)
        {
            var boundary = at == 0 || !char.IsLetter(text[at - 1]) && text[at - 1] is not ('-' or '\'');
            if (boundary && Longest(text, at) is { } found)
            {
                if (at > from) yield return Literal(text[from..at]);
                yield return new("", null, [.. found.Others.Select(other => new[] { Literal(other) })], false);
                from = at += found.Words.Length;
            }
            else at++;
        }
        if (from < text.Length) yield return Literal(text[from..]);
    }

    (string Words, string[] Others)? Longest(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '-' or '\'')) end++;
        if (end == at || !byFirstWord.TryGetValue(text[at..end], out var entries)) return null;
        foreach (var entry in entries)
        {
            var last = at + entry.Words.Length;
            if (last <= text.Length && string.CompareOrdinal(text, at, entry.Words, 0, entry.Words.Length) == 0
                && (last == text.Length || !char.IsLetter(text[last]) && text[last] != '-'))
                return entry;
        }
        return null;
    }

    static Phrase.Part Literal(string text) => new(text, null, null, false);
}
