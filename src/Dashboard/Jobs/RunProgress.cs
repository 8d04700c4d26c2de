using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Measures a run's stages and tells the database a few times a second how far it has come; asks there whether it shall stop.</summary>
public sealed class RunProgress : IRunObserver, IAsyncDisposable
{
    const double SecondsBetweenWords = 2;
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(300);

    // how much of a run each stage takes, roughly: only the bar depends on it
    static readonly ImmutableArray<(string Stage, double Weight)> s_weights =
    [
        ("read", 0.05), ("text", 0.15), ("duplicates", 0.10), ("topics", 0.30), ("tags", 0.10), ("opinions", 0.05),
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
    volatile string _stage = "";
    ImmutableArray<StageRecord> _earlier = [];
    System.Diagnostics.Activity? _activity;
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
    public ImmutableArray<StageRecord> Stages => _earlier.IsEmpty ? _meter.Stages
        : [.. _earlier.Concat(_meter.Stages).OrderBy(s => s_weights.TakeWhile(w => w.Stage != s.Name).Count())];

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
        _activity = Telemetry.Source.StartActivity(stage);
        Volatile.Write(ref _share, 0);
        _stage = stage;
        _changed.Release(); // a short stage is told too
    }

    /// <inheritdoc/>
    public void StageProgress(string stage, double share)
    {
        _meter.StageProgress(stage, share);
        Volatile.Write(ref _share, Math.Clamp(share, 0, 1));
    }

    /// <inheritdoc/>
    public void StageFinished(string stage)
    {
        _meter.StageFinished(stage);
        _activity?.Dispose();
        _activity = null;
        Telemetry.StageEnded(_meter.Stages[^1]);
        Volatile.Write(ref _share, 1);
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

    async Task TellAsync()
    {
        var (toldStage, toldAt) = ("-", 0.0);
        while (!_ended.IsCancellationRequested)
            try
            {
                var (stage, share) = (_stage, Volatile.Read(ref _share));
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
