namespace SynthesisPipeline.Analysis;

/// <summary>Says a count in French with its noun: the singular under two, as French has it.</summary>
static class Counted
{
    /// <summary>Chooses one of two sentences; each keeps its parts apart and has its own English.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="one">What is said of none or one.</param>
    /// <param name="many">What is said from two on.</param>
    public static FormattableString Say(int count, FormattableString one, FormattableString many) => count < 2 ? one : many;
}
