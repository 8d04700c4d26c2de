using Serilog;
using Serilog.Events;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the log into the data folder, a line of JSON an event, a file a day, two weeks of them; the console stays for what the person asked.</summary>
static class Logs
{
    public static void AddLogs(this IServiceCollection services, DataFolder folder) => services.AddSerilog(c => c
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
        .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
        .WriteTo.File(new LogLine(), folder.In("journaux", "synthese-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, shared: true));
}
