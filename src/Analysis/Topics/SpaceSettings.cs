namespace SynthesisPipeline.Analysis;

/// <summary>How the vectors of a corpus are mixed; the values were chosen on several development sets (docs/quality.md).</summary>
internal sealed record SpaceSettings
{
    /// <summary>Power of a word's rarity in this corpus, on top of the weights of the table.</summary>
    public double IdfExponent { get; init; } = 0.75;

    /// <summary>Weight of a word's company in this corpus against its vector of the table.</summary>
    public double CompanyStrength { get; init; } = 1;

    /// <summary>Share of the lexical part (stems, latent semantic analysis) in the squared length, in [0, 1].</summary>
    public double LexicalShare { get; init; } = 0.2;

    /// <summary>Directions of the lexical part.</summary>
    public int Rank { get; init; } = 100;

    /// <summary>How often a word of the title counts, at least.</summary>
    public int TitleWeight { get; init; } = 2;

    /// <summary>Share of the content words that the title counts for, however long the text; a word of it never counts more than <see cref="MostTitleWeight"/> times.</summary>
    public double TitleShare { get; init; } = 0.3;

    /// <summary>How often a word of the title counts at most: else "Divers" would be what a page is about.</summary>
    public int MostTitleWeight { get; init; } = 8;

    /// <summary>Content words of its own at which a reply counts as much as what it replies to.</summary>
    public double ParentWords { get; init; } = 8;

    /// <summary>Weight of the mean of its replies against the text itself; 0 leaves it where its own words lie.</summary>
    public double ReplyStrength { get; init; } = 1;

    /// <summary>Neighbours that draw each vector towards them.</summary>
    public int Neighbours { get; init; } = 10;

    /// <summary>Weight of the neighbours' mean against the vector itself.</summary>
    public double NeighbourStrength { get; init; } = 1;

    /// <summary>Contributions from which the directions of the lexical part and the company of words are learnt.</summary>
    public int SampleSize { get; init; } = 20_000;
}
