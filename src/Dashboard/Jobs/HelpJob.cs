using System.Text.Json;
using Hangfire;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Helps with a run that another worker does; when there is nothing left to help with, it has done well.</summary>
public sealed class HelpJob(RunStore runs, TextParts texts, ILogger<HelpJob> log)
{
    /// <summary>Helps.</summary>
    /// <param name="run">The run.</param>
    /// <param name="key">Key of its input.</param>
    /// <param name="import">The last import that its corpus holds.</param>
    /// <param name="cancel">The queue stops: what was taken is taken by another after a minute.</param>
    [JobDisplayName("Aide au traitement {0}")]
    [AutomaticRetry(Attempts = 0, LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(long run, string key, long import, CancellationToken cancel)
    {
        if (await runs.FindAsync(run, cancel) is not { State: RunState.Running } line || await runs.OptionsAsync(run, cancel) is not { } options) return;
        var brought = await texts.HelpAsync(line, key, import, (JsonSerializer.Deserialize<RunOptions>(options) ?? new()).Text, cancel);
        log.Helped(run, brought);
    }
}
