using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>An import onto a disk that fills up half way: one sentence, nothing left, and whole once there is room.</summary>
[Trait("Category", "Slow")]
public sealed class FullDiskTests : IDisposable
{
    readonly string _disk = Directory.CreateTempSubdirectory("sp-disk-").FullName;
    readonly string _folder = Directory.CreateTempSubdirectory("sp-full-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Run("umount", "-l", _disk);
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_disk);
    }

    [Theory]
    [InlineData("default_tablespace")]
    [InlineData("temp_tablespaces")]
    public async Task Nothing_is_left_and_again_is_whole_when_there_is_room(string setting)
    {
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", _disk) == 0, "a small disk cannot be mounted here");
        // a cluster of its own: one whose disk has gone cannot write a checkpoint any more
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        await using var cluster = await PrivatePostgres.StartAsync(Path.Combine(_folder, "postgres"), Cancel);
        if (cluster.User is { } user) Run("chown", user + ":", _disk);
        await using (var connection = new Npgsql.NpgsqlConnection(cluster.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync(Cancel);
            await Sql.RunAsync(connection, $"create tablespace small location '{_disk}'", Cancel);
            await Sql.RunAsync(connection, $"alter database {connection.Database} set {setting} = small", Cancel);
        }
        await using var database = await Database.OpenAsync(new(_folder), cluster.ConnectionString, Cancel);
        var file = Path.Combine(_folder, "contributions.csv");
        var job = new ImportJob(new(database.Source), new(_folder));
        await File.WriteAllTextAsync(file, Table(1), Cancel); // only into a consultation that holds something do rows go by way of a temporary table
        await job.RunAsync(new(file, "essai", "test"), new(), Cancel);
        var rejectsBefore = RejectFiles();
        await File.WriteAllTextAsync(file, Table(40_000), Cancel);

        var error = await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => job.RunAsync(new(file, "essai", "test"), new(), Cancel));
        var left = await database.Source.ScalarAsync<long>("select (select count(*) from imports) + (select count(*) from contributions)", Cancel);
        var rejectsLeft = RejectFiles();
        Assert.Equal(0, Run("mount", "-o", "remount,size=400m", _disk));
        var again = await job.RunAsync(new(file, "essai", "test"), new(), Cancel);

        Assert.Contains("disque", Database.Explain(error), StringComparison.Ordinal);
        Assert.Equal((2, rejectsBefore), (left, rejectsLeft)); // the first import and its row
        Assert.Equal((39_999, 1), (again.Outcome.New, again.Outcome.Unchanged));
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    int RejectFiles() => Directory.GetFiles(Path.Combine(_folder, "imports")).Length;

    static string Table(int rows)
    {
        var text = new StringBuilder("id,body\n");
        var random = new Random(1);
        var letters = new byte[450];
        for (var i = 0; i < rows; i++)
        {
            random.NextBytes(letters); // hardly to be packed
            text.Append(CultureInfo.InvariantCulture, $"p{i},{Convert.ToBase64String(letters)}\n");
        }
        return text.ToString();
    }

    static int Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
            process!.WaitForExit(); // started, or Start had thrown
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
