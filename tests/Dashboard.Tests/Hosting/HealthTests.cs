using System.Net;
using Npgsql;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class HealthTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_lives_without_its_database_but_is_not_ready()
    {
        using var folder = new TemporaryFolder();
        await using var database = await fixture.CreateAsync();
        await using var site = Site.Build(database, new(folder.Path), "http://127.0.0.1:0", withWorker: false);
        await site.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new(site.Urls.First()) };

        var before = (await AskAsync(client, "/health/live"), await AskAsync(client, "/health/ready"));
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await OnClusterAsync($"alter database {name} with allow_connections false");
        await OnClusterAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        var away = (await AskAsync(client, "/health/live"), await AskAsync(client, "/health/ready"));
        await OnClusterAsync($"alter database {name} with allow_connections true");
        var after = HttpStatusCode.ServiceUnavailable;
        for (var asked = 0; asked < 50 && after != HttpStatusCode.OK; asked++) // connections that were cut leave the pool one by one
        {
            after = await AskAsync(client, "/health/ready");
            await Task.Delay(100, Cancel);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), before);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), away);
        Assert.Equal(HttpStatusCode.OK, after);
    }

    static async Task<HttpStatusCode> AskAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        return response.StatusCode;
    }

    async Task OnClusterAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await fixture.ClusterAsync()).ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
