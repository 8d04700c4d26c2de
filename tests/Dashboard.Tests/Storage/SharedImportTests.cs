using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Every set of the development data into the database and once more: counts add up per file and in all, and nothing changes the second time.</summary>
[Trait("Category", "Slow")]
public sealed class SharedImportTests(DatabaseFixture fixture) : IDisposable
{
    // word lists and tables of tokens hold nothing that people wrote
    static readonly string[] s_noContributions = ["lexique-fr", "ud-francais"];

    readonly string _folder = Directory.CreateTempSubdirectory("sp-sets-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Sets()
    {
        var root = Repository.Shared("data");
        if (!Directory.Exists(root)) return new("");
        var sets = Directory.GetDirectories(root).Concat(Directory.GetDirectories(Path.Combine(root, "polis")))
            .Append(Path.Combine(root, "decidim-mel-grand-debat/format-decidim")).Append(Path.Combine(root, "rua-fonctionnement/export-brut.csv.gz"))
            .Append(Path.Combine(root, "an-fausses-informations-2018/export-brut.cp1252.csv.gz"));
        return [.. sets.Select(s => Path.GetRelativePath(root, s)).Where(s => !s_noContributions.Contains(s)).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_set_adds_up_and_twice_is_once(string set)
    {
        Assert.SkipUnless(set.Length > 0, "shared/data is not beside this repository");
        await using var database = await fixture.CreateAsync();
        var job = new ImportJob(new(database.Source), new(_folder));
        var order = new ImportOrder(Path.Combine(Repository.Shared("data"), set), "essai", "test");

        var first = await job.RunAsync(order, new(), Cancel);
        var rows = await RowsAsync(database);
        var second = await job.RunAsync(order, new(), Cancel);
        var kept = await database.Source.ScalarAsync<long>("select count(distinct (file, line)) from rejects where import_id = $1", Cancel, first.Outcome.Id);

        var sum = first.Read.Files.Aggregate(default(Ingest.ImportCounts), (all, f) => all + f.Counts);
        // a row of docs/reliability.md, « Every set of the development data »
        TestContext.Current.TestOutputHelper?.WriteLine($"| {set} | {first.Read.Format} | {first.Read.Files.Length} | {sum.Read} | {sum.Contributions} | {sum.Votes} | {sum.SetAside} | {sum.Rejected} |");
        Assert.True(first.Outcome.AddsUp);
        Assert.All(first.Read.Files, f => Assert.True(f.Counts.AddsUp, f.File));
        Assert.Equal(first.Outcome.Read, first.Read.Files.Sum(f => f.Counts.Read));
        Assert.Equal(first.Outcome.Rejected, kept);
        Assert.Equal(first.Outcome.Read, first.Outcome.New + first.Outcome.Changed + first.Outcome.Unchanged + sum.SetAside + sum.Rejected);
        Assert.Equal(first.Outcome.New, rows.Contributions - await ApartAsync(database) + rows.Votes); // what was counted stands there
        Assert.Equal((0, 0, 0, 0), (second.Outcome.New, second.Outcome.Changed, second.Outcome.Missing, second.Outcome.Withdrawn));
        Assert.Equal(rows, await RowsAsync(database));
    }

    // rows set aside that are contributions stand in their table too
    static Task<long> ApartAsync(Database database) => database.Source.ScalarAsync<long>("select count(*) from contributions where set_aside is not null", Cancel);

    static async Task<(long Contributions, long Votes)> RowsAsync(Database database) => (
        await database.Source.ScalarAsync<long>("select count(*) from contributions", Cancel), await database.Source.ScalarAsync<long>("select count(*) from votes", Cancel));
}
