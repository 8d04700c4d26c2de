using System.Diagnostics;
using System.Globalization;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The product in a process of its own, which may be killed.</summary>
sealed class ProductProcess : IDisposable
{
    readonly Process _process;
    readonly Task<string> _output, _error;

    ProductProcess(Process process) => (_process, _output, _error) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <summary>Starts a command over a database.</summary>
    public static ProductProcess Start(string database, string dataFolder, int processors, params string[] arguments) => Start(database, dataFolder, processors, [], arguments);

    /// <summary>Starts a command over a database, with settings.</summary>
    public static ProductProcess Start(string database, string dataFolder, int processors, Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Database.Variable] = database;
        start.Environment[DataFolder.Variable] = dataFolder;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start"));
    }

    /// <summary>Kills it at once, and nothing of it is told beforehand (SIGKILL).</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task<(int Code, string Output, string Error)> EndAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return (_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
