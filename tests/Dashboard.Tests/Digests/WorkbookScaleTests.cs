using System.Diagnostics;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Measures the whole process: nothing else may run beside.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

[Collection("alone")]
public sealed class WorkbookScaleTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void A_digest_of_20_000_contributions_takes_under_10_seconds_of_processor_and_500_MB()
    {
        var body = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"mot{i * 7919 % 997}"));
        var corpus = new Corpus(Enumerable.Range(0, 20_000).Select(i => new Contribution
        {
            Id = new($"c{i:00000}"), Title = $"Proposition numéro {i}", Body = SourceText.Same($"{i} {body}"), DeclaredVotes = new(i % 90, i % 7, i % 31),
            CreatedAt = new DateTimeOffset(2019, 10, 1 + i % 28, 8, 0, 0, TimeSpan.Zero),
        }), []);
        var findings = SampleFindings.Findings with
        {
            Topics = new([], [.. corpus.Contributions.Select(c => new Assignment(c.Id, null, null, 0))], [], []),
            Coverage = [.. corpus.Contributions.Select(c => new CoverageLine(c.Id, [ContributionUse.None], []))],
        };
        var content = MakeDigest.Of(corpus, findings, SampleFindings.Run);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;

        using var output = new MemoryStream();
        Workbook.Write(output, content);

        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{seconds:0.0} s, {process.PeakWorkingSet64 / 1e6:0} MB, {output.Length / 1e6:0.0} MB written");
        var peak = process.PeakWorkingSet64 / 1e6;
        output.Position = 0;
        var reading = process.TotalProcessorTime;
        var returned = ReadDigest.From(output);
        process.Refresh();
        TestContext.Current.TestOutputHelper?.WriteLine($"{(process.TotalProcessorTime - reading).TotalSeconds:0.0} s to read it back, {process.PeakWorkingSet64 / 1e6:0} MB");
        Assert.Equal(20_000, returned.Rows.Count(r => r.Sheet == "contributions"));
        Assert.True(seconds < 10, $"{seconds:0.0} s");
        Assert.True(peak < 500, $"{peak:0} MB");
    }
}
