using System.Collections.Immutable;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A text as it is published, and the way there from the text that was read.</summary>
/// <param name="Text">What is published.</param>
/// <param name="Changes">Stretches that were replaced, ascending: where in the text that was read, where in the published one.</param>
public sealed record MaskedText(string Text, ImmutableArray<(TextSpan Source, TextSpan Shown)> Changes)
{
    /// <summary>Replaces stretches of a text, and what no file can carry, whether it was asked for or not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="masks">Stretches with what stands in their place, ascending and apart from one another.</param>
    public static MaskedText Of(string text, IEnumerable<(TextSpan Span, string Shown)> masks)
    {
        var all = masks.Concat(Unfit(text)).OrderBy(m => m.Span.Start).ThenByDescending(m => m.Span.Length).ToList();
        if (all.Count == 0) return new(text, []);
        var shown = new StringBuilder(text.Length);
        var changes = ImmutableArray.CreateBuilder<(TextSpan, TextSpan)>(all.Count);
        var at = 0;
        foreach (var (span, replacement) in all)
        {
            if (span.Start < at) continue;
            shown.Append(text, at, span.Start - at);
            changes.Add((span, new(shown.Length, replacement.Length)));
            shown.Append(replacement);
            at = span.End;
        }
        shown.Append(text, at, text.Length - at);
        return new(shown.ToString(), changes.ToImmutable());
    }

    /// <summary>Gives where a stretch of the text that was read stands in the published one: what touches a mask holds it whole.</summary>
    public TextSpan Map(TextSpan source)
    {
        if (Changes.IsEmpty) return source;
        int start = Place(source.Start, atEnd: false), end = Place(source.End, atEnd: true);
        return new(start, Math.Max(0, end - start));
    }

    int Place(int unit, bool atEnd)
    {
        var shift = 0;
        foreach (var (source, shown) in Changes)
        {
            if (unit <= source.Start) break;
            if (unit < source.End) return atEnd ? shown.End : shown.Start;
            shift = shown.End - source.End;
        }
        return unit + shift;
    }

    /// <summary>Characters that XML and readers of tables refuse, ends of line of other systems, and an apostrophe that would be taken for a guard.</summary>
    static IEnumerable<(TextSpan Span, string Shown)> Unfit(string text)
    {
        if (text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\'', ..]) yield return (new(0, 1), "’");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r') yield return (new(i, 1), i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or '\u007F' || (c < ' ' && c is not ('\n' or '\t'))) yield return (new(i, 1), "");
        }
    }
}
