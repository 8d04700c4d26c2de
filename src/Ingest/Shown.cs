namespace SynthesisPipeline.Ingest;

/// <summary>Cuts what comes from a file before a person reads it in a message.</summary>
static class Shown
{
    /// <summary>A name or an id, at most 80 units, on one line.</summary>
    public static string Name(string name) => Cut(name, 80);

    /// <summary>A cell, at most 200 units, on one line, never half a character.</summary>
    public static string Cell(string cell) => Cut(cell, 200);

    /// <summary>A list of names: the first ones and how many more.</summary>
    public static string List(IReadOnlyList<string> names, int most = 5) =>
        string.Join(", ", names.Take(most).Select(n => Cut(n, 40))) + (names.Count > most ? " et " + Count(names.Count - most, "autre", "autres") : "");

    /// <summary>A count with its noun: the singular under two.</summary>
    public static string Count(long count, string one, string many) => $"{count} {(count < 2 ? one : many)}";

    static string Cut(string text, int most)
    {
        if (text.Length > most)
        {
            var end = most - 1;
            if (char.IsHighSurrogate(text[end - 1])) end--;
            text = text[..end] + "…";
        }
        return text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 ? text
            : string.Create(text.Length, text, (span, from) => { for (var i = 0; i < span.Length; i++) span[i] = from[i] < ' ' ? ' ' : from[i]; });
    }
}
