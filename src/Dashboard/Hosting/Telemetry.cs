using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a collector of OpenTelemetry is told, once its address is set: how long runs and stages take, how they end, and traces of requests and statements. Never a text nor a name.</summary>
static class Telemetry
{
    /// <summary>Environment variable that switches it on: the standard one.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Name of our own traces and figures.</summary>
    public const string Name = "SynthesisPipeline";

    /// <summary>Traces: one a run, in it one a stage.</summary>
    public static ActivitySource Source { get; } = new(Name);

    static readonly Meter s_meter = new(Name);
    static readonly Histogram<double> s_runs = s_meter.CreateHistogram<double>("synthesis.run.duration", "s", "Wall time of a run, by how it ended and why it was asked for");
    static readonly Histogram<double> s_stages = s_meter.CreateHistogram<double>("synthesis.stage.duration", "s", "Wall time of a stage");
    static readonly Histogram<double> s_memory = s_meter.CreateHistogram<double>("synthesis.stage.memory", "MBy", "Peak memory of the process in a stage");

    /// <summary>Counts a run that has ended.</summary>
    public static void RunEnded(RunReason reason, RunState state, double seconds) =>
        s_runs.Record(seconds, new("reason", WordNames.Of(reason)), new KeyValuePair<string, object?>("state", WordNames.Of(state)));

    /// <summary>Counts a stage that has ended.</summary>
    public static void StageEnded(StageRecord stage)
    {
        s_stages.Record(stage.Seconds, new KeyValuePair<string, object?>("stage", stage.Name));
        s_memory.Record(stage.PeakMemoryMb, new KeyValuePair<string, object?>("stage", stage.Name));
    }

    /// <summary>Sends it all to the collector that the administrator names; without one, nothing is gathered.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))) return;
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") ?? "synthesis-pipeline", serviceVersion: CodeVersion.Current))
            .WithMetrics(m => m.AddMeter(Name, "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .WithTracing(t => t.AddSource(Name, "Npgsql", "Microsoft.AspNetCore"))
            .UseOtlpExporter();
    }
}
