using System.Globalization;
using Serilog;
using Serilog.Events;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the log into the data folder, a file a day, two weeks of them; the console stays for what the person asked.</summary>
static class Logs
{
    public static void AddLogs(this IServiceCollection services, DataFolder folder) => services.AddSerilog(c => c
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
        .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
        .WriteTo.File(folder.In("journaux", "synthese-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, shared: true,
            formatProvider: CultureInfo.InvariantCulture,
            outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}"));
}
