using Hangfire;
using Hangfire.Server;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Does one run: reads its corpus, analyses it, stores the findings and moves the pointer. Taken up twice, it ends once.</summary>
public sealed class AnalyseJob(RunStore runs, EarlierRuns earlierRuns, StageResultStore stages, StretchParts parts, KeptTexts texts, FateStore fates, CurationStore curations, TagFamilyStore families,
    NpgsqlDataSource db, RunQueue queue, ILogger<AnalyseJob> log)
{
    const int Retries = 4, MostAttempts = 5;

    /// <summary>Does the run.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="context">The queue's own, which counts the tries.</param>
    /// <param name="cancel">The queue stops: the job goes back to it.</param>
    [JobDisplayName("Traitement {0}")]
    [AutomaticRetry(Attempts = Retries, DelaysInSeconds = [2, 10, 30, 60], LogEvents = false)]
    public async Task RunAsync(long run, PerformContext? context, CancellationToken cancel)
    {
        using var activity = Telemetry.Source.StartActivity("run");
        if (await runs.FindAsync(run, cancel) is not { } line) return;
        activity?.SetTag("run", run).SetTag("consultation", line.ConsultationId);
        if (line.Ended)
        {
            // a worker that died right after storing has neither noted what became of decisions nor queued what follows
            if (line.State == RunState.Done) await fates.NoteAsync(run, cancel);
            Follow(line);
            return;
        }
        try
        {
            // one run of a consultation at a time, on whatever machine
            await using var alone = await AdvisoryLock.HoldAsync(db, $"synthesis:run:{line.ConsultationId}", cancel);
            if (await runs.CountAttemptAsync(run, cancel) > MostAttempts)
            {
                await FailAsync(line, $"Le traitement {run} a interrompu {MostAttempts} fois de suite l’ouvrier qui le faisait, sans avancer : la mémoire de la machine ne suffit sans doute pas. Donnez-lui-en plus, puis relancez-le.");
                return;
            }
            await using var progress = new RunProgress(runs, run, words => context?.SetJobParameter("Avancement", words), cancel);
            try
            {
                await AnalyseAsync(line, progress);
            }
            catch (OperationCanceledException) when (progress.StoppedByPerson)
            {
                await runs.EndAsync(run, RunState.Cancelled, null, CancellationToken.None);
                log.RunStopped(run);
                Telemetry.RunEnded(line.Reason, RunState.Cancelled, progress.Seconds);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error) when (IsTransient(error) && Tries(context) < Retries)
        {
            log.RunRetried(error, run);
            throw;
        }
        catch (Exception error)
        {
            log.RunFailed(error, run);
            await FailAsync(line, Database.Explain(error) ?? error switch
            {
                OutOfMemoryException => $"Le traitement {run} demande plus de mémoire que la machine n’en a : donnez-lui-en plus, puis relancez-le.",
                IOException => $"Le traitement {run} n’a pas pu lire ou écrire un fichier ({error.Message.TrimEnd('.')}) : libérez de la place, puis relancez-le.",
                _ => $"Le traitement {run} s’est arrêté sur une erreur ({error.GetType().Name}). Le journal du serveur dit laquelle.",
            });
        }
    }

    async Task FailAsync(RunLine line, string sentence)
    {
        await runs.EndAsync(line.Id, RunState.Failed, sentence, CancellationToken.None);
        Telemetry.RunEnded(line.Reason, RunState.Failed, line.ElapsedSeconds);
        queue.AddMessages(line);
    }

    async Task AnalyseAsync(RunLine line, RunProgress progress)
    {
        var cancel = progress.Cancel;
        var options = new RunOptions
        {
            Seed = line.Seed, Topics = new() { Detail = await earlierRuns.DetailAsync(line, cancel) },
            Tags = new() { Families = await families.InForceAsync(cancel), Corrections = ApplyCuration.Corrections(await curations.ListAsync(line.ConsultationId, cancel)) },
        };
        var (stored, earlierRun, earlier, copies, copiesRun, before) = await progress.MeasureAsync("read", () => earlierRuns.ReadAsync(line, options, cancel));
        var note = EarlierRuns.Note(options, earlierRun, copiesRun);
        if (!await runs.BeginAsync(line.Id, new(stored.ImportId, stored.Fingerprint, note, CodeVersion.Current), cancel)) return;
        log.RunBegins(line.Id, line.ConsultationId, stored.Corpus.Contributions.Length, stored.Corpus.Votes.Length);
        var key = KeptStages.KeyOf(stored.Fingerprint, note, earlier);
        Findings findings;
        await using var early = await EarlyFindings.BeginAsync(db, line.Id, cancel);
        await using (var kept = await KeptStages.OpenAsync(stages, line, key, progress, KeptStages.IsWorthKeeping(stored.Corpus.Contributions.Length, copies is not null), KeptStages.IsWorthLeaving(stored.Corpus.Contributions.Length), early, error => log.StageNotKept(error, line.Id), cancel))
        {
            await parts.PrepareAsync(line, stored, options, kept, progress, cancel);
            // before the run is over: whoever waits for that may end the process at once
            var keeping = texts.KeepAsync(line.ConsultationId, stored, options, key, cancel);
            try
            {
                findings = await Task.Run(() => Pipeline.Run(stored.Corpus, earlier, options, progress, cancel, kept, copies, before), cancel);
            }
            finally
            {
                await keeping;
            }
            progress.Add(kept.Earlier);
        }
        await progress.MeasureAsync("store", () => runs.CompleteAsync(line.Id, findings, RunFigures.Of(stored.Corpus, findings),
            progress.Stages.Select(s => (s.Name, s.Seconds, s.PeakMemoryMb)), cancel, early));
        await fates.NoteAsync(line.Id, CancellationToken.None); // the run has ended: nothing stops it any more
        Follow(line);
        Telemetry.RunEnded(line.Reason, RunState.Done, progress.Seconds);
        log.RunEnded(line.Id, progress.Seconds, findings.Topics.Topics.Length, findings.Draft.Points.Length);
    }

    /// <summary>Queues what follows a run: its messages, and the digests and the publication of one that nobody waits for; a person asks for files when they want them.</summary>
    void Follow(RunLine line)
    {
        if (line.Reason == RunReason.Weekly && line.State is not (RunState.Failed or RunState.Cancelled)) queue.AddWeekly(line); // and its messages after it
        else queue.AddMessages(line);
        if (line.State is RunState.Failed or RunState.Cancelled || line.Reason == RunReason.Person) return;
        queue.AddDigest(line.Id);
        if (line.Reason is RunReason.Closing or RunReason.LateImport or RunReason.Weekly) queue.AddPublication(line.Id);
    }

    // without a queue nobody tries again; before the first new try the queue has counted nothing yet
    static int Tries(PerformContext? context) => context is null ? Retries : context.GetJobParameter<int?>("RetryCount") ?? 0;

    static bool IsTransient(Exception error) => error is NpgsqlException { IsTransient: true } or IOException or TimeoutException
        or PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53100" or "53200" or "53300" };
}
