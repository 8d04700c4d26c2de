namespace SynthesisPipeline.Analysis.Tests;

/// <summary>No test of the core: keeps a copy of it as it is loaded, so that changes drawn by lot are tried outside of Stryker (bench/mutants-lot.py).</summary>
public sealed class KeptCore
{
    [Fact]
    public void The_changed_core_is_kept_where_the_lot_looks_for_it()
    {
        var core = typeof(Pipeline).Assembly.Location;

        if (Environment.GetEnvironmentVariable("KEPT_CORE") is { Length: > 0 } folder) File.Copy(core, Path.Combine(folder, Path.GetFileName(core)), overwrite: true);

        // runs through one change at least: where a test runs through none, Stryker takes its coverage for failed and tries all of them
        Assert.Equal(1, Proportions.SupportOf(new(9, 0, 0)).Value);
    }
}
