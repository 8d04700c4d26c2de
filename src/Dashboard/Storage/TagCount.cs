using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>How often a run gave a tag.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">Its value; empty for all entities together.</param>
/// <param name="Origin">Who gave it.</param>
/// <param name="Count">Contributions.</param>
/// <param name="Confidence">Mean confidence said, in [0, 1].</param>
public sealed record TagCount(TagKind Kind, string Value, TagOrigin Origin, int Count, double Confidence);
