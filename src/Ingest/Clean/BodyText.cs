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
    /// <param name="reading">What was found beside the text.</param>
    public static SourceText Of(string raw, out BodyReading reading)
    {
        reading = new([], false);
        return SourceText.Same(raw);
    }

    /// <summary>Reduces a title to plain text on one line.</summary>
    public static string Title(string raw) => Of(raw, out _).Plain.Trim();
}
