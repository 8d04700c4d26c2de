using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary>Who may say a phrase: an organisation says "nous", a person "je".</summary>
internal enum Voice { Anyone, I, We }

/// <summary>A stretch of French with choices <c>[a|b]</c>, slots <c>{ville}</c> and at most one place <c>*</c> for another phrase.</summary>
/// <param name="Id">Names the frame: two texts that hold the same id share a frame, whatever was chosen or filled in.</param>
/// <param name="Voice">Who may say it.</param>
internal sealed partial class Phrase(int id, Voice voice, Phrase.Part[] parts)
{
    /// <summary>Names the frame.</summary>
    public int Id => id;

    /// <summary>Who may say it.</summary>
    public Voice Voice => voice;

    /// <summary>One part: a literal, a choice, a slot, or the place of the inner phrase.</summary>
    internal readonly record struct Part(string Text, string? Slot, Part[][]? Choices, bool Inner);

    /// <summary>Reads a phrase as written in the text files.</summary>
    /// <param name="id">Its frame.</param>
    /// <param name="source">The line.</param>
    /// <param name="synonyms">Words that may stand for each other wherever they stand.</param>
    /// <exception cref="FormatException">A bracket is not closed.</exception>
    public static Phrase Read(int id, string source, Synonyms synonyms)
    {
        var at = 0;
        var parts = ReadParts(source, ref at, synonyms, nested: false);
        return at == source.Length ? new(id, VoiceOf(source), parts) : throw new FormatException($"Unexpected '{source[at]}' in: {source}");
    }

    /// <summary>Writes one wording of the phrase.</summary>
    /// <param name="into">Where to write; what stands there decides on elision.</param>
    /// <param name="chance">Decides every choice.</param>
    /// <param name="slots">Fills the slots.</param>
    /// <param name="inner">Writes what stands at <c>*</c>.</param>
    public void Write(StringBuilder into, Chance chance, Slots slots, Action<StringBuilder>? inner = null) =>
        Write(parts, into, chance, slots, inner);

    static void Write(Part[] parts, StringBuilder into, Chance chance, Slots slots, Action<StringBuilder>? inner)
    {
        foreach (var part in parts)
        {
            if (part.Choices is { } choices) Write(choices[chance.Below(choices.Length)], into, chance, slots, inner);
            else if (part.Slot is { } slot) French.Append(into, slots.Fill(slot, chance));
            else if (part.Inner) inner?.Invoke(into);
            else French.Append(into, part.Text);
        }
    }

    static Voice VoiceOf(string source)
    {
        var words = SlotNames().Replace(source, " ");
        return Singular().IsMatch(words) ? Voice.I : Plural().IsMatch(words) ? Voice.We : Voice.Anyone;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex SlotNames();

    [GeneratedRegex(@"\b(je|j'|me|m'|mon|ma|mes|moi)(?<=')|\b(je|me|mon|ma|mes|moi)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Singular();

    [GeneratedRegex(@"\b(nous|notre|nos)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plural();

    static Part[] ReadParts(string source, ref int at, Synonyms synonyms, bool nested)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        void Flush()
        {
            if (literal.Length == 0) return;
            parts.AddRange(synonyms.Split(literal.ToString()));
            literal.Clear();
        }

        while (at < source.Length)
        {
            var c = source[at];
            if (nested && c is '|' or ']') break;
            at++;
            switch (c)
            {
                case '{':
                    Flush();
                    var end = source.IndexOf('}', at);
                    if (end < 0) throw new FormatException($"Slot not closed in: {source}");
                    parts.Add(new("", source[at..end], null, false));
                    at = end + 1;
                    break;
                case '[':
                    Flush();
                    var choices = new List<Part[]>();
                    do choices.Add(ReadParts(source, ref at, synonyms, nested: true));
                    while (at < source.Length && source[at++] == '|');
                    if (source[at - 1] != ']') throw new FormatException($"Choice not closed in: {source}");
                    parts.Add(new("", null, [.. choices], false));
                    break;
                case '*':
                    Flush();
                    parts.Add(new("", null, null, true));
                    break;
                default:
                    literal.Append(c);
                    break;
            }
        }
        Flush();
        return [.. parts];
    }
}
