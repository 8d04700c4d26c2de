using System.Collections.Immutable;
using System.Diagnostics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Measures the stages of a run and tells how it goes on: a bar on a terminal, one line a stage elsewhere.</summary>
public sealed class StageMeter : IRunObserver, IDisposable
{
    const int BarWidth = 24;
    static readonly TimeSpan s_sampleEvery = TimeSpan.FromMilliseconds(100);

    static readonly ImmutableDictionary<string, string> s_french = ImmutableDictionary<string, string>.Empty
        .Add("import", "Lecture").Add("text", "Textes").Add("duplicates", "Doublons").Add("topics", "Sujets")
        .Add("tags", "Étiquettes").Add("opinions", "Groupes d’opinion").Add("controversies", "Controverses")
        .Add("agreement", "Éléments d’accord").Add("coverage", "Couverture").Add("outputs", "Fichiers");

    readonly TextWriter _output;
    readonly bool _isTerminal;
    readonly Lock _lock = new();
    readonly Timer _sampler;
    readonly List<StageRecord> _stages = [];
    string? _stage;
    long _startedAt, _peakBytes;
    double _share;

    /// <summary>Starts measuring.</summary>
    /// <param name="output">Where progress is told.</param>
    /// <param name="isTerminal">Whether a person watches it: then a bar is drawn over itself.</param>
    public StageMeter(TextWriter output, bool isTerminal)
    {
        (_output, _isTerminal) = (output, isTerminal);
        _sampler = new(_ => Sample(), null, s_sampleEvery, s_sampleEvery);
    }

    /// <summary>The stages that have ended, in order.</summary>
    public ImmutableArray<StageRecord> Stages
    {
        get { lock (_lock) return [.. _stages]; }
    }

    /// <summary>Measures a piece of work outside of the pipeline as a stage.</summary>
    public T Measure<T>(string stage, Func<T> work)
    {
        StageStarted(stage);
        var result = work();
        StageFinished(stage);
        return result;
    }

    /// <inheritdoc/>
    public void StageStarted(string stage)
    {
        lock (_lock)
        {
            (_stage, _startedAt, _peakBytes, _share) = (stage, Stopwatch.GetTimestamp(), Environment.WorkingSet, 0);
            Draw();
        }
    }

    /// <inheritdoc/>
    public void StageProgress(string stage, double share)
    {
        lock (_lock)
        {
            // threads report in any order: the bar never goes back
            if (stage != _stage || share < _share + 0.02) return;
            _share = Math.Min(share, 1);
            Draw();
        }
    }

    /// <inheritdoc/>
    public void StageFinished(string stage)
    {
        lock (_lock)
        {
            var seconds = Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;
            _stages.Add(new(stage, seconds, Math.Max(_peakBytes, Environment.WorkingSet) / 1e6));
            if (_isTerminal) _output.Write("\r\u001B[K");
            _output.WriteLine($"{French(stage)} : {FrenchNumbers.Number(seconds, 1)} s");
            _stage = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sampler.Dispose();
        lock (_lock)
            if (_isTerminal && _stage is not null) _output.Write("\r\u001B[K");
    }

    void Sample()
    {
        lock (_lock) _peakBytes = Math.Max(_peakBytes, Environment.WorkingSet);
    }

    void Draw()
    {
        if (!_isTerminal || _stage is null) return;
        var full = (int)(_share * BarWidth);
        _output.Write($"\r\u001B[K{French(_stage),-18} [{new string('#', full)}{new string('.', BarWidth - full)}] {_share * 100:0} %");
    }

    static string French(string stage) => s_french.GetValueOrDefault(stage, stage);
}
