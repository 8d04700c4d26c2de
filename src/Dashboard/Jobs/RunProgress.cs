using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Measures a run's stages and tells the database a few times a second how far it has come; asks there whether it shall stop.</summary>
public sealed class RunProgress : IRunObserver, IAsyncDisposable
{
    const double SecondsBetweenWords = 2;
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(300);

    // how much of a run each stage takes, roughly, in the order in which they end, duplicates beside tags: only the bar depends on it
    static readonly ImmutableArray<(string Stage, double Weight)> s_weights =
    [
        ("read", 0.05), ("text", 0.15), ("duplicates", 0.10), ("tags", 0.10), ("topics", 0.30), ("opinions", 0.05),
        ("controversies", 0.05), ("agreement", 0.10), ("coverage", 0.02), ("store", 0.08),
    ];

    readonly RunStore _runs;
    readonly long _run;
    readonly Action<string> _tellQueue;
    readonly long _startedAt = System.Diagnostics.Stopwatch.GetTimestamp();
    readonly StageMeter _meter = new(TextWriter.Null, false);
    readonly CancellationTokenSource _stop;
    readonly CancellationTokenSource _ended = new();
    readonly SemaphoreSlim _changed = new(0);
    readonly Task _telling;
    readonly Lock _lock = new();
    readonly List<(string Stage, System.Diagnostics.Activity? Activity)> _open = [];
    ImmutableArray<StageRecord> _earlier = [];
    string _stage = "";
    double _share;

    /// <summary>Starts telling.</summary>
    /// <param name="runs">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="tellQueue">Tells the queue's own screens.</param>
    /// <param name="cancel">The job's own token.</param>
    public RunProgress(RunStore runs, long run, Action<string> tellQueue, CancellationToken cancel)
    {
        (_runs, _run, _tellQueue) = (runs, run, tellQueue);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _telling = Task.Run(TellAsync, CancellationToken.None);
    }

    /// <summary>Stops the run when its job is stopped or a person asked for it.</summary>
    public CancellationToken Cancel => _stop.Token;

    /// <summary>Seconds since it began.</summary>
    public double Seconds => System.Diagnostics.Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;

    /// <summary>Whether a person asked to stop it.</summary>
    public bool StoppedByPerson { get; private set; }

    /// <summary>The stages that have ended, in order.</summary>
    public ImmutableArray<StageRecord> Stages => StageMeter.InOrder(_earlier.Concat(_meter.Stages));

    /// <summary>Gives what a stage that has ended cost.</summary>
    public StageRecord Of(string stage) => _meter.Of(stage);

    /// <summary>Adds stages that were done before the run was cut.</summary>
    public void Add(ImmutableArray<StageRecord> earlier) => _earlier = earlier;

    /// <summary>Does a piece of work outside of the pipeline as a stage.</summary>
    public async Task<T> MeasureAsync<T>(string stage, Func<Task<T>> work)
    {
        StageStarted(stage);
        var result = await work();
        StageFinished(stage);
        return result;
    }

    /// <inheritdoc/>
    public void StageStarted(string stage)
    {
        _meter.StageStarted(stage);
        lock (_lock)
        {
            _open.Add((stage, Telemetry.Source.StartActivity(stage)));
            if (_open.Count == 1) (_stage, _share) = (stage, 0); // the second of two is told once the first has ended
        }
        _changed.Release(); // a short stage is told too
    }

    /// <inheritdoc/>
    public void StageProgress(string stage, double share)
    {
        _meter.StageProgress(stage, share);
        lock (_lock)
            if (stage == _stage) _share = Math.Clamp(share, 0, 1);
    }

    /// <inheritdoc/>
    public void StageFinished(string stage)
    {
        _meter.StageFinished(stage);
        lock (_lock)
        {
            var open = _open.FindIndex(o => o.Stage == stage);
            _open[open].Activity?.Dispose();
            _open.RemoveAt(open);
            if (stage == _stage) (_stage, _share) = _open is [var other, ..] ? (other.Stage, 0) : (stage, 1);
        }
        Telemetry.StageEnded(_meter.Of(stage));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _telling;
        _ended.Dispose();
        _stop.Dispose();
        _changed.Dispose();
        _meter.Dispose();
    }

    /// <summary>Gives the share of the whole run that is done when a stage has come so far.</summary>
    internal static double TotalShare(string stage, double share)
    {
        var before = s_weights.TakeWhile(w => w.Stage != stage).Sum(w => w.Weight);
        var own = s_weights.FirstOrDefault(w => w.Stage == stage).Weight;
        return Math.Clamp(own == 0 ? 0 : before + own * share, 0, 0.99);
    }

    (string Stage, double Share) Now()
    {
        lock (_lock) return (_stage, _share);
    }

    async Task TellAsync()
    {
        var (toldStage, toldAt) = ("-", 0.0);
        while (!_ended.IsCancellationRequested)
            try
            {
                var (stage, share) = Now();
                if (stage != toldStage || Seconds - toldAt > SecondsBetweenWords)
                {
                    (toldStage, toldAt) = (stage, Seconds);
                    _tellQueue(StageWords.Of(stage, TotalShare(stage, share), RunLine.SecondsLeftOf(TotalShare(stage, share), toldAt)));
                }
                if (await _runs.NoteProgressAsync(_run, stage, share, TotalShare(stage, 0), TotalShare(stage, share), _ended.Token) && !StoppedByPerson)
                {
                    StoppedByPerson = true;
                    // said at once: a stage in the middle of its arithmetic ends a little later, and what it found is refused
                    await _runs.EndAsync(_run, RunState.Cancelled, null, CancellationToken.None);
                    await _stop.CancelAsync();
                }
                await _changed.WaitAsync(s_every, _ended.Token);
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Npgsql.NpgsqlException)
            {
                // the bar stands still while the database is away; the run itself finds out when it stores
                await Task.Delay(s_every, CancellationToken.None);
            }
    }
}
