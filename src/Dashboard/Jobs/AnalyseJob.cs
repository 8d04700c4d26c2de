using System.Diagnostics;
using Hangfire;
using Hangfire.Server;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Does one run: reads its corpus, analyses it, stores the findings and moves the pointer. Taken up twice, it ends once.</summary>
public sealed class AnalyseJob(RunStore runs, CorpusStore corpora, EarlierRuns earlierRuns, NpgsqlDataSource db, RunQueue queue, ILogger<AnalyseJob> log)
{
    const int Retries = 4;

    /// <summary>Does the run.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="context">The queue's own, which counts the tries.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [AutomaticRetry(Attempts = Retries, DelaysInSeconds = [2, 10, 30, 60], LogEvents = false)]
    public async Task RunAsync(long run, PerformContext? context, CancellationToken cancel)
    {
        if (await runs.FindAsync(run, cancel) is not { } line) return;
        if (line.Ended)
        {
            Follow(line); // a worker that died right after storing has not queued what follows
            return;
        }
        try
        {
            // one run of a consultation at a time, on whatever machine
            await using var alone = await AdvisoryLock.HoldAsync(db, $"synthesis:run:{line.ConsultationId}", cancel);
            await using var progress = new RunProgress(runs, run, cancel);
            try
            {
                await AnalyseAsync(line, progress);
            }
            catch (OperationCanceledException) when (progress.StoppedByPerson)
            {
                await runs.EndAsync(run, RunState.Cancelled, null, CancellationToken.None);
                log.RunStopped(run);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (IsTransient(error) && (context?.GetJobParameter<int?>("RetryCount") ?? Retries) < Retries)
        {
            log.RunRetried(error, run);
            throw;
        }
        catch (Exception error)
        {
            log.RunFailed(error, run);
            await runs.EndAsync(run, RunState.Failed, Database.Explain(error) ?? $"Le traitement {run} s’est arrêté sur une erreur ({error.GetType().Name}). Le journal du serveur dit laquelle.", CancellationToken.None);
        }
    }

    async Task AnalyseAsync(RunLine line, RunProgress progress)
    {
        var watch = Stopwatch.StartNew();
        var cancel = progress.Cancel;
        var options = new RunOptions { Seed = line.Seed };
        var (stored, earlierRun, earlier) = await progress.MeasureAsync("read", async () =>
        {
            var corpus = await corpora.LoadAsync(line.ConsultationId, null, cancel);
            var from = await earlierRuns.FindAsync(line, corpus.Fingerprint, options, cancel);
            return (corpus, from, await earlierRuns.TopicsAsync(from, cancel));
        });
        if (!await runs.BeginAsync(line.Id, new(stored.ImportId, stored.Fingerprint, EarlierRuns.Note(options, earlierRun), CodeVersion.Current), cancel)) return;
        log.RunBegins(line.Id, line.ConsultationId, stored.Corpus.Contributions.Length, stored.Corpus.Votes.Length);
        var findings = await Task.Run(() => Pipeline.Run(stored.Corpus, earlier, options, progress, cancel), cancel);
        await progress.MeasureAsync("store", () => runs.CompleteAsync(line.Id, findings, RunFigures.Of(stored.Corpus, findings),
            progress.Stages.Select(s => (s.Name, s.Seconds, s.PeakMemoryMb)), cancel));
        Follow(line);
        log.RunEnded(line.Id, watch.Elapsed.TotalSeconds, findings.Topics.Topics.Length, findings.Draft.Points.Length);
    }

    /// <summary>Queues the digests of a run that nobody waits for; a person asks for files when they want them.</summary>
    void Follow(RunLine line)
    {
        if (line.State is not (RunState.Failed or RunState.Cancelled) && line.Reason != RunReason.Person)
            queue.AddDigest(line.Id);
    }

    static bool IsTransient(Exception error) => error is NpgsqlException { IsTransient: true } or IOException or TimeoutException
        or PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53100" or "53200" or "53300" };
}
