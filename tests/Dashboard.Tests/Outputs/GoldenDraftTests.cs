using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The draft of the bundled sample as it was last read by us: whoever changes a line of it sees which, and commits it with the reason.</summary>
public sealed class GoldenDraftTests
{
    static readonly string s_golden = Path.Combine(Repository.Root, "tests", "Fixtures", "draft-of-the-sample");

    [Fact]
    public async Task The_sample_gives_the_draft_that_was_read()
    {
        using var folder = new TemporaryFolder();
        var (sample, drafted) = (Path.Combine(Repository.Root, "src", "Dashboard", "Sample"), Path.Combine(folder.Path, "out"));

        var ended = await AnalyzeTests.RunAsync(folder.Path, ["analyze", Path.Combine(sample, "contributions.csv"), Path.Combine(sample, "votes.csv"), "-o", drafted], 2, "C", "UTC");

        Assert.True(ended.Code == 0, ended.Error);
        Assert.Equal(["actions.csv", "agreement.csv", "controversies.csv"], Directory.GetFiles(s_golden, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(s_golden, "*.csv"), file => Assert.Equal(File.ReadAllLines(file), File.ReadAllLines(Path.Combine(drafted, Path.GetFileName(file)))));
    }
}
