namespace SynthesisPipeline.Analysis;

/// <summary>Leaves arguments the side that an earlier run told of them, where they and all they hang on are as they were.</summary>
sealed class StandingSides
{
    readonly Corpus _corpus;
    readonly HashSet<ContributionId> _changed;
    readonly KeptSides _kept;

    StandingSides(Corpus corpus, HashSet<ContributionId> changed, KeptSides kept) => (_corpus, _changed, _kept) = (corpus, changed, kept);

    /// <summary>Reads what an earlier run left; null where sides are learnt anew.</summary>
    public static StandingSides? Of(Corpus corpus, EarlierRun? before) => before?.Sides is { } left ? new(corpus, [.. left.Since], KeptSides.Read(left.Packed)) : null;

    /// <summary>What it learnt.</summary>
    public SideLearning Learning => _kept.Learning;

    /// <summary>Gives the side of an argument that stands; null where it is to be told.</summary>
    public Tag? Of(int index)
    {
        if (!_kept.Told.TryGetValue(_corpus.Contributions[index].Id, out var told)) return null;
        for (int? at = index, steps = 0; at is { } place && steps < 100; at = _corpus.ParentOf(place), steps++)
            if (_changed.Contains(_corpus.Contributions[place].Id)) return null;
        return told;
    }
}
