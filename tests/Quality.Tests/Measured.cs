using System.Collections.Concurrent;
using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality.Tests;

/// <summary>Analyses each development set once for all tests.</summary>
static class Measured
{
    static readonly ConcurrentDictionary<string, Lazy<ImmutableArray<Figure>>> s_figures = new();

    /// <summary>Gives every figure of a set; skips the test where the data is not there.</summary>
    public static ImmutableArray<Figure> Figures(string set)
    {
        var known = DevelopmentSets.All.FirstOrDefault(s => s.Name == set);
        Assert.SkipUnless(known is not null, "The development data is not there: shared/data beside the repository");
        return s_figures.GetOrAdd(set, _ => new(() =>
        {
            var (corpus, gold) = known.Load();
            return Evaluation.Score(Pipeline.Run(corpus, null, new(), SilentObserver.Instance, CancellationToken.None), corpus, gold);
        })).Value;
    }
}
