using System.Collections.Immutable;
using System.Diagnostics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Measures the stages of a run and tells how it goes on: a bar on a terminal, one line a stage elsewhere. Between the stages of a large run, and the steps of a stage, it has memory collected, here since every run passes here.</summary>
public sealed class StageMeter : IRunObserver, IDisposable
{
    const int BarWidth = 24;
    const double CollectedEvery = 0.2; // of a stage: what a step of it threw away is as much as what the next one needs
    static readonly TimeSpan s_sampleEvery = TimeSpan.FromMilliseconds(100);

    // in the order of a run; two may go on at once, and are told in this order all the same
    static readonly ImmutableArray<(string Stage, string French)> s_known =
    [
        ("import", "Lecture"), ("read", "Lecture"), ("text", "Textes"), ("duplicates", "Doublons"), ("topics", "Sujets"), ("tags", "Étiquettes"),
        ("opinions", "Groupes d’opinion"), ("controversies", "Controverses"), ("agreement", "Éléments d’accord"), ("coverage", "Couverture"),
        ("outputs", "Fichiers"), ("store", "Enregistrement"),
    ];

    readonly TextWriter _output;
    readonly bool _isTerminal;
    readonly Lock _lock = new();
    readonly Timer _sampler;
    readonly List<StageRecord> _stages = [];
    readonly List<Open> _open = [];

    /// <summary>Starts measuring.</summary>
    /// <param name="output">Where progress is told.</param>
    /// <param name="isTerminal">Whether a person watches it: then a bar is drawn over itself.</param>
    public StageMeter(TextWriter output, bool isTerminal)
    {
        (_output, _isTerminal) = (output, isTerminal);
        _sampler = new(_ => Sample(), null, s_sampleEvery, s_sampleEvery);
    }

    /// <summary>The stages that have ended, in the order of a run.</summary>
    public ImmutableArray<StageRecord> Stages
    {
        get { lock (_lock) return InOrder(_stages); }
    }

    /// <summary>Puts stages in the order of a run.</summary>
    public static ImmutableArray<StageRecord> InOrder(IEnumerable<StageRecord> stages) =>
        [.. stages.OrderBy(s => s_known.TakeWhile(k => k.Stage != s.Name).Count())];

    /// <summary>Gives what a stage that has ended cost.</summary>
    public StageRecord Of(string stage)
    {
        lock (_lock) return _stages.Last(s => s.Name == stage);
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
            _open.Add(new(stage, Stopwatch.GetTimestamp()) { PeakBytes = Environment.WorkingSet });
            Draw();
        }
    }

    /// <inheritdoc/>
    public void StageProgress(string stage, double share)
    {
        lock (_lock)
        {
            // threads report in any order: the bar never goes back
            if (_open.Find(o => o.Stage == stage) is not { } open || share < open.Share + 0.02) return;
            open.Share = Math.Min(share, 1);
            Draw();
            if (open.Share < open.CollectedAt + CollectedEvery) return;
            open.CollectedAt = open.Share;
        }
        Leftovers.GiveBack();
    }

    /// <inheritdoc/>
    public void StageFinished(string stage)
    {
        lock (_lock)
        {
            var open = _open.First(o => o.Stage == stage);
            _open.Remove(open);
            var seconds = Stopwatch.GetElapsedTime(open.StartedAt).TotalSeconds;
            _stages.Add(new(stage, seconds, Math.Max(open.PeakBytes, Environment.WorkingSet) / 1e6));
            if (_isTerminal) _output.Write("\r\u001B[K");
            _output.WriteLine($"{French(stage)} : {FrenchNumbers.Number(seconds, 1)} s");
            Draw();
        }
        // what a stage threw away would lie about while the next one takes its own room (docs/performance.md, a million contributions)
        Leftovers.GiveBack();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sampler.Dispose();
        lock (_lock)
            if (_isTerminal && _open.Count > 0) _output.Write("\r\u001B[K");
    }

    void Sample()
    {
        lock (_lock)
            foreach (var open in _open) open.PeakBytes = Math.Max(open.PeakBytes, Environment.WorkingSet);
    }

    void Draw()
    {
        if (!_isTerminal || _open is not [var open, ..]) return;
        var full = (int)(open.Share * BarWidth);
        _output.Write($"\r\u001B[K{French(open.Stage),-18} [{new string('#', full)}{new string('.', BarWidth - full)}] {open.Share * 100:0} %");
    }

    static string French(string stage) => s_known.FirstOrDefault(k => k.Stage == stage).French ?? stage;

    sealed class Open(string stage, long startedAt)
    {
        public string Stage { get; } = stage;
        public long StartedAt { get; } = startedAt;
        public long PeakBytes { get; set; }
        public double Share { get; set; }
        public double CollectedAt { get; set; }
    }
}
