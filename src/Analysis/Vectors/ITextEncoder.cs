namespace SynthesisPipeline.Analysis;

/// <summary>Turns a text into a vector: the slot that the static French table and any sentence encoder fill.</summary>
public interface ITextEncoder
{
    /// <summary>Name and version, stored with the run.</summary>
    string Name { get; }

    /// <summary>Length of a vector.</summary>
    int Dimensions { get; }

    /// <summary>Encodes one text alone: the result doesn't depend on other texts nor on threads.</summary>
    /// <param name="text">Any text, plain.</param>
    /// <param name="vector"><see cref="Dimensions"/> floats, overwritten: unit length, or all zero when the text has no known word.</param>
    void Encode(string text, Span<float> vector);
}
