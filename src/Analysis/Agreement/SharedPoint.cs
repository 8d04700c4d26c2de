namespace SynthesisPipeline.Analysis;

/// <summary>A point on its way into the table.</summary>
/// <param name="Sentence">Whose words it takes.</param>
/// <param name="Vector">Vector of the sentence.</param>
/// <param name="Carriers">All who carry it, each with the passage that says so; the source first.</param>
/// <param name="Authors">Distinct authors of the carriers.</param>
/// <param name="Votes">Votes pooled over the carried propositions; null without.</param>
/// <param name="Value">How much it deserves a line: who carries it, how specific, how well put.</param>
/// <param name="Shared">Whether votes say that it is shared.</param>
/// <param name="Centre">Mean place of the carriers, not of unit length: the dot product of two is the mean likeness of those who carry one with those who carry the other.</param>
sealed record SharedPoint(Candidate Sentence, float[] Vector, List<Carrier> Carriers, int Authors, VoteCounts? Votes, double Value, bool Shared, float[] Centre)
{
    /// <summary>Whether it may stand in the table by who carries it and how it is put.</summary>
    public bool Stands { get; init; }

    /// <summary>Mean likeness of those who carry two points from which both ask for one thing; where their sentences are alike too, less will do. Sentences alone join neighbouring subjects.</summary>
    const double OneDemand = 0.35, OneDemandSaidAlike = 0.3, SaidAlike = 0.3;

    /// <summary>Whether those who carry two points lie together though they were gathered apart, and neither sentence turns the other round.</summary>
    public bool AsksTheSameAs(SharedPoint other)
    {
        double together = TextVectors.Dot(Centre, other.Centre), alike = TextVectors.Dot(Vector, other.Vector);
        return (together >= OneDemand || together >= OneDemandSaidAlike && alike >= SaidAlike) && !Polarity.Conflict(Sentence, other.Sentence, alike);
    }
}

/// <summary>A contribution that says what a point says.</summary>
/// <param name="Contribution">Its place in the corpus.</param>
/// <param name="Passage">Where in its raw body; null for the title.</param>
/// <param name="Likeness">Cosine of that passage with the point.</param>
readonly record struct Carrier(int Contribution, TextSpan? Passage, double Likeness);
