using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class BackupsTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_comes_back_whole_and_what_came_after_is_gone()
    {
        var root = Directory.CreateTempSubdirectory("sp-backup-").FullName;
        try
        {
            var folder = new DataFolder(root);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101);
            await using var database = await Database.OpenAsync(folder, "", Cancel);
            await MadeUp.ImportAsync(database, MadeUp.Consultation(12));
            var consultations = new ConcertationStore(database.Source);
            var corpora = new CorpusStore(database.Source);
            var before = await corpora.LoadAsync((await consultations.NeedAsync("essai", Cancel)).Id, null, Cancel);
            var file = Path.Combine(root, "garde.sauvegarde");

            await Backups.WriteAsync(database, folder, file, Cancel);
            await MadeUp.ImportAsync(database, MadeUp.Consultation(20));
            await MadeUp.ImportAsync(database, MadeUp.Consultation(4), "autre");
            // what a newer version leaves: going back must not stumble over it
            await database.Source.RunAsync("create table of_a_newer_version (id bigint generated always as identity primary key, run_id bigint references runs (id))", Cancel);
            await database.Source.RunAsync("create function of_a_newer_version() returns int language sql as 'select 1'", Cancel);
            await database.Source.RunAsync("insert into schemaversions (scriptname, applied) values ('SynthesisPipeline.Dashboard.Storage.Migrations.9999_newer.sql', now())", Cancel);
            Npgsql.NpgsqlConnection.ClearAllPools();
            database.Source.Clear();
            await Backups.ReadAsync(database, folder, file, Cancel);

            var after = await corpora.LoadAsync((await consultations.NeedAsync("essai", Cancel)).Id, null, Cancel);
            Assert.Equal(before.Fingerprint, after.Fingerprint);
            Assert.Null(await consultations.FindAsync("autre", Cancel));
            Assert.True(await database.Source.ScalarAsync<bool>("select to_regclass('of_a_newer_version') is null and to_regproc('of_a_newer_version') is null", Cancel));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_changes_nothing()
    {
        await using var database = await fixture.CreateAsync();
        var file = Path.Combine(fixture.Folder, "faux.sauvegarde");
        await File.WriteAllTextAsync(file, "rien", Cancel);

        await Assert.ThrowsAsync<UserException>(() => Backups.ReadAsync(database, new(Path.Combine(fixture.Folder, "data")), file, Cancel));

        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "src/Dashboard/Storage/Migrations"), "*.sql").Length, await database.Source.ScalarAsync<long>("select count(*) from schemaversions", Cancel));
    }
}
