using Hangfire;
using Hangfire.States;

namespace SynthesisPipeline.Dashboard;

/// <summary>Puts runs into the queue. Names of queues are in order of urgency: a person who waits comes before the night's work.</summary>
public sealed class RunQueue(RunStore runs, IBackgroundJobClient jobs, MessageSettings messages, ILogger<RunQueue> log)
{
    /// <summary>Queue of what a person waits for.</summary>
    public const string Now = "a-maintenant";

    /// <summary>Queue of what may wait.</summary>
    public const string Later = "b-ensuite";

    /// <summary>All queues, the most urgent first; the last for new tries of jobs that an older version queued, which do not know their own.</summary>
    public static readonly string[] All = [Now, Later, EnqueuedState.DefaultQueue];

    /// <summary>Asks for a run that starts from the latest one, and queues its job.</summary>
    /// <returns>The number of the run.</returns>
    public Task<long> AddAsync(long consultationId, int seed, RunReason reason, string by, CancellationToken cancel) =>
        AddAsync(consultationId, seed, reason, by, false, cancel);

    /// <summary>Asks for a run at a moment of the timetable's clock, and queues its job.</summary>
    /// <returns>The number of the run.</returns>
    public Task<long> AddAsync(long consultationId, int seed, RunReason reason, string by, DateTimeOffset at, CancellationToken cancel) =>
        AddAsync(consultationId, seed, reason, by, false, null, at, cancel);

    /// <summary>Asks for a run and queues its job.</summary>
    /// <param name="consultationId">The consultation to analyse.</param>
    /// <param name="seed">Seed of its chance.</param>
    /// <param name="reason">Why it is asked for.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="fresh">Whether it finds its topics anew instead of starting from those of the latest run.</param>
    /// <param name="cancel">Stops the asking.</param>
    /// <param name="detail">How fine its topics are (<see cref="SynthesisPipeline.Analysis.TopicsOptions.Detail"/>); null for those of the latest run.</param>
    /// <returns>The number of the run.</returns>
    public Task<long> AddAsync(long consultationId, int seed, RunReason reason, string by, bool fresh, CancellationToken cancel, double? detail = null) =>
        AddAsync(consultationId, seed, reason, by, fresh, detail, null, cancel);

    async Task<long> AddAsync(long consultationId, int seed, RunReason reason, string by, bool fresh, double? detail, DateTimeOffset? at, CancellationToken cancel)
    {
        var run = await runs.QueueAsync(consultationId, seed, reason, by, fresh, cancel, at, detail);
        await EnqueueAsync(run, QueueOf(reason), cancel);
        log.RunQueued(run, consultationId, reason.ToString());
        return run;
    }

    /// <summary>Queues the writing of a run's digests.</summary>
    public void AddDigest(long run) => jobs.Enqueue<DigestJob>(Later, j => j.RunAsync(run, CancellationToken.None));

    /// <summary>Queues the publication of a run, where its consultation publishes itself.</summary>
    public void AddPublication(long run) => jobs.Enqueue<PublishJob>(Later, j => j.AfterRunAsync(run, CancellationToken.None));

    /// <summary>Queues the messages about the end of a run, where somebody asked for them.</summary>
    public void AddMessages(RunLine line)
    {
        if (messages.Any && line.Reason != RunReason.Demonstration) jobs.Enqueue<MessageJob>(Now, j => j.RunAsync(line.Id, CancellationToken.None));
    }

    /// <summary>Queues the words about what a weekly run shows.</summary>
    public void AddWeekly(RunLine line) => jobs.Enqueue<WeeklyJob>(Later, j => j.RunAsync(line.Id, CancellationToken.None));

    /// <summary>Asks other workers to help with a run that is under way.</summary>
    public void AddHelp(RunLine line, string key, long import) =>
        jobs.Enqueue<HelpJob>(QueueOf(line.Reason), j => j.RunAsync(line.Id, key, import, CancellationToken.None));

    /// <summary>Queues the jobs of runs whose process died before it could.</summary>
    public async Task MendAsync(CancellationToken cancel)
    {
        foreach (var run in await runs.WithoutJobAsync(cancel)) await EnqueueAsync(run, Later, cancel);
    }

    static string QueueOf(RunReason reason) => reason is RunReason.Person ? Now : Later;

    async Task EnqueueAsync(long run, string queue, CancellationToken cancel)
    {
        var job = jobs.Enqueue<AnalyseJob>(queue, j => j.RunAsync(run, null, CancellationToken.None));
        await runs.NoteJobAsync(run, job, cancel);
    }
}
