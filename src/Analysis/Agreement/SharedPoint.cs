namespace SynthesisPipeline.Analysis;

/// <summary>A point on its way into the table.</summary>
/// <param name="Sentence">Whose words it takes.</param>
/// <param name="Vector">Vector of the sentence.</param>
/// <param name="Carriers">All who carry it, each with the passage that says so; the source first.</param>
/// <param name="Authors">Distinct authors of the carriers.</param>
/// <param name="Votes">Votes pooled over the carried propositions; null without.</param>
/// <param name="Value">How much it deserves a line: who carries it, how specific, how well put.</param>
/// <param name="Shared">Whether votes say that it is shared.</param>
sealed record SharedPoint(Candidate Sentence, float[] Vector, List<Carrier> Carriers, int Authors, VoteCounts? Votes, double Value, bool Shared);

/// <summary>A contribution that says what a point says.</summary>
/// <param name="Contribution">Its place in the corpus.</param>
/// <param name="Passage">Where in its raw body; null for the title.</param>
/// <param name="Likeness">Cosine of that passage with the point.</param>
readonly record struct Carrier(int Contribution, TextSpan? Passage, double Likeness);
