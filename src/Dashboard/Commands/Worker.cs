using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>worker</c>: a job server alone; any number may share one database.</summary>
public static class Worker
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var command = new Command("worker", "Exécute les traitements sans servir de pages ; plusieurs peuvent partager une base.");
        command.SetAction((_, cancel) => RunAsync(cancel));
        return command;
    }

    static async Task<int> RunAsync(CancellationToken cancel)
    {
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsync(folder, null, cancel);
        using var host = BuildHost(database, folder);
        await host.StartAsync(cancel);
        Console.WriteLine("Ouvrier au travail (Ctrl-C pour arrêter).");
        await host.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Builds a host that does jobs and nothing else.</summary>
    public static IHost BuildHost(Database database, DataFolder folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = typeof(Worker).Assembly.GetName().Name, EnvironmentName = Environments.Production });
        builder.Configuration.AddEnvironmentVariables(); // where the exporter of telemetry looks for its settings
        builder.Services.AddLogs(folder);
        builder.Services.AddParts(database, folder);
        builder.Services.AddWorker();
        return builder.Build();
    }
}
