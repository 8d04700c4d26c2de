using System.Numerics;

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
/// Cost: once through the texts that hold a stem of a phrase; for two phrases a bit a text looked at.
/// </remarks>
internal sealed class LabelFits
{
    readonly LabelGround _ground;
    readonly int[] _sample;
    readonly HeldTexts[] _held;
    readonly ulong[] _inside, _beside;
    readonly (int Inside, int Beside, int Everywhere)[] _sums;

    /// <summary>Looks up which texts hold each phrase.</summary>
    /// <param name="index">The phrases of all texts.</param>
    /// <param name="phrases">The phrases.</param>
    /// <param name="ground">What the topic must be told from.</param>
    public LabelFits(PhraseIndex index, IReadOnlyList<PhraseKey> phrases, LabelGround ground)
    {
        (_ground, _sample) = (ground, index.Sample);
        _held = [.. phrases.Select(p => index.Holders(p, ground))];
        (_inside, _beside) = (HeldTexts.Bits(_sample, ground.Holds), HeldTexts.Bits(_sample, ground.IsBeside));
        _sums = Array.ConvertAll(_held, h => Both(h, h));
    }

    /// <summary>Gives the fit of one phrase.</summary>
    public double Of(int phrase) => Fit(_sums[phrase]);

    /// <summary>Gives the fit of two phrases: a text counts for the one that it says more of.</summary>
    public double Of(int first, int second)
    {
        var (x, y, less) = (_sums[first], _sums[second], Both(_held[first], _held[second]));
        return Fit((x.Inside + y.Inside - less.Inside, x.Beside + y.Beside - less.Beside, x.Everywhere + y.Everywhere - less.Everywhere));
    }

    /// <summary>Gives the share of the topic's texts that hold a whole phrase.</summary>
    public double ShareOf(int phrase) => HeldTexts.CountBoth(_held[phrase].Whole, _inside) / (double)Math.Max(1, _ground.Size);

    /// <summary>Gives the share of one part among the topic's texts that hold a whole phrase, of the part that holds most; 0 where the topic has no parts.</summary>
    public double ShareOfOnePart(int phrase)
    {
        if (_ground.Below is null) return 0;
        var (whole, all, most, ofPart) = (_held[phrase].Whole, 0, 0, new Dictionary<int, int>());
        for (var place = 0; place < _sample.Length; place++)
        {
            if ((whole[place / 64] & _inside[place / 64] & 1UL << place) == 0) continue;
            all++;
            var part = _ground.Below[_sample[place]];
            if (part >= 0) most = Math.Max(most, ofPart[part] = ofPart.GetValueOrDefault(part) + 1);
        }
        return most / (double)Math.Max(1, all);
    }

    /// <summary>Gives the share of the topic's texts that speak of a phrase.</summary>
    public double CoverageOf(int phrase) => _sums[phrase].Inside / 2.0 / Math.Max(1, _ground.Size);

    // a text that holds both counts for what it says least of
    (int Inside, int Beside, int Everywhere) Both(HeldTexts a, HeldTexts b)
    {
        int inside = 0, beside = 0, everywhere = 0;
        for (var i = 0; i < _inside.Length; i++)
        {
            ulong some = a.Some[i] & b.Some[i], whole = a.Whole[i] & b.Whole[i];
            if (some == 0) continue;
            everywhere += BitOperations.PopCount(some) + BitOperations.PopCount(whole);
            inside += BitOperations.PopCount(some & _inside[i]) + BitOperations.PopCount(whole & _inside[i]);
            beside += BitOperations.PopCount(some & _beside[i]) + BitOperations.PopCount(whole & _beside[i]);
        }
        return (inside, beside, everywhere);
    }

    double Fit((int Inside, int Beside, int Everywhere) halves) =>
        halves.Inside / 2.0 / Math.Max(1, _ground.Size)
        - ((halves.Beside - halves.Inside) / 2.0 / Math.Max(1, _ground.AboveSize - _ground.Size) + (halves.Everywhere - halves.Inside) / 2.0 / Math.Max(1, _sample.Length - _ground.Size)) / 2;
}
