using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How well machine and people agree on the topics of contributions, from the checks made so far.</summary>
/// <param name="Checks">Checks counted.</param>
/// <param name="F1">2·TP / (2·TP + FP + FN), in [0, 1]; null under <see cref="RunningAgreement.MinChecks"/> checks.</param>
/// <param name="Low">Lower end of its 95 % interval; null with it.</param>
/// <param name="High">Upper end of its 95 % interval; null with it.</param>
public sealed record AgreementFigure(int Checks, double? F1, double? Low, double? High);

/// <summary>Counts a running figure of agreement between machine and people.</summary>
public static class RunningAgreement
{
    /// <summary>Checks under which no figure is given: the interval would say anything.</summary>
    public const int MinChecks = 30;

    const int Resamples = 1_000;

    /// <summary>Counts the figure.</summary>
    /// <remarks>
    /// Micro F1 over contributions: the same topic on both sides is a hit (TP); a topic that the machine gave and the person did not is a false one (FP);
    /// a topic that the person gave and the machine did not is a missed one (FN). Two different topics are both. Neither giving one counts nowhere.
    /// Interval: percentiles 2.5 and 97.5 of 1,000 resamples of the checks (Efron 1979), drawn with <paramref name="seed"/>: the same checks give the same interval.
    /// When it misleads: checks where the machine's answer was seen agree more, since people tend to follow what they read; look at the blind ones apart.
    /// Cost: 1,000 times the checks.
    /// </remarks>
    /// <param name="checks">The machine's topic and the person's, null for none.</param>
    /// <param name="seed">Seed of the resampling.</param>
    public static AgreementFigure Of(IReadOnlyList<(TopicId? Machine, TopicId? Person)> checks, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(checks);
        if (checks.Count < MinChecks) return new(checks.Count, null, null, null);
        var scores = checks.Select(Score).ToImmutableArray();
        var random = new Random(seed);
        var drawn = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            int hits = 0, wrong = 0;
            for (var j = 0; j < scores.Length; j++)
            {
                var (hit, fault) = scores[random.Next(scores.Length)];
                (hits, wrong) = (hits + hit, wrong + fault);
            }
            drawn[i] = F1(hits, wrong);
        }
        Array.Sort(drawn);
        var value = F1(scores.Sum(s => s.Hit), scores.Sum(s => s.Fault));
        return new(checks.Count, value, Math.Min(value, drawn[Resamples * 25 / 1000]), Math.Max(value, drawn[Resamples * 975 / 1000 - 1]));
    }

    static (int Hit, int Fault) Score((TopicId? Machine, TopicId? Person) check) => check switch
    {
        (null, null) => (0, 0),
        ({ } machine, { } person) => machine == person ? (1, 0) : (0, 2),
        _ => (0, 1),
    };

    static double F1(int hits, int faults) => hits + faults == 0 ? 1 : 2.0 * hits / (2.0 * hits + faults);
}
