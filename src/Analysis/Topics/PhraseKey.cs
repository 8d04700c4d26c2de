namespace SynthesisPipeline.Analysis;

/// <summary>Names a phrase by the stems of its content words, in order: "transports en commun" and "transport commun" are one.</summary>
/// <param name="A">First stem.</param>
/// <param name="B">Second stem; -1 = none.</param>
/// <param name="C">Third stem; -1 = none.</param>
/// <param name="D">Fourth stem; -1 = none.</param>
internal readonly record struct PhraseKey(int A, int B = -1, int C = -1, int D = -1) : IComparable<PhraseKey>
{
    /// <summary>Number of stems.</summary>
    public int Length => D >= 0 ? 4 : C >= 0 ? 3 : B >= 0 ? 2 : 1;

    /// <summary>Gives one stem.</summary>
    public int this[int index] => index switch { 0 => A, 1 => B, 2 => C, _ => D };

    /// <summary>Adds a stem at the end.</summary>
    public PhraseKey With(int stem) => Length switch
    {
        1 => this with { B = stem },
        2 => this with { C = stem },
        _ => this with { D = stem },
    };

    /// <summary>Tells whether a stem is one of the phrase's.</summary>
    public bool Holds(int stem) => A == stem || B == stem || C == stem || D == stem;

    /// <summary>Counts the stems that both phrases hold.</summary>
    public int Shared(PhraseKey other)
    {
        var shared = 0;
        for (var i = 0; i < Length; i++) if (other.Holds(this[i])) shared++;
        return shared;
    }

    /// <summary>Tells whether the other phrase's stems are all among these.</summary>
    public bool Contains(PhraseKey other) => other.Shared(this) == other.Length;

    /// <summary>Compares stem by stem.</summary>
    public int CompareTo(PhraseKey other) => (A, B, C, D).CompareTo((other.A, other.B, other.C, other.D));
}
