namespace SynthesisPipeline.Analysis;

/// <summary>Tells how well sentences would stand in the table: specific, claiming something, put neutrally, and likely to be printed as they are.</summary>
sealed class LineQuality
{
    const int LongFrom = 30;
    const double MisspeltShare = 0.6;

    readonly PreparedCorpus _texts;
    readonly AgreementOptions _options;
    readonly Misspellings _misspellings;
    readonly LineFitness _fitness;
    readonly Func<Candidate, double> _reckon;

    /// <summary>Keeps the texts.</summary>
    public LineQuality(PreparedCorpus texts, AgreementOptions options) => (_texts, _options, _misspellings, _fitness, _reckon) = (texts, options, new(texts), new(texts), Reckon);

    /// <summary>Gives the quality of a sentence by the rules, in [0, about 2].</summary>
    public double Of(Candidate candidate) => candidate.Quality(_reckon);

    double Reckon(Candidate candidate)
    {
        var flaws = candidate.Flaws;
        if ((flaws & Flaw.Address) != 0 || candidate.TokenCount < 3 || candidate.TokenCount > _options.MaxWords + 5) return 0;
        var quality = 0.35 + Specificity(candidate);
        // people vote on a title, and it says all in little; a sentence of a body should ask for something
        if (candidate.IsTitle) quality *= VotesOn(candidate.Contribution) >= _options.MinVotes ? 1.9 : 1.4;
        if (Cues.Demand().IsMatch(candidate.Text) || Phrasing.OpensWithAct(candidate.Text)) quality *= 1.3;
        else if (!candidate.IsTitle) quality *= 0.6; // a fact or a complaint: what else its cluster says asks for something
        if (candidate.TokenCount >= 8) quality *= 1.15;
        else if (candidate.TokenCount < 5) quality *= 0.7;
        if (candidate.TokenCount >= LongFrom) quality *= 0.7; // it says several things, or one at length
        foreach (var (flaw, factor) in s_factors)
            if ((flaws & flaw) != 0) quality *= factor;
        if (IsMisspelt(candidate)) quality *= MisspeltShare;
        return quality;
    }

    /// <summary>How likely a sentence may stand as it is, in [0, 1].</summary>
    public double Fitness(Candidate candidate) => candidate.Fitness(_fitness);

    /// <summary>Whether a sentence holds a word with a letter wrong.</summary>
    public bool IsMisspelt(Candidate candidate) => _misspellings.AreIn(candidate);

    int VotesOn(int index) => _texts.Corpus.VotesOf(index)?.Total ?? 0;

    static readonly (Flaw Flaw, double Factor)[] s_factors =
    [
        (Flaw.FirstPerson, 0.25), (Flaw.Capitals, 0.3), (Flaw.Exclaims, 0.4), (Flaw.Asks, 0.12), (Flaw.PointsBack, 0.25),
        (Flaw.Length, 0.3), (Flaw.Unfinished, 0.3), (Flaw.NamesOnly, 0.3), (Flaw.Addresses, 0.4), (Flaw.Loaded, 0.25), (Flaw.Leans, 0.45), (Flaw.Judges, 0.4), (Flaw.Careless, 0.6),
        (Flaw.Vague, 0.4), (Flaw.Accuses, 0.25),
    ];

    /// <summary>Mean of the six rarest stems of a sentence, in [0, 1]; words of the consultation's own name say nothing.</summary>
    double Specificity(Candidate candidate)
    {
        var vocabulary = _texts.Vocabulary;
        double n = Math.Max(2, _texts.Texts.Length);
        var rarity = _texts.Texts[candidate.Contribution].Tokens.AsSpan(candidate.FirstToken, candidate.TokenCount).ToArray()
            .Where(t => !vocabulary.StopWords[t.Word]).Select(t => t.Word).Distinct()
            .Select(w => vocabulary.DocumentCounts[w])
            .Where(df => df < 0.4 * n || n < 20)
            // a word that nobody else uses is no sign of sharing: a typo, a name
            .Select(df => df <= 1 && n > 20 ? 0.5 : 1 - Math.Log(df) / Math.Log(n)).OrderDescending().Take(6).ToList();
        return rarity.Sum() / 6;
    }
}
