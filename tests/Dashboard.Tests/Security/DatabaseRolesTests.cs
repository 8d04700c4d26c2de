using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The product under the roles of packaging/roles.sql: one migrates, one serves, one backs up.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class DatabaseRolesTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_product_imports_analyses_and_erases_under_a_role_that_owns_nothing()
    {
        var admin = await fixture.CreateBareAsync();
        await using (var source = NpgsqlDataSource.Create(admin)) await source.RunAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "packaging/roles.sql"), Cancel), Cancel);
        var folder = Directory.CreateTempSubdirectory("sp-roles-");
        await Migrations.ApplyAsync(As(admin, "synthese_owner"), Cancel);
        await using (var database = await Database.OpenAsync(new(folder.FullName), As(admin, "synthese_app"), Cancel))
        {
            await MadeUp.ImportAsync(database, MadeUp.Consultation(12));
            await using var site = Site.Build(database, new(folder.FullName), "http://127.0.0.1:0", withWorker: true);
            var accounts = await FirstAccounts.EnsureAsync(site.Services, Path.Combine(folder.FullName, "acces"), FirstAccounts.OfDemonstration);
            await site.StartAsync(Cancel);
            using var visitor = await new Visitor(site.Urls.First()).SignInAsync("administrateur", accounts.First(a => a.Name == "administrateur").Password);

            var run = await RunAsync(site.Services);
            var page = await visitor.ReadAsync("/consultations/essai/accord");
            using var erased = await visitor.PostAsync("/administration/donnees/effacer", new() { ["name"] = "auteur1", ["contribution"] = "", ["phrase"] = "EFFACER" }, "/administration/donnees?nom=auteur1");
            await MadeUp.ImportAsync(database, MadeUp.Consultation(12));

            Assert.Equal(RunState.Done, run.State);
            Assert.Contains("<table", page, StringComparison.Ordinal);
            Assert.EndsWith("fait=efface", erased.Headers.Location?.ToString(), StringComparison.Ordinal);
            Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from contributions where author = 'auteur1'", Cancel));
            await site.StopAsync(Cancel);
        }
        await using (var app = NpgsqlDataSource.Create(As(admin, "synthese_app")))
            foreach (var forbidden in new[]
            {
                "create table t (a int)", "drop table contributions", "alter table curations disable trigger all", "alter table accounts add column x int", "create function f() returns int language sql as 'select 1'",
                "truncate contributions", "create schema s", "create role r", "set role synthese_owner", "copy contributions to program 'cat'", "update audit_records set account = 'x'",
            })
                await Assert.ThrowsAsync<PostgresException>(() => app.RunAsync(forbidden, Cancel));
        await using (var backup = NpgsqlDataSource.Create(As(admin, "synthese_backup")))
        {
            Assert.True(await backup.ScalarAsync<long>("select count(*) from contributions", Cancel) > 0);
            foreach (var forbidden in new[] { "delete from contributions", "insert into settings (name, value) values ('a', 'b')", "select keep_erased()", "create table t (a int)" })
                await Assert.ThrowsAsync<PostgresException>(() => backup.RunAsync(forbidden, Cancel));
        }
        await using (var database = await Database.OpenAsync(new(folder.FullName), As(admin, "synthese_backup"), Cancel))
            await Backups.WriteAsync(database, new(folder.FullName), Path.Combine(folder.FullName, "sauvegarde"), Cancel);
        Assert.True(new FileInfo(Path.Combine(folder.FullName, "sauvegarde")).Length > 10_000);
        NpgsqlConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_role_that_may_not_migrate_is_told_who_must()
    {
        var admin = await fixture.CreateBareAsync();
        await using (var source = NpgsqlDataSource.Create(admin)) await source.RunAsync("create role sans_droits login", Cancel);

        var refused = await Assert.ThrowsAsync<UserException>(() => Database.OpenAsync(new(fixture.Folder), As(admin, "sans_droits"), Cancel));

        Assert.Contains("doctor", refused.Message, StringComparison.Ordinal);
    }

    static async Task<RunLine> RunAsync(IServiceProvider services)
    {
        var runs = services.GetRequiredService<RunStore>();
        var id = await services.GetRequiredService<RunQueue>().AddAsync((await services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel)).Id, 1, RunReason.Person, "test", Cancel);
        for (var until = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < until; await Task.Delay(200, Cancel))
            if (await runs.FindAsync(id, Cancel) is { Ended: true } line) return line;
        throw new TimeoutException($"Run {id} did not end");
    }

    static string As(string admin, string role) => new NpgsqlConnectionStringBuilder(admin) { Username = role, MaxPoolSize = 20 }.ConnectionString;
}
