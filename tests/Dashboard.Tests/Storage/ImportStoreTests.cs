using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class ImportStoreTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_went_in_comes_out_field_by_field()
    {
        await using var database = await fixture.CreateAsync();
        var contribution = new Contribution
        {
            Id = new("p;é\U0001F600"), Kind = ContributionKind.WorkshopReport, ParentId = new("absent"), Number = "#746", Theme = "Thème", Consultation = "C",
            Title = "Un titre", Body = new("<p>a &amp; b</p>", "a & b", [new(0, 2, 3, 2), new(2, 1, 5, 5), new(3, 2, 10, 2)]),
            Author = new("Anne", ContributorKind.Organisation, true), CreatedAt = new(2015, 1, 2, 3, 4, 5, 678, 901, TimeSpan.FromHours(2)),
            Url = "https://exemple.fr/1", Stance = Side.Against, DeclaredVotes = new(1, 2, 3),
            Attributes = [new("b", "1"), new("a", "=2"), new("b", "3")],
        };

        await Merge(database, Result([contribution], [new(contribution.Id, "v", VoteValue.Mixed)]));
        var corpus = (await Load(database)).Corpus;

        var back = Assert.Single(corpus.Contributions);
        Assert.Equal(contribution with { Body = SourceText.Empty, Attributes = [] }, back with { Body = SourceText.Empty, Attributes = [] });
        Assert.Equal(contribution.CreatedAt.Value.Offset, back.CreatedAt!.Value.Offset);
        Assert.Equal(contribution.Attributes, back.Attributes);
        Assert.Equal((contribution.Body.Raw, contribution.Body.Plain), (back.Body.Raw, back.Body.Plain));
        Assert.Equal(contribution.Body.Pieces, back.Body.Pieces);
        Assert.Equal(new Vote(contribution.Id, "v", VoteValue.Mixed), Assert.Single(corpus.Votes));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var database = await fixture.CreateAsync();
        var result = Result([Text("a", "un"), Text("b", "deux")], [new(new("a"), "v", VoteValue.Agree)],
            setAside: [new("f.csv", 4, new("m"), "modérée", Text("m", "non"))]);

        var first = await Merge(database, result);
        var before = await Load(database);
        var second = await Merge(database, result);
        var after = await Load(database);

        Assert.Equal((4, 3, 0, 0, 1), (first.Read, first.New, first.Changed, first.Unchanged, first.SetAside));
        Assert.Equal((4, 0, 0, 3, 1), (second.Read, second.New, second.Changed, second.Unchanged, second.SetAside));
        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.DoesNotContain(after.Corpus.Contributions, c => c.Id.Value == "m");
    }

    [Fact]
    public async Task A_changed_text_and_a_changed_vote_are_counted_and_the_earlier_state_can_be_read_again()
    {
        await using var database = await fixture.CreateAsync();
        var first = await Merge(database, Result([Text("a", "un"), Text("b", "deux")], [new(new("a"), "v", VoteValue.Agree)]));

        var second = await Merge(database, Result([Text("a", "un, mieux dit"), Text("c", "trois")], [new(new("a"), "v", VoteValue.Disagree)]));
        var now = (await Load(database)).Corpus;
        var then = (await Load(database, first.Id)).Corpus;

        Assert.Equal((3, 1, 2, 0, 1), (second.Read, second.New, second.Changed, second.Unchanged, second.Missing));
        Assert.Equal(["a:un, mieux dit", "b:deux", "c:trois"], now.Contributions.Select(c => $"{c.Id}:{c.Body.Raw}"));
        Assert.Equal(VoteValue.Disagree, Assert.Single(now.Votes).Value);
        Assert.Equal(["a:un", "b:deux"], then.Contributions.Select(c => $"{c.Id}:{c.Body.Raw}"));
        Assert.Equal(VoteValue.Agree, Assert.Single(then.Votes).Value);
    }

    [Fact]
    public async Task What_a_whole_export_no_longer_holds_is_withdrawn_and_may_come_back()
    {
        await using var database = await fixture.CreateAsync();
        await Merge(database, Result([Text("a", "un"), Text("b", "deux")], []));

        var second = await Merge(database, Result([Text("a", "un")], []), ImportScope.Whole);
        var without = (await Load(database)).Corpus.Contributions.Select(c => c.Id.Value).ToArray();
        var third = await Merge(database, Result([Text("a", "un"), Text("b", "deux")], []), ImportScope.Whole);
        var rows = await database.Source.ScalarAsync<long>("select count(*) from contributions", Cancel);

        Assert.Equal(1, second.Withdrawn);
        Assert.Equal(["a"], without);
        Assert.Equal((0, 1, 1), (third.New, third.Changed, third.Unchanged));
        Assert.Equal(3, rows);
    }

    [Fact]
    public async Task A_dry_run_counts_and_leaves_nothing()
    {
        await using var database = await fixture.CreateAsync();

        var summary = await Merge(database, Result([Text("a", "un")], []), dryRun: true);

        Assert.Equal((1, 1), (summary.Read, summary.New));
        Assert.Null(await new ConcertationStore(database.Source).FindAsync("essai", Cancel));
    }

    [Fact]
    public async Task An_import_that_is_cut_leaves_nothing()
    {
        await using var database = await fixture.CreateAsync();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var result = Result([.. Enumerable.Range(0, 20_000).Select(i => Text($"c{i:00000}", new string('x', 500)))], []);
        var cutting = Task.Run(async () =>
        {
            while (!cut.IsCancellationRequested && Terminate(database) == 0) await Task.Delay(1, Cancel);
        }, Cancel);

        var error = await Record.ExceptionAsync(() => Merge(database, result));
        await cut.CancelAsync();
        await cutting;

        Assert.NotNull(error);
        Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from contributions", Cancel));
        Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from imports", Cancel));
        Assert.Equal(0, await database.Source.ScalarAsync<long>("select count(*) from consultations", Cancel));
    }

    [Fact]
    public async Task Two_imports_at_once_end_as_one_after_the_other()
    {
        await using var database = await fixture.CreateAsync();
        var result = Result([.. Enumerable.Range(0, 300).Select(i => Text($"c{i:000}", $"texte {i}"))], []);

        var both = await Task.WhenAll(Merge(database, result), Merge(database, result));

        Assert.Equal([0L, 300L], both.Select(s => s.New).Order());
        Assert.Equal([0L, 300L], both.Select(s => s.Unchanged).Order());
        Assert.Equal(300, (await Load(database)).Corpus.Contributions.Length);
    }

    [Fact]
    public async Task Characters_that_the_database_cannot_hold_keep_their_place()
    {
        await using var database = await fixture.CreateAsync();

        await Merge(database, Result([Text("a", "x\0y\uD800z \U0001F600")], []));
        var body = Assert.Single((await Load(database)).Corpus.Contributions).Body.Raw;

        Assert.Equal("x\uFFFDy\uFFFDz \U0001F600", body);
    }

    static int Terminate(Database database)
    {
        // a COPY under way in any other session of this database
        using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and query like 'copy contributions (%' and state <> 'idle'
            """, connection);
        return (int)(long)command.ExecuteScalar()!;
    }

    static Contribution Text(string id, string body) => new() { Id = new(id), Body = SourceText.Same(body) };

    static ImportResult Result(ImmutableArray<Contribution> contributions, ImmutableArray<Vote> votes, ImmutableArray<SetAsideRow>? setAside = null)
    {
        var apart = setAside ?? [];
        return new("canonique", "", contributions, votes, apart, [], [],
            [("f.csv", new(contributions.Length + votes.Length + apart.Length, contributions.Length, votes.Length, apart.Length, 0))]);
    }

    static Task<ImportOutcome> Merge(Database database, ImportResult result, ImportScope scope = ImportScope.Part, bool dryRun = false) =>
        new ImportStore(database.Source).MergeAsync(result, new("essai", "Essai", "test", [("f.csv", "00")], scope, dryRun), Cancel);

    static async Task<StoredCorpus> Load(Database database, long? import = null)
    {
        var consultation = await new ConcertationStore(database.Source).NeedAsync("essai", Cancel);
        return await new CorpusStore(database.Source).LoadAsync(consultation.Id, import, Cancel);
    }
}
