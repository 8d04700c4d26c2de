using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Digests that came back spoiled, workbook or document: each is merged or refused in one sentence.</summary>
public sealed class MergeFuzzTests
{
    static readonly byte[] s_workbook = Digested.Instance.File;
    static readonly byte[] s_document = Document();

    [Fact]
    public async Task Spoiled_digests_are_merged_or_refused() => Assert.Empty(await FuzzRun.OfAsync("merges", mutant =>
    {
        var isWorkbook = mutant.Random.Next(2) == 0;
        var (one, other) = isWorkbook ? (s_workbook, s_document) : (s_document, s_workbook);
        var spoiled = mutant.Of(one, other);
        if (mutant.Random.Next(4) == 0) spoiled = mutant.Of(spoiled, other);
        try
        {
            using var stream = new MemoryStream(spoiled);
            var returned = isWorkbook ? ReadDigest.From(stream) : ReadDocument.From(stream);
            var merge = Digested.Instance.Merged(returned);
            Assert.Equal(merge.Changes.Length, merge.Changes.DistinctBy(c => c.Fingerprint).Count());
        }
        catch (UserException refusal)
        {
            Assert.InRange(refusal.Message.Length, 20, 400);
        }
        return Task.CompletedTask;
    }));

    static byte[] Document()
    {
        using var file = new MemoryStream();
        WordDocument.Write(file, MadeUpDigest.Content());
        return file.ToArray();
    }
}
