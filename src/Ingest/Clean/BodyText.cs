using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>What reading a body found beside its text.</summary>
/// <param name="Links">Addresses its HTML linked to, in order, each once.</param>
/// <param name="Mojibake">Whether its characters had been encoded twice.</param>
readonly record struct BodyReading(ImmutableArray<string> Links, bool Mojibake);

/// <summary>Reduces a cell to the text people read, with the way back to the raw cell.</summary>
static class BodyText
{
    /// <summary>Reduces a body.</summary>
    /// <param name="raw">The cell untouched.</param>
    /// <param name="lowQuotesAreCommas">Whether U+201A stands for a comma.</param>
    /// <param name="reading">What was found beside the text.</param>
    public static SourceText Of(string raw, bool lowQuotesAreCommas, out BodyReading reading)
    {
        var repair = Mojibake.Of(raw);
        reading = new([], repair is not null);
        var text = repair?.Text ?? raw;
        if (lowQuotesAreCommas) text = text.Replace('\u201A', ',');
        if (ReferenceEquals(text, raw) && raw.AsSpan().IndexOfAny('<', '&') < 0) return SourceText.Same(raw);
        var plain = new PlainText();
        reading = reading with { Links = Html.Reduce(text, plain, repair is null ? null : (start, length) => Place(repair, start, length)) };
        return plain.ToSource(raw);
    }

    /// <summary>Reduces a title to plain text.</summary>
    public static string Title(string raw) => Of(raw, false, out _).Plain.Trim();

    static (int Start, int Length) Place(Mojibake.Repair repair, int start, int length)
    {
        var last = start + length - 1;
        return (repair.Start[start], repair.Start[last] + repair.Length[last] - repair.Start[start]);
    }
}
