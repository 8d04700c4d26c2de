using System.Diagnostics;

namespace SynthesisPipeline.Speed;

/// <summary>One timed run of a command.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="Use">What its processes used; memory is the peak.</param>
sealed record Timing(double Seconds, TreeUse Use)
{
    static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(50);
    static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Runs a command to its end and measures it.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="data">Data folder of the product, so that no two scenarios meet.</param>
    /// <exception cref="InvalidOperationException">The command failed: a time of a failure is no figure.</exception>
    /// <param name="answers">An address: the measurement ends once it answers, and the command is stopped; null where it ends by itself.</param>
    public static Timing Of(IReadOnlyList<string> command, string data, string? answers = null)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment["SYNTHESIS_DATA"] = data;
        // as ./synthesis sets them for long work
        if (command is [_, _, "analyze" or "run", ..]) (start.Environment["DOTNET_TieredCompilation"], start.Environment["DOTNET_gcConcurrent"]) = ("0", "0");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var use = new TreeUse(0, 0, 0, 0);
        while (!process.WaitForExit(s_every) && !(answers is not null && Answers(answers)))
            if (ProcessTree.Measure(process.Id) is { } now)
                use = new(Math.Max(use.ResidentBytes, now.ResidentBytes), Math.Max(use.ReadBytes, now.ReadBytes),
                    Math.Max(use.WrittenBytes, now.WrittenBytes), Math.Max(use.ProcessorSeconds, now.ProcessorSeconds));
        var seconds = watch.Elapsed.TotalSeconds;
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            process.WaitForExit();
            return new(seconds, use);
        }
        return process.ExitCode == 0 ? new(seconds, use)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {errors.Result.Trim()}");
    }

    static bool Answers(string address)
    {
        try
        {
            using var answer = s_client.Send(new(HttpMethod.Get, address), HttpCompletionOption.ResponseHeadersRead);
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false; // it does not listen yet
        }
    }
}
