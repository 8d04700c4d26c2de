namespace SynthesisPipeline.Analysis;

/// <summary>What a topic must be told from, by the place that each contribution has on its level and on the level above.</summary>
/// <param name="Places">For each contribution, the place of its group on the topic's level; -1 = none.</param>
/// <param name="Place">The topic's own place.</param>
/// <param name="Size">How many of its texts were looked at.</param>
/// <param name="Above">For each contribution, the place of its topic; null where all texts are the background.</param>
/// <param name="AbovePlace">The place of the topic that this is a part of.</param>
/// <param name="AboveSize">How many texts of the background were looked at, the topic's included.</param>
/// <param name="Below">For each contribution, the place of its part; null where the topic has none below.</param>
internal sealed record LabelGround(int[] Places, int Place, int Size, int[]? Above, int AbovePlace, int AboveSize, int[]? Below = null)
{
    /// <summary>Tells whether a text is the topic's.</summary>
    public bool Holds(int text) => Places[text] == Place;

    /// <summary>Tells whether a text is of the background.</summary>
    public bool IsBeside(int text) => Above is null || Above[text] == AbovePlace;
}

/// <summary>Tells of phrases, alone and two together, how well they tell a topic's texts from others.</summary>
/// <remarks>
/// Fit = the share of the topic's texts that speak of one of the phrases, less the same share among others: the mean of the background's others and of all others looked at, so that a part told from its siblings by what the whole consultation speaks of is told from nothing. A text that holds a whole phrase counts 1, one that holds some of its stems only 1/2: else "salaire minimum" would be credited with every "salaire".
/// Cost: once through the texts that hold a stem of a phrase; for two phrases once through both.
/// </remarks>
internal sealed class LabelFits
{
    readonly LabelGround _ground;
    readonly int _sample;
    readonly (int Text, int Halves)[][] _holders;
    readonly (int Inside, int Beside, int Everywhere)[] _sums;

    /// <summary>Looks up which texts hold each phrase.</summary>
    /// <param name="index">The phrases of all texts.</param>
    /// <param name="phrases">The phrases.</param>
    /// <param name="ground">What the topic must be told from.</param>
    public LabelFits(PhraseIndex index, IReadOnlyList<PhraseKey> phrases, LabelGround ground)
    {
        (_ground, _sample) = (ground, index.Sample.Length);
        _holders = [.. phrases.Select(p => index.Holders(p, ground))];
        _sums = [.. _holders.Select(h => Sums(h))];
    }

    /// <summary>Gives the fit of one phrase.</summary>
    public double Of(int phrase) => Fit(_sums[phrase]);

    /// <summary>Gives the fit of two phrases: a text counts for the one that it says more of.</summary>
    public double Of(int first, int second)
    {
        var (a, b) = (_holders[first], _holders[second]);
        var both = new List<(int Text, int Halves)>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
            if (a[i].Text < b[j].Text) i++;
            else if (a[i].Text > b[j].Text) j++;
            else both.Add((a[i].Text, Math.Min(a[i++].Halves, b[j++].Halves)));
        var (x, y, less) = (_sums[first], _sums[second], Sums(both));
        return Fit((x.Inside + y.Inside - less.Inside, x.Beside + y.Beside - less.Beside, x.Everywhere + y.Everywhere - less.Everywhere));
    }

    /// <summary>Gives the share of the topic's texts that hold a whole phrase.</summary>
    public double ShareOf(int phrase) => _holders[phrase].Count(h => h.Halves == 2 && _ground.Holds(h.Text)) / (double)Math.Max(1, _ground.Size);

    /// <summary>Gives the share of one part among the topic's texts that hold a whole phrase, of the part that holds most; 0 where the topic has no parts.</summary>
    public double ShareOfOnePart(int phrase)
    {
        int[] parts = _ground.Below is null ? [] : [.. _holders[phrase].Where(h => h.Halves == 2 && _ground.Holds(h.Text)).Select(h => _ground.Below[h.Text])];
        return parts.Where(p => p >= 0).GroupBy(p => p).Select(g => g.Count()).DefaultIfEmpty().Max() / (double)Math.Max(1, parts.Length);
    }

    /// <summary>Gives the share of the topic's texts that speak of a phrase.</summary>
    public double CoverageOf(int phrase) => _sums[phrase].Inside / 2.0 / Math.Max(1, _ground.Size);

    (int Inside, int Beside, int Everywhere) Sums(IReadOnlyList<(int Text, int Halves)> held)
    {
        int inside = 0, beside = 0, everywhere = 0;
        foreach (var (text, halves) in held)
        {
            everywhere += halves;
            if (_ground.Holds(text)) inside += halves;
            if (_ground.IsBeside(text)) beside += halves;
        }
        return (inside, beside, everywhere);
    }

    double Fit((int Inside, int Beside, int Everywhere) halves) =>
        halves.Inside / 2.0 / Math.Max(1, _ground.Size)
        - ((halves.Beside - halves.Inside) / 2.0 / Math.Max(1, _ground.AboveSize - _ground.Size) + (halves.Everywhere - halves.Inside) / 2.0 / Math.Max(1, _sample - _ground.Size)) / 2;
}
