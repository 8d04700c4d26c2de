using System.Text.Json;
using Hangfire;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Helps with a run that another worker does; when there is nothing left to help with, it has done well.</summary>
public sealed class HelpJob(RunStore runs, StretchParts parts, ILogger<HelpJob> log)
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
        // while an upgrade goes from machine to machine, each version keeps to its own runs
        if (await runs.FindAsync(run, cancel) is not { State: RunState.Running } line || line.CodeVersion != CodeVersion.Current
            || await runs.OptionsAsync(run, cancel) is not { } options) return;
        var brought = await parts.HelpAsync(line, key, import, JsonSerializer.Deserialize<RunOptions>(options) ?? new(), cancel);
        log.Helped(run, brought);
    }
}
