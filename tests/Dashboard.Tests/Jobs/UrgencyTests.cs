using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A person who waits comes before the night's work: shown with the real job server and full queues.</summary>
public sealed class UrgencyTests(DatabaseFixture fixture) : IAsyncLifetime
{
    const int Night = 8;
    Database _database = null!; // made before each test
    IHost _host = null!;
    RunQueue _queue = null!;
    RunStore _runs = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _host = Worker.BuildHost(_database, new(Path.Combine(fixture.Folder, "data")));
        (_queue, _runs) = (_host.Services.GetRequiredService<RunQueue>(), _host.Services.GetRequiredService<RunStore>());
        for (var i = 0; i <= Night; i++) await MadeUp.ImportAsync(_database, MadeUp.Consultation(8), $"essai-{i}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task While_the_nights_work_holds_every_place_it_can_a_persons_run_is_done()
    {
        await using var holder = await _database.Source.OpenConnectionAsync(Cancel); // holds each consultation of the night, so that none of its runs goes on
        await Sql.RunAsync(holder, "select pg_advisory_lock(hashtextextended('synthesis:run:' || id, 0)) from consultations where slug <> $1", Cancel, $"essai-{Night}");
        var night = await NightAsync();
        await _host.StartAsync(Cancel);
        await UntilAsync(async () => await _database.Source.ScalarAsync<long>("select count(*) from pg_locks l join pg_database d on d.oid = l.database where locktype = 'advisory' and not granted and datname = current_database()", Cancel) >= Math.Min(Environment.ProcessorCount, 4));

        var person = await _queue.AddAsync(await IdAsync(Night), 1, RunReason.Person, "une personne", Cancel);
        await UntilAsync(async () => (await _runs.FindAsync(person, Cancel))!.State == RunState.Done);
        var began = (await _runs.FindAsync(person, Cancel))!;
        var waiting = await _runs.UnfinishedAsync(Cancel);
        await Sql.RunAsync(holder, "select pg_advisory_unlock_all()", Cancel);
        await UntilAsync(async () => (await _runs.UnfinishedAsync(Cancel)).IsEmpty);

        Assert.Equal(night.Order(), waiting.Select(r => r.Id).Order()); // not one of them had ended
        Assert.InRange((began.StartedAt!.Value - began.QueuedAt).TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task What_a_person_asked_for_last_is_taken_from_full_queues_first()
    {
        var night = await NightAsync();
        var person = await _queue.AddAsync(await IdAsync(Night), 1, RunReason.Person, "une personne", Cancel);

        await _host.StartAsync(Cancel);
        await UntilAsync(async () => (await _runs.UnfinishedAsync(Cancel)).IsEmpty);

        var started = (await Task.WhenAll(night.Append(person).Select(r => _runs.FindAsync(r, Cancel)))).OrderBy(r => r!.StartedAt).Select(r => r!.Id).ToList();
        // every place takes the urgent queue first; those beside may have begun at the same moment
        Assert.InRange(started.IndexOf(person), 0, Math.Min(Environment.ProcessorCount, 4));
    }

    async Task<long> IdAsync(int number) => (await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync($"essai-{number}", Cancel)).Id;

    async Task<List<long>> NightAsync()
    {
        var night = new List<long>();
        for (var i = 0; i < Night; i++) night.Add(await _queue.AddAsync(await IdAsync(i), 1, RunReason.Closing, "échéancier", Cancel));
        return night;
    }

    static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await done()) await Task.Delay(100, patience.Token);
    }
}
