using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Disks that are full, connections that are cut.</summary>
[Trait("Category", "Slow")]
public sealed class DatabaseFaultTests : IDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(8);
    readonly List<string> _mounted = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var folder in _mounted)
        {
            using var unmount = Process.Start("umount", ["-l", folder]);
            unmount.WaitForExit();
        }
    }

    [Fact]
    public async Task A_run_that_meets_a_full_disk_is_tried_again_by_itself_and_loses_nothing()
    {
        var disk = await MountAsync("sp-full-", 400);
        await using var fixture = await FaultFixture.StartAsync(1500, Cancel, Path.Combine(disk, "cluster"));
        var ballast = Path.Combine(disk, "ballast");
        var before = await CountAsync(fixture);
        using var worker = fixture.Start(2, "worker");
        var run = await fixture.QueueAsync();
        await fixture.WaitAsync(run, r => r.Stage is "duplicates" or "topics" or "tags" or "opinions" or "controversies" or "agreement", s_patience, Cancel);

        await FillAsync(disk, ballast, leaveBytes: 40_000);
        await Task.Delay(TimeSpan.FromSeconds(12), Cancel); // it meets the full disk, whatever it writes
        File.Delete(ballast);
        if (await StoppedAsync(fixture)) await fixture.Postgres.StartAgainAsync(); // a full disk of the log stops the server
        var ended = await fixture.WaitAsync(run, r => r.Ended, s_patience, Cancel);

        Assert.Equal((RunState.Done, null), (ended.State, ended.Failure));
        Assert.Equal(before, await CountAsync(fixture));
        Assert.Equal(await fixture.UndisturbedAsync(Cancel), await fixture.TablesAsync(ended.Id, Cancel));
        Outcomes.Write("the database's disk is full (tmpfs) while a run goes on, and has room again after 12 s",
            "the run is tried again by itself and ends well; no contribution lost, same bytes");
    }

    [Fact]
    public async Task A_full_disk_of_the_digests_leaves_no_half_folder_and_they_come_once_there_is_room()
    {
        var disk = await MountAsync("sp-small-", 1);
        await using var fixture = await FaultFixture.StartAsync(600, Cancel);
        using (var worker = fixture.Start(2, "worker"))
            Assert.Equal(RunState.Done, (await fixture.WaitAsync(await fixture.QueueAsync(), r => r.Ended, s_patience, Cancel)).State);
        var folder = new DataFolder(disk);
        await FillAsync(disk, Path.Combine(disk, "ballast"), leaveBytes: 60_000);
        var job = ActivatorUtilities.CreateInstance<DigestJob>(fixture.Host.Services, folder);

        var error = await Record.ExceptionAsync(() => job.RunAsync(1, Cancel));
        var left = Directory.Exists(Path.Combine(disk, "fiches")) ? Directory.GetFiles(Path.Combine(disk, "fiches"), "*", SearchOption.AllDirectories) : [];
        File.Delete(Path.Combine(disk, "ballast"));
        using (var remount = Process.Start("mount", ["-o", "remount,size=64m", disk])) await remount.WaitForExitAsync(Cancel);
        await job.RunAsync(1, Cancel);

        Assert.IsAssignableFrom<IOException>(error);
        Assert.Empty(left);
        Assert.True(File.Exists(Path.Combine(DigestJob.FolderOf(folder, "essai", 1), "synthesis.xlsx")));
        Outcomes.Write("the disk of the digests is full (tmpfs)", "the job fails and is tried again; nothing half-written is left, and once there is room the digests are whole");
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_an_import_leaves_nothing_half_done()
    {
        await using var fixture = await FaultFixture.StartAsync(300, Cancel);
        Generation.Write(6000, 9, Path.Combine(fixture.Folder, "large"), null, Cancel);
        var before = await CountAsync(fixture);
        using var proxy = new CuttingProxy(fixture.Postgres.Port, cutAfterBytes: 1_500_000);

        using var import = ProductProcess.Start(fixture.Postgres.ConnectionString(port: proxy.Port), Path.Combine(fixture.Folder, "data"), 2, "import", Path.Combine(fixture.Folder, "large"), "--consultation", "essai");
        var (code, _, error) = await import.EndAsync(Cancel);
        var after = await CountAsync(fixture);
        var (again, _, complaint) = await fixture.Start(2, "import", Path.Combine(fixture.Folder, "large"), "--consultation", "essai").EndAsync(Cancel);
        var whole = await fixture.Database.Source.ScalarAsync<long>("select count(*) from contributions where until_import is null", Cancel);

        Assert.True(proxy.HasCut, "the import was over before the cut");
        Assert.Equal(1, code);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(before, after);
        Assert.Equal((0, ""), (again, complaint));
        Assert.True(whole >= 6000, $"{whole} contributions");
        Outcomes.Write("the connection is cut by a proxy in the middle of COPY (1.5 MB into an import)", $"the import fails and says « {error.Trim()} »; nothing of it is stored; done again, it is whole");
    }

    [Fact]
    public async Task Another_certificate_than_the_expected_is_refused_and_the_work_goes_by_tls()
    {
        await using var fixture = await FaultFixture.StartAsync(100, Cancel);
        var other = Directory.CreateDirectory(Path.Combine(fixture.Folder, "other")).FullName;
        await using var stranger = await ScratchPostgres.StartAsync(other);
        var open = new Npgsql.NpgsqlConnectionStringBuilder(fixture.Postgres.ConnectionString()) { SslMode = Npgsql.SslMode.Disable }.ConnectionString;
        var mistaken = new Npgsql.NpgsqlConnectionStringBuilder(fixture.Postgres.ConnectionString()) { RootCertificate = stranger.Certificate }.ConnectionString;

        var (inTheOpen, _, _) = await ProductProcess.Start(open, Path.Combine(fixture.Folder, "data"), 2, "doctor").EndAsync(Cancel);
        var (code, said, _) = await ProductProcess.Start(mistaken, Path.Combine(fixture.Folder, "data"), 2, "doctor").EndAsync(Cancel);
        var protocol = await fixture.Database.Source.ScalarAsync<string>("select version from pg_stat_ssl where pid = pg_backend_pid()", Cancel);

        Assert.Equal((1, 1), (inTheOpen, code));
        Assert.Contains("certificat", said, StringComparison.Ordinal);
        Assert.StartsWith("TLSv1.", protocol, StringComparison.Ordinal);
        Outcomes.Write("the database shows another certificate than the expected one", $"the command stops and says that the certificate is not the expected one; all tests of this table but those of schedulers reach their database by TCP and {protocol}, its certificate verified");
    }

    static Task<long> CountAsync(FaultFixture fixture) =>
        fixture.Database.Source.ScalarAsync<long>("select (select count(*) from contributions) * 1000000 + (select count(*) from votes) + (select count(*) from imports)", Cancel);

    static async Task<bool> StoppedAsync(FaultFixture fixture)
    {
        for (var i = 0; i < 40; i++)
            try
            {
                await fixture.Database.Source.ScalarAsync<int>("select 1", Cancel);
                return false;
            }
            catch (Npgsql.NpgsqlException)
            {
                await Task.Delay(250, Cancel); // it may be recovering by itself
            }
        return true;
    }

    async Task<string> MountAsync(string prefix, int megabytes)
    {
        Assert.SkipUnless(Environment.UserName == "root", "mounting a small disk asks for root");
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        using var mount = Process.Start("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder]);
        await mount.WaitForExitAsync(Cancel);
        Assert.SkipUnless(mount.ExitCode == 0, "mounting is not allowed here");
        _mounted.Add(folder);
        return folder;
    }

    static async Task FillAsync(string disk, string ballast, long leaveBytes)
    {
        var bytes = new DriveInfo(disk).AvailableFreeSpace - leaveBytes;
        await using var file = File.Create(ballast);
        var block = new byte[65_536];
        for (; bytes > 0; bytes -= block.Length) await file.WriteAsync(block.AsMemory(0, (int)Math.Min(bytes, block.Length)), Cancel);
    }
}
