namespace SynthesisPipeline.Ingest.Tests;

public class ImportCountsTests
{
    [Fact]
    public void Counts_add_up_only_when_no_row_is_lost()
    {
        Assert.True(new ImportCounts(10, 5, 3, 1, 1).AddsUp);
        Assert.False(new ImportCounts(10, 5, 3, 1, 0).AddsUp);
    }
}
