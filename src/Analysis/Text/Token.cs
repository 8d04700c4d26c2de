namespace SynthesisPipeline.Analysis;

/// <summary>One word in a text, in eight bytes: a million contributions have seventy millions.</summary>
/// <param name="start">First UTF-16 unit in <see cref="PreparedText.Plain"/>, in [0, <see cref="MostStart"/>].</param>
/// <param name="length">Units, in [0, <see cref="MostLength"/>].</param>
/// <param name="word">Its place in the corpus's <see cref="Vocabulary"/>, in [0, <see cref="MostWord"/>].</param>
public readonly struct Token(int start, int length, int word) : IEquatable<Token>
{
    const int StartAt = 41, LengthAt = 26;

    /// <summary>Last unit at which a word may begin: what stands further in a text of eight million letters is no word.</summary>
    public const int MostStart = (1 << (64 - StartAt)) - 1;

    /// <summary>Units of the longest word: a longer run of letters is none.</summary>
    public const int MostLength = (1 << (StartAt - LengthAt)) - 1;

    /// <summary>Highest number of a word: a corpus has at most 67 million distinct ones.</summary>
    public const int MostWord = (1 << LengthAt) - 1;

    readonly ulong _packed = (ulong)start << StartAt | (ulong)length << LengthAt | (uint)word;

    /// <summary>First UTF-16 unit in <see cref="PreparedText.Plain"/>.</summary>
    public int Start => (int)(_packed >> StartAt);

    /// <summary>Units.</summary>
    public int Length => (int)(_packed >> LengthAt) & MostLength;

    /// <summary>Its place in the corpus's <see cref="Vocabulary"/>.</summary>
    public int Word => (int)_packed & MostWord;

    /// <summary>Tells whether a stretch of a text can be a word.</summary>
    public static bool Fits(TextSpan span) => span.Start <= MostStart && span.Length <= MostLength;

    /// <inheritdoc/>
    public bool Equals(Token other) => _packed == other._packed;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Token other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _packed.GetHashCode();

    /// <summary>Compares place and word.</summary>
    public static bool operator ==(Token left, Token right) => left.Equals(right);

    /// <summary>Compares place and word.</summary>
    public static bool operator !=(Token left, Token right) => !left.Equals(right);
}
