using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The command as a process that is killed while it sends rows and while it merges them: the whole file or nothing, then again and whole.</summary>
[Trait("Category", "Slow")]
public sealed class ImportKillTests(DatabaseFixture fixture) : IDisposable
{
    const int Rows = 20_000;

    readonly string _folder = Directory.CreateTempSubdirectory("sp-kill-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("copy contributions (%")]
    [InlineData("copy staged_votes%")]
    [InlineData("insert into votes%")]
    public async Task Killed_at_any_moment_nothing_is_left_and_again_is_whole(string moment)
    {
        await using var database = await fixture.CreateAsync();
        Write("le samedi matin");
        await KillAsync(database, moment);
        var left = await CountsAsync(database);
        var said = await SaidAsync(database);

        Assert.Equal((0, 0, 0), left);
        Assert.Contains($"{Rows + Rows / 10} nouvelles", said, StringComparison.Ordinal);
        Assert.Equal((1, Rows, Rows / 10), await CountsAsync(database));
    }

    [Theory]
    [InlineData("copy staged_contributions (%")]
    [InlineData("%insert into contributions%")]
    public async Task A_later_export_killed_at_any_moment_leaves_the_earlier_one_and_again_is_whole(string moment)
    {
        await using var database = await fixture.CreateAsync();
        Write("le samedi matin");
        await SaidAsync(database);
        Write("le dimanche soir");

        await KillAsync(database, moment);
        var left = await CountsAsync(database);
        var said = await SaidAsync(database);

        Assert.Equal((1, Rows, Rows / 10), left);
        Assert.Contains($"{Rows} modifiées", said, StringComparison.Ordinal);
        Assert.Equal((2, 2 * Rows, Rows / 10), await CountsAsync(database));
    }

    /// <summary>Starts an import and kills it inside of one of its statements, which is slowed down so that the blow falls there.</summary>
    async Task KillAsync(Database database, string moment)
    {
        await database.Source.RunAsync("""
            create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.0005); return new; end $$;
            create trigger slow_contributions before insert on contributions for each row execute function slowly();
            create trigger slow_votes before insert on votes for each row execute function slowly()
            """, Cancel);
        using (var process = Start(database))
        {
            await ReachAsync(database, moment, process);
            process.Kill(); // SIGKILL
            await process.WaitForExitAsync(Cancel);
        }
        await GoneAsync(database);
        await database.Source.RunAsync("drop trigger slow_contributions on contributions; drop trigger slow_votes on votes", Cancel);
    }

    /// <summary>Runs an import to its end.</summary>
    async Task<string> SaidAsync(Database database)
    {
        using var process = Start(database);
        var said = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    void Write(string when)
    {
        var (contributions, votes) = (new StringBuilder("id,body\n"), new StringBuilder("contribution_id,voter,value\n"));
        for (var i = 0; i < Rows; i++) contributions.Append(CultureInfo.InvariantCulture, $"p{i},Il faut ouvrir le guichet numéro {i} {when} et le faire savoir\n");
        for (var i = 0; i < Rows / 10; i++) votes.Append(CultureInfo.InvariantCulture, $"p{i},v{i % 97},agree\n");
        File.WriteAllText(Path.Combine(_folder, "contributions.csv"), contributions.ToString());
        File.WriteAllText(Path.Combine(_folder, "votes.csv"), votes.ToString());
    }

    Process Start(Database database)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SynthesisPipeline.Dashboard.dll"), "import", _folder, "--consultation", "essai"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment[Database.Variable] = database.ConnectionString;
        start.Environment[DataFolder.Variable] = Path.Combine(Path.GetTempPath(), Path.GetFileName(_folder) + "-data");
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    static async Task ReachAsync(Database database, string moment, Process process)
    {
        for (var until = DateTime.UtcNow.AddMinutes(2); DateTime.UtcNow < until; await Task.Delay(5, Cancel))
        {
            if (await database.Source.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and query ilike $1", Cancel, moment) > 0) return;
            Assert.False(process.HasExited, $"it ended before it reached {moment}");
        }
        Assert.Fail($"{moment} was not reached");
    }

    // the server finds out that its client is gone
    static async Task GoneAsync(Database database)
    {
        for (var until = DateTime.UtcNow.AddMinutes(2); DateTime.UtcNow < until; await Task.Delay(50, Cancel))
            if (await database.Source.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and backend_type = 'client backend'", Cancel) == 0) return;
        Assert.Fail("the killed import's session stayed");
    }

    static async Task<(long, long, long)> CountsAsync(Database database) => (
        await database.Source.ScalarAsync<long>("select count(*) from imports", Cancel),
        await database.Source.ScalarAsync<long>("select count(*) from contributions", Cancel),
        await database.Source.ScalarAsync<long>("select count(*) from votes", Cancel));
}
