using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class TelemetryTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_is_told_the_figures_and_the_trace_of_a_run_and_nothing_that_anybody_wrote()
    {
        await using var database = await fixture.CreateAsync();
        using var folder = new TemporaryFolder();
        await MadeUp.ImportAsync(database, MadeUp.Consultation(20));
        await using var collector = await Collector.StartAsync();

        using var run = ProductProcess.Start(database.ConnectionString, folder.Path, 2, new Dictionary<string, string> { [Telemetry.Variable] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }, "run", "essai");
        var (code, said, error) = await run.EndAsync(Cancel);

        Assert.True(code == 0, $"{said}\n{error}");
        var (figures, spans) = (collector.Text("/v1/metrics"), collector.Text("/v1/traces"));
        Assert.All(new[] { "synthesis.run.duration", "synthesis.stage.duration", "synthesis.stage.memory", "synthesis-pipeline", "topics", "person", "done" },
            name => Assert.Contains(name, figures, StringComparison.Ordinal));
        Assert.All(new[] { "SynthesisPipeline", "read", "text", "duplicates", "topics", "tags", "agreement", "store", "consultation" },
            name => Assert.Contains(name, spans, StringComparison.Ordinal));
        Assert.All(new[] { "logiciels libres", "Proposition sur", "auteur1", "signataire1", "communes consultées" },
            text => Assert.DoesNotContain(text, figures + spans, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_gathered()
    {
        Assert.Null(Environment.GetEnvironmentVariable(Telemetry.Variable));
        await using var database = await fixture.CreateAsync();
        using var host = Worker.BuildHost(database, new(Path.Combine(fixture.Folder, "data")));

        Assert.Null(host.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.Null(host.Services.GetService<OpenTelemetry.Metrics.MeterProvider>());
    }
}
