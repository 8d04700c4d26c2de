using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A database with analysed consultations of our invention, whose findings we wrote: twelve points in three sub-themes.</summary>
sealed class DigestWorld : IAsyncDisposable
{
    readonly IHost _host;

    DigestWorld(Database database, IHost host) => (Database, _host) = (database, host);

    public Database Database { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DigestWorld> MakeAsync(DatabaseFixture databases, params string[] slugs)
    {
        var database = await databases.CreateAsync();
        var world = new DigestWorld(database, Worker.BuildHost(database, new(Path.Combine(databases.Folder, Path.GetRandomFileName()))));
        foreach (var slug in slugs) await world.AnalyseAsync(slug);
        return world;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public IHost Host => _host;

    public Task<ConsultationRecord> ConsultationAsync(string slug = "bus") => Get<ConcertationStore>().NeedAsync(slug, Cancel);

    /// <summary>Imports the consultation and stores a run of it.</summary>
    public async Task<long> AnalyseAsync(string slug, Func<AgreementDraft, AgreementDraft>? change = null)
    {
        var corpus = Corpus(slug);
        await MadeUp.ImportAsync(Database, MadeUp.Of("Transports " + slug, corpus.Contributions, []), slug);
        await StoreRunAsync(Database, slug, Findings(corpus, change));
        return (await ConsultationAsync(slug)).LatestRun!.Value; // stored above
    }

    /// <summary>Stores findings as a run that has ended.</summary>
    public static async Task StoreRunAsync(Database database, string slug, Findings findings)
    {
        var runs = new RunStore(database.Source);
        var consultation = await new ConcertationStore(database.Source).NeedAsync(slug, Cancel);
        var import = await database.Source.ScalarAsync<long>("select max(id) from imports where consultation_id = $1", Cancel, consultation.Id);
        var run = await runs.QueueAsync(consultation.Id, 1, RunReason.Person, "essai", false, Cancel);
        Assert.True(await runs.BeginAsync(run, new(import, "00", System.Text.Json.JsonSerializer.Serialize(new RunOptions()), "essai"), Cancel));
        Assert.True(await runs.CompleteAsync(run, findings, new Dictionary<string, long>(), [], Cancel));
    }

    /// <summary>Hands a digest to a group and lets a member edit it.</summary>
    public async Task<(byte[] File, SentDigest Sent)> SendAsync(string recipient = "", string slug = "bus")
    {
        var issued = await Get<DigestIssues>().IssueAsync(await ConsultationAsync(slug), recipient, "essai", true, Cancel);
        return Write(issued.Content);
    }

    public static (byte[] File, SentDigest Sent) Write(DigestContent content)
    {
        using var file = new MemoryStream();
        var sent = Workbook.Write(file, content);
        return (file.ToArray(), sent);
    }

    public Task<ReturnOutcome> TakeAsync(byte[] file, string member = "", string name = "fiche.xlsx", string? slug = null) =>
        Get<DigestReturns>().TakeAsync(new(name, file, member, "secretariat", slug), Cancel);

    /// <summary>The consultation as it stands.</summary>
    public async Task<Curated> NowAsync(string slug = "bus")
    {
        var consultation = await ConsultationAsync(slug);
        var run = await Get<StoredRuns>().LatestAsync(consultation, Cancel);
        return ApplyCuration.To(run.Findings, run.Corpus, await Get<CurationStore>().ListAsync(consultation.Id, Cancel));
    }

    public async Task<AgreementPoint> PointAsync(int place, string slug = "bus")
    {
        var key = PointRef.KeyOf(Findings(Corpus(slug), null).Draft.Points[place - 1]);
        return (await NowAsync(slug)).Points.First(p => p.Key == key).Point;
    }

    public async Task DecideAsync(Decision decision, string slug = "bus") =>
        await Get<CurationStore>().AddAsync((await ConsultationAsync(slug)).Id, "rapporteur", (await ConsultationAsync(slug)).LatestRun ?? 0, decision, null, Cancel);

    public static Corpus Corpus(string slug) => new(MadeUpDigest.Content().Contributions.Select(c => new Contribution
    {
        Id = new($"{slug}{c.Index.ToString("00", CultureInfo.InvariantCulture)}"), Number = $"#{c.Shown}", Title = c.Title, Body = SourceText.Same($"{c.Body} ({slug})"),
        Author = new($"auteur{c.Index}"), CreatedAt = c.CreatedAt, DeclaredVotes = c.Votes,
    }), [], "Transports " + slug);

    public static Findings Findings(Corpus corpus, Func<AgreementDraft, AgreementDraft>? change)
    {
        var content = MadeUpDigest.Content();
        ImmutableArray<Citation> Cited(ImmutableArray<Cite> cites) => [.. cites.Select(c => new Citation(corpus.Contributions[c.Index].Id, null))];
        var draft = new AgreementDraft(
            [.. content.Sections.SelectMany((s, i) => s.Points.Select(p => new AgreementPoint(p.Row, new($"T0{i + 1}"), s.Heading, p.Point, p.Qualification, Cited(p.Citations), Cited(p.QualificationCitations),
                p.Support, p.SupportLow, p.Contributors, PointStatus.Draft)))],
            [.. content.Actions.Select(a => new ActionLine(a.Row, new("T01"), a.Action, a.Row == 1 ? "operational" : null, null, Cited(a.Citations), a.Support))],
            [.. content.Minorities.Select(m => new MinorityPosition(m.Row, new TopicId("T02"), m.Position, Cited(m.Citations), m.Votes, m.Contributors))], []);
        return new()
        {
            Topics = new([.. content.Sections.Select((s, i) => new Topic(new($"T0{i + 1}"), null, 1, s.Heading, [], 13, []))],
                [.. corpus.Contributions.Select((c, i) => new Assignment(c.Id, new($"T0{i % 3 + 1}"), null, 0.5))], [], []),
            Duplicates = [new("D001", DuplicateKind.Exact, corpus.Contributions[25].Id, [new(corpus.Contributions[25].Id, 1, []), new(corpus.Contributions[26].Id, 1, [])], 2, 1, null, null)],
            Tags = [], Opinions = OpinionFindings.None,
            Controversies = [.. content.Controversies.Select(c => new Controversy(c.Rank, corpus.Contributions[c.Subject!.Index].Id, null, c.Score, ControversyBasis.Votes, c.Low, c.High, c.Votes, 0, 0, c.Question, [], []))], // ours have one
            Draft = change is null ? draft : change(draft),
            Coverage = [.. corpus.Contributions.Select(c => new CoverageLine(c.Id, [ContributionUse.Topic], []))],
        };
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await Database.DisposeAsync();
    }
}
