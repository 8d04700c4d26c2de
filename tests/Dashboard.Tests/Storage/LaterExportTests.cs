using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What a later export of the same file does to a consultation.</summary>
public sealed class LaterExportTests(DatabaseFixture fixture) : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sp-exports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<ImportDone> Import(Database database, string file, string text, ImportScope scope = ImportScope.SameFile)
    {
        var path = Path.Combine(_folder, file);
        await File.WriteAllTextAsync(path, text, Cancel);
        return await new ImportJob(new(database.Source), new(_folder)).RunAsync(new(path, "essai", "test") { Scope = scope }, new(), Cancel);
    }

    static async Task<string[]> InForce(Database database) =>
        [.. await database.Source.ListAsync("select contribution_id from contributions where until_import is null and set_aside is null order by 1", r => r.GetString(0), Cancel)];

    [Fact]
    public async Task What_vanished_from_next_weeks_export_is_marked_and_kept()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "export-2015-01-05.csv", "id,body\na,un\nb,deux\nc,trois\n");

        var later = await Import(database, "export-2015-01-12.csv", "id,body\na,un\nc,trois mieux dit\nd,quatre\n");

        Assert.Equal((1, 1, 1, 1), (later.Outcome.New, later.Outcome.Changed, later.Outcome.Unchanged, later.Outcome.Withdrawn));
        Assert.Equal(["a", "c", "d"], await InForce(database));
        Assert.Equal(5, await database.Source.ScalarAsync<long>("select count(*) from contributions", Cancel));
    }

    [Fact]
    public async Task Another_file_withdraws_nothing()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "lyon.csv", "id,body\na,un\nb,deux\n");

        var other = await Import(database, "paris.csv", "id,body\nc,trois\n");

        Assert.Equal((2, 0), (other.Outcome.Missing, other.Outcome.Withdrawn));
        Assert.Equal(["a", "b", "c"], await InForce(database));
    }

    [Fact]
    public async Task A_file_that_lost_more_than_half_withdraws_only_when_told_that_it_is_whole()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "export.csv", "id,body\na,un\nb,deux\nc,trois\n");

        var doubtful = await Import(database, "export.csv", "id,body\na,un\n");
        var kept = await InForce(database);
        var whole = await Import(database, "export.csv", "id,body\na,un\n", ImportScope.Whole);

        Assert.Equal((2, 0), (doubtful.Outcome.Missing, doubtful.Outcome.Withdrawn));
        Assert.Contains(doubtful.Read.Warnings, w => w.Contains("plus de la moitié", StringComparison.Ordinal));
        Assert.Equal(["a", "b", "c"], kept);
        Assert.Equal(2, whole.Outcome.Withdrawn);
        Assert.Equal(["a"], await InForce(database));
    }

    [Fact]
    public async Task A_part_withdraws_nothing()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "export.csv", "id,body\na,un\nb,deux\nc,trois\n");

        var part = await Import(database, "export.csv", "id,body\na,un\nb,deux\n", ImportScope.Part);

        Assert.Equal((1, 0), (part.Outcome.Missing, part.Outcome.Withdrawn));
    }

    [Fact]
    public async Task What_is_moderated_later_leaves_the_corpus_and_keeps_its_versions()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "export.csv", "id,body,trashed\na,un,0\nb,deux,0\n");

        var later = await Import(database, "export.csv", "id,body,trashed\na,un,0\nb,deux,1\n");

        Assert.Equal((1, 1), (later.Outcome.Unchanged, later.Outcome.SetAside));
        Assert.Equal(["a"], await InForce(database));
        Assert.Equal(2, await database.Source.ScalarAsync<long>("select count(*) from contributions where contribution_id = 'b'", Cancel));
    }

    [Fact]
    public async Task Votes_and_replies_may_come_after_what_they_are_on()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "contributions.csv", "id,body,trashed\na,un,0\nb,deux,1\n");

        var votes = await Import(database, "votes.csv", "contribution_id,voter,value\na,v1,agree\nb,v1,agree\nz,v1,agree\n");
        var replies = await Import(database, "reponses.csv", "id,kind,parent_id,body\nr,comment,a,oui\n");

        Assert.Equal((1, 1, 1), (votes.Outcome.New, votes.Outcome.SetAside, votes.Outcome.Rejected));
        Assert.DoesNotContain(replies.Read.Warnings, w => w.Contains("parent", StringComparison.Ordinal));
        Assert.Equal(["a", "r"], await InForce(database));
    }

    [Fact]
    public async Task A_circle_over_two_imports_is_cut_and_told()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "un.csv", "id,kind,parent_id,body\na,comment,b,un\n");

        var second = await Import(database, "deux.csv", "id,kind,parent_id,body\nb,comment,a,deux\n");

        Assert.Contains(second.Read.Warnings, w => w.Contains("cercle", StringComparison.Ordinal) && w.Contains("(b)", StringComparison.Ordinal));
        Assert.Equal("b", await database.Source.ScalarAsync<string>("select parent_id from contributions where contribution_id = 'a'", Cancel));
        Assert.Equal(1, await database.Source.ScalarAsync<long>("select count(*) from contributions where contribution_id = 'b' and parent_id is null", Cancel));
    }

    [Fact]
    public async Task Findings_on_what_changed_or_vanished_are_counted()
    {
        await using var database = await fixture.CreateAsync();
        await Import(database, "export.csv", "id,body\na,un\nb,deux\nc,trois\nd,quatre\n");
        await database.Source.RunAsync("""
            with run as (insert into runs (consultation_id, state, reason, requested_by, requested_options, seed)
                select id, 'running', 'person', 'test', '{}', 1 from consultations returning id, consultation_id),
            cited as (insert into citations (run_id, cited_by, row_number, position, contribution_id)
                select id, by, n, p, c from run, (values ('point', 1, 0, 'a'), ('point', 1, 1, 'b'), ('qualification', 2, 0, 'c'), ('action', 3, 0, 'd')) as v (by, n, p, c)),
            divided as (insert into controversies (run_id, rank, contribution_id, score, basis, low, high, agree, mixed, disagree, arguments_for, arguments_against, label, for_ids, against_ids)
                select id, 1, 'd', 1, 'arguments', 0, 1, 0, 0, 0, 1, 1, '', array['b'], array[]::text[] from run)
            update consultations set latest_run_id = (select id from run)
            """, Cancel);

        var later = await Import(database, "export.csv", "id,body\na,un\nb,deux mieux dit\nd,quatre\n");
        var listed = await new ImportStore(database.Source).ListAsync((await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id, Cancel);

        Assert.Equal(1, later.Outcome.Withdrawn);
        Assert.Equal("1;2||1", string.Join(';', later.Outcome.Touched.Points) + '|' + string.Join(';', later.Outcome.Touched.Actions) + '|' + string.Join(';', later.Outcome.Touched.Controversies));
        Assert.Equal(3, listed[0].Summary.Touched.Count);
    }

    [Fact]
    public async Task Rejected_rows_are_kept_as_they_stood()
    {
        await using var database = await fixture.CreateAsync();

        await Import(database, "export.csv", "id,body,ville\na,un,Lyon\n;,deux,Paris\n,trois,\"Saint-Denis, 974\"\n");
        var cells = await database.Source.ListAsync("select h.columns || r.cells from rejects r join reject_headers h using (import_id, header) order by r.position",
            r => string.Join('|', r.GetFieldValue<string[]>(0)), Cancel);

        Assert.Equal(["id|body|ville|;|deux|Paris", "id|body|ville||trois|Saint-Denis, 974"], cells);
    }
}
