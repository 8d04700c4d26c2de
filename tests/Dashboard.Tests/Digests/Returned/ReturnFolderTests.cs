using ClosedXML.Excel;
using Microsoft.Extensions.Logging.Abstractions;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class ReturnFolderTests(DatabaseFixture databases)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_that_are_whole_are_taken_or_refused_with_a_note_and_none_is_lost()
    {
        await using var world = await DigestWorld.MakeAsync(databases, "bus");
        var (file, _) = await world.SendAsync();
        using var folder = new TemporaryFolder();
        var data = new DataFolder(folder.Path);
        var watch = new ReturnFolder(data, world.Get<DigestReturns>(), world.Database.Source, TimeProvider.System, NullLogger<ReturnFolder>.Instance);
        await PutAsync("fiche.xlsx", DigestReturnsTests.Edit(file, w => w.Cell("point-1", "point").Says("Par le dossier.")), TimeSpan.FromMinutes(1));
        await PutAsync("autre.xlsx", [1, 2, 3], TimeSpan.FromMinutes(1));
        await PutAsync("en-cours.xlsx", [1, 2, 3], TimeSpan.Zero);
        await PutAsync("~$fiche.xlsx", [1, 2, 3], TimeSpan.FromMinutes(1));

        var done = await watch.LookAsync(Cancel);

        Assert.Equal(2, done);
        Assert.Equal("Par le dossier.", (await world.PointAsync(1)).Point);
        string[] Names(string where) => [.. Directory.GetFiles(Path.Combine(folder.Path, ReturnFolder.Name, where)).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.StartsWith("fiche-", Assert.Single(Names("reprises")), StringComparison.Ordinal);
        Assert.Equal(2, Names("refusees").Length);
        Assert.Contains("pas un classeur", await File.ReadAllTextAsync(Path.Combine(folder.Path, ReturnFolder.Name, "refusees", Names("refusees")[1]), Cancel), StringComparison.Ordinal);
        Assert.Equal(["en-cours.xlsx", "~$fiche.xlsx"], Names("."));

        async Task PutAsync(string name, byte[] content, TimeSpan age)
        {
            var path = data.In(ReturnFolder.Name, name);
            await File.WriteAllBytesAsync(path, content, Cancel);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
        }
    }
}
