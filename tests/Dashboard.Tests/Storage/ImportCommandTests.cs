namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The command over a real database: what <c>--map</c> said of the columns of a file holds for the next one.</summary>
public sealed class ImportCommandTests(DatabaseFixture fixture) : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sp-command-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    async Task<string> Import(Database database, string file, string text, params string[] more)
    {
        var path = Path.Combine(_folder, file);
        await File.WriteAllTextAsync(path, text, Cancel);
        using var process = ProductProcess.Start(database.ConnectionString, Path.Combine(_folder, "data"), 2, ["import", path, "--consultation", "essai", .. more]);
        var (code, said, error) = await process.EndAsync(Cancel);
        Assert.Equal((0, ""), (code, error));
        return said;
    }

    static async Task<string[]> Stored(Database database) =>
        [.. await database.Source.ListAsync("select contribution_id || ' ' || body_raw from contributions where until_import is null order by 1", r => r.GetString(0), Cancel)];

    [Fact]
    public async Task A_mapping_given_once_holds_for_the_next_file_of_the_consultation()
    {
        await using var database = await fixture.CreateAsync();
        const string header = "Clé;Ce que vous dites;Pourquoi vous le dites, en quelques phrases\n";

        await Import(database, "janvier.csv", header + "q1;Ouvrir le samedi;Parce que la semaine je travaille et que je ne peux pas venir\n", "--map", "id=Clé,body=Ce que vous dites");
        var said = await Import(database, "fevrier.csv", header + "q2;Ouvrir le dimanche;Parce que le samedi aussi je travaille, comme beaucoup d’autres\n", "--part");

        Assert.Contains("reprise d’un fichier précédent : fevrier.csv", said, StringComparison.Ordinal);
        Assert.Equal(["q1 Ouvrir le samedi", "q2 Ouvrir le dimanche"], await Stored(database));
    }

    [Fact]
    public async Task A_trial_remembers_nothing()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "avis.csv", "Clé,Texte,Suite\na,un avis,et la raison de cet avis en plus long\n");

        await Import(database, "avis.csv", "Clé,Texte,Suite\na,un avis,et la raison de cet avis en plus long\n", "--map", "id=Clé,body=Suite", "--dry-run");

        Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from import_mappings", Cancel));
    }
}
