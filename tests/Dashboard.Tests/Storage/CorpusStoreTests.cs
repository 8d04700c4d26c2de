using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class CorpusStoreTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_export_comes_back_from_the_database_as_it_was_read()
    {
        var file = Shared("data/rua-fonctionnement/export-brut.csv.gz");
        Assert.SkipUnless(file is not null, "../shared/data is absent");
        await using var database = await fixture.CreateAsync();
        var read = ImportExport.ReadAll([file], new(), Cancel);
        var expected = new Corpus(read.Contributions, read.Votes, read.Name);

        await MadeUp.ImportAsync(database, read);
        var actual = (await new CorpusStore(database.Source).LoadAsync(1, null, Cancel)).Corpus;

        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Votes, actual.Votes);
        Assert.Equal(expected.Contributions.Select(Flat), actual.Contributions.Select(Flat));
    }

    // everything that the record holds, as one comparable text
    static string Flat(Contribution c) => string.Join('|',
        c with { Body = SourceText.Empty, Attributes = [], CreatedAt = null }, c.Body.Raw, c.Body.Plain, string.Join(',', c.Body.Pieces),
        c.CreatedAt?.ToString("O"), string.Join(',', c.Attributes));

    static string? Shared(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthesisPipeline.sln")))
                return Path.Combine(folder.FullName, "..", "shared", path) is var found && File.Exists(found) ? found : null;
        return null;
    }
}
