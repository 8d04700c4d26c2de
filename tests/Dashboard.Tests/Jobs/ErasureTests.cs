using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class ErasureTests(DatabaseFixture fixture) : IAsyncLifetime
{
    const string Secret = "Moi, Zéphirine Quatremer, je demande des fontaines musicales devant chaque mairie de France";

    Database _database = null!; // made before each test
    IHost _host = null!;
    DataFolder _folder = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.CreateAsync();
        _folder = new(Path.Combine(fixture.Folder, "data-" + Path.GetRandomFileName()));
        _host = Worker.BuildHost(_database, _folder); // never started: the test does the jobs itself
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_an_erased_contributor_is_left_anywhere_nor_comes_back_with_the_export()
    {
        await MadeUp.ImportAsync(_database, Export());
        var first = await RunAsync();
        var curations = _host.Services.GetRequiredService<CurationStore>();
        await curations.AddAsync(first.ConsultationId, "rapporteur", first.Id, new EditPoint(new("p1", Secret, "", new("T01"), "", [new(new("z1"), null)], []), Secret + ".", ""), null, Cancel);
        await curations.AddAsync(first.ConsultationId, "rapporteur", first.Id, new TagContributions([new("z2"), new("p001")], TagKind.Free, "eau", true), null, Cancel);
        await Digest(first.Id);
        await File.WriteAllTextAsync(_folder.In("imports", "essai-1-rejets.csv"), Secret, Cancel);
        var before = await FindEverywhereAsync();

        var (erased, runs) = await _host.Services.GetRequiredService<Erasure>().EraseAsync("Zéphirine Quatremer", [], null, "admin", Cancel);
        var after = await FindEverywhereAsync();
        foreach (var run in runs) await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, Cancel);
        await Digest(runs[0]);
        await MadeUp.ImportAsync(_database, Export()); // the platform still has them
        var next = await RunAsync();
        await Digest(next.Id);

        Assert.NotEmpty(before);
        var line = Assert.Single(erased);
        Assert.Equal((3, 1, 2), (line.Contributions, line.Votes, line.Decisions));
        Assert.Empty(after);
        Assert.Empty(await FindEverywhereAsync());
        var kept = Assert.Single(await curations.ListAsync(first.ConsultationId, Cancel)); // a decision on others too goes on without them
        Assert.Equal([new("p001")], Assert.IsType<TagContributions>(kept.Decision).Contributions);
        Assert.Equal((RunState.Done, RunReason.Erasure), (await StateAsync(runs[0]), (await Find(runs[0])).Reason));
        Assert.Equal(RunState.Done, await StateAsync(first.Id)); // when it was and what it counted stays
        Assert.Equal(first.Figures["contributions"] - 3, next.Figures["contributions"]);
    }

    [Fact]
    public async Task Nothing_is_erased_under_a_name_that_differs_by_a_letter()
    {
        await MadeUp.ImportAsync(_database, Export());

        var (erased, runs) = await _host.Services.GetRequiredService<Erasure>().EraseAsync("Zephirine Quatremer", [], null, "admin", Cancel);

        Assert.Empty(erased);
        Assert.Empty(runs);
    }

    [Fact]
    public async Task Findings_of_old_runs_go_after_their_time_but_never_those_of_the_latest()
    {
        await MadeUp.ImportAsync(_database, MadeUp.Consultation(12));
        var first = await RunAsync();
        var second = await RunAsync();
        await _host.Services.GetRequiredService<SettingStore>().SetDaysAsync(SettingStore.RunDays, 30, Cancel);
        var retention = _host.Services.GetRequiredService<Retention>();

        await retention.ApplyAsync(DateTimeOffset.UtcNow.AddDays(29), Cancel);
        var kept = await CountAsync(first.Id);
        await retention.ApplyAsync(DateTimeOffset.UtcNow.AddDays(31), Cancel);

        Assert.True(kept > 0);
        Assert.Equal(0, await CountAsync(first.Id));
        Assert.Equal(kept, await CountAsync(second.Id));
        Assert.Equal(RunState.Done, await StateAsync(first.Id));
    }

    [Fact]
    public async Task Who_looked_at_which_page_is_forgotten_after_an_hour()
    {
        var presences = _host.Services.GetRequiredService<PresenceStore>();
        await presences.SeeAsync("parti", "/consultations/essai", Cancel);
        await _database.Source.RunAsync("update presences set seen_at = now() - interval '61 minutes'", Cancel);
        await presences.SeeAsync("present", "/consultations/essai", Cancel);

        await _host.Services.GetRequiredService<Retention>().ApplyAsync(DateTimeOffset.UtcNow, Cancel);

        Assert.Equal(["present"], await _database.Source.ListAsync("select account from presences", r => r.GetString(0), Cancel));
    }

    // with a second wording of one contribution, a vote, and an argument of somebody else's below
    static ImportResult Export()
    {
        var read = MadeUp.Consultation(24);
        var author = new Contributor("Zéphirine Quatremer");
        return MadeUp.Of(read.Name,
        [
            .. read.Contributions,
            .. Enumerable.Range(1, 3).Select(i => new Contribution { Id = new($"z{i}"), Title = "Fontaines musicales", Body = SourceText.Same($"{Secret}. Fontaine {i}."), Author = author }),
            new() { Id = new("reponse"), Kind = ContributionKind.Argument, ParentId = new("z1"), Stance = Side.Against, Body = SourceText.Same("Cette mesure coûterait trop cher aux petites communes."), Author = new("voix1") },
        ], [.. read.Votes, new(new("p001"), author.Name, VoteValue.Agree)]);
    }

    Task Digest(long run) => ActivatorUtilities.CreateInstance<DigestJob>(_host.Services).RunAsync(run, Cancel);

    async Task<RunLine> RunAsync()
    {
        var consultation = await _host.Services.GetRequiredService<ConcertationStore>().NeedAsync("essai", Cancel);
        var run = await _host.Services.GetRequiredService<RunStore>().QueueAsync(consultation.Id, 1, RunReason.Person, "test", false, Cancel);
        await ActivatorUtilities.CreateInstance<AnalyseJob>(_host.Services).RunAsync(run, null, Cancel);
        var line = await Find(run);
        Assert.Equal(RunState.Done, line.State);
        return line;
    }

    async Task<RunLine> Find(long run) => (await _host.Services.GetRequiredService<RunStore>().FindAsync(run, Cancel))!;

    async Task<RunState> StateAsync(long run) => (await Find(run)).State;

    Task<long> CountAsync(long run) => _database.Source.ScalarAsync<long>("select (select count(*) from topics where run_id = $1) + (select count(*) from assignments where run_id = $1)", Cancel, run);

    // every cell of every table, and every file: the tables of a later version too
    async Task<List<string>> FindEverywhereAsync()
    {
        var found = new List<string>();
        var tables = await _database.Source.ListAsync("select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables where table_schema in ('public', 'hangfire') and table_type = 'BASE TABLE'", r => r.GetString(0), Cancel);
        foreach (var table in tables)
            if (await _database.Source.ScalarAsync<long>($"select count(*) from {table} t where t::text like any (array['%Zéphirine%', '%fontaines musicales%', '%Fontaines musicales%'])", Cancel) is > 0 and var rows)
                found.Add($"{table}: {rows}");
        foreach (var file in Directory.Exists(_folder.Root) ? Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories) : [])
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if ((await new StreamReader(stream).ReadToEndAsync(Cancel)).Contains("ontaines musicales", StringComparison.Ordinal)) found.Add(file);
        }
        return found;
    }
}
