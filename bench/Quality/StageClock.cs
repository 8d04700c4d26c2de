using System.Diagnostics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Times the stages of one run.</summary>
sealed class StageClock : IRunObserver
{
    readonly List<string> _stages = [];
    long _from;

    /// <inheritdoc/>
    public void StageStarted(string stage) => _from = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void StageProgress(string stage, double share) { }

    /// <inheritdoc/>
    public void StageFinished(string stage) => _stages.Add($"{stage[..4]} {Stopwatch.GetElapsedTime(_from).TotalSeconds:0.0}");

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _stages);
}
