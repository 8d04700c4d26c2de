using System.ComponentModel;
using System.Diagnostics;

namespace SynthesisPipeline.Dashboard;

/// <summary>Runs a program of the machine and takes what it says.</summary>
static class Tool
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="name">Name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="alsoWell">An exit code beside 0 that is no failure.</param>
    /// <param name="cancel">Kills it.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="UserException">It is not there, or failed.</exception>
    public static async Task<string> OutputAsync(string name, IEnumerable<string> arguments, int? alsoWell, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start");
            await using var kill = cancel.Register(() => process.Kill(entireProcessTree: true));
            var said = process.StandardOutput.ReadToEndAsync(cancel);
            var complained = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0 && process.ExitCode != alsoWell)
                throw new UserException($"{name} a échoué : {Last(await complained) ?? Last(await said) ?? $"code {process.ExitCode}"}");
            return await said;
        }
        catch (Win32Exception error)
        {
            throw new UserException($"Le programme {name} est introuvable : installez-le, puis relancez la même commande.", error);
        }
    }

    static string? Last(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase))
        ?? text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
}
