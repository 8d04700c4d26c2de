using System.Text.Json;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class RunJsonTests
{
    static JsonElement Run() => JsonDocument.Parse(SampleFindings.WriteAll()["run.json"]).RootElement;

    [Fact]
    public void Counts_add_up_and_equal_the_rows_written()
    {
        var counts = Run().GetProperty("counts");
        int Count(string name) => counts.GetProperty(name).GetInt32();

        Assert.Equal(Count("read"), Count("contributions") + Count("votes") + Count("set_aside") + Count("rejected"));
        Assert.Equal((3, 2, 1, 1), (Count("topics"), Count("agreement"), Count("controversies"), Count("duplicates")));
    }

    [Fact]
    public void Ends_count_every_contribution_once()
    {
        var ends = Run().GetProperty("ends");

        Assert.Equal(["agreement", "controversy", "duplicate", "topic", "none"], ends.EnumerateObject().Select(e => e.Name));
        Assert.Equal(SampleFindings.Corpus.Contributions.Length, ends.EnumerateObject().Sum(e => e.Value.GetInt32()));
    }

    [Fact]
    public void Stages_have_their_cost_and_warnings_come_from_import_and_analysis()
    {
        var run = Run();

        var stage = run.GetProperty("stages")[0];
        Assert.Equal(("import", 0.123, 51.2), (stage.GetProperty("name").GetString(), stage.GetProperty("seconds").GetDouble(), stage.GetProperty("peak_memory_mb").GetDouble()));
        Assert.Equal(["« notes.txt » laissé de côté.", "Un sujet réunit plus d’un tiers des contributions."], run.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public void Program_seed_parameters_models_and_inputs_are_named()
    {
        var run = Run();

        Assert.Equal("SynthesisPipeline", run.GetProperty("program").GetProperty("name").GetString());
        Assert.Equal(1, run.GetProperty("seed").GetInt32());
        Assert.Equal("static", run.GetProperty("parameters").GetProperty("embedder").GetString());
        Assert.Equal("contributions.csv", run.GetProperty("inputs")[0].GetProperty("name").GetString());
        Assert.All(run.GetProperty("models").EnumerateArray(), m => Assert.Equal(64, m.GetProperty("sha256").GetString()!.Length)); // written by the test's own program
    }
}
