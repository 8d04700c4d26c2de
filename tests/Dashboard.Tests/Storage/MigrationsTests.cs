using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class MigrationsTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_processes_at_once_migrate_once()
    {
        var text = await fixture.CreateBareAsync();

        await Task.WhenAll(Migrations.ApplyAsync(text, Cancel), Migrations.ApplyAsync(text, Cancel));
        await using var database = await Database.OpenAsync(new(fixture.Folder), text, Cancel);

        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "src/Dashboard/Storage/Migrations"), "*.sql").Length, await database.Source.ScalarAsync<long>("select count(*) from schemaversions", Cancel));
        Assert.True(await database.Source.ScalarAsync<bool>("select to_regclass('hangfire.job') is not null", Cancel));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_a_sentence()
    {
        var text = await fixture.CreateBareAsync();
        await using (var database = await Database.OpenAsync(new(fixture.Folder), text, Cancel))
            await database.Source.RunAsync("insert into schemaversions (scriptname, applied) values ('SynthesisPipeline.Dashboard.Storage.Migrations.9999_later.sql', now())", Cancel);

        var refused = await Assert.ThrowsAsync<UserException>(() => Database.OpenAsync(new(fixture.Folder), text, Cancel));

        Assert.Contains("9999_later.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<UserException>(() =>
            Database.OpenAsync(new(fixture.Folder), "Host=/nowhere/at/all;Username=app;Database=app;Timeout=2", Cancel));

        Assert.DoesNotContain('\n', refused.Message);
        Assert.InRange(refused.Message.Length, 20, 400);
    }

    [Fact]
    public async Task Decisions_and_the_audit_trail_only_grow()
    {
        await using var database = await fixture.CreateAsync();
        await new AuditStore(database.Source).AddAsync("anne", "sign_in", "", Cancel);

        var change = await Record.ExceptionAsync(() => database.Source.RunAsync("update audit_records set account = 'x'", Cancel));
        var removal = await Record.ExceptionAsync(() => database.Source.RunAsync("delete from audit_records", Cancel));
        var emptying = await Record.ExceptionAsync(() => database.Source.RunAsync("truncate curations", Cancel));

        Assert.All([change, removal, emptying], e => Assert.Contains("append-only", e?.Message, StringComparison.Ordinal));
        Assert.Equal("anne", Assert.Single(await new AuditStore(database.Source).ListAsync(5, Cancel)).Account);
    }
}
