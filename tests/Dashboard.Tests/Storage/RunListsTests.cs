using SynthesisPipeline.Analysis;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class RunListsTests(DatabaseFixture fixture)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    const string Script = "src/Dashboard/Storage/Migrations/0034_lists_of_runs.sql";

    // as it stood until then, without what no row needs
    const string Before = """
        drop view ideas; drop view tags; drop table idea_lists; drop table tag_lists; drop table tag_counts;
        create table ideas (run_id bigint, position int, idea_id text, contribution_id text collate "C", start int, length int, topic_id text, subtopic_id text, similarity double precision);
        create table tags (run_id bigint, position int, contribution_id text collate "C", kind text, value text, confidence double precision, origin text, why text[]);
        insert into ideas values (7, 0, 'a.b.1', 'a.b', 0, 9, 'T01', null, 0.5), (7, 1, 'a.b.2', 'a.b', 10, 4, null, null, 0), (7, 2, 'c.11', 'c', 3, 8, 'T02', 'T02.1', 0.25), (9, 0, 'a.b.1', 'a.b', 0, 2, 'T01', null, 1);
        insert into tags values (7, 0, 'a.b', 'lens', 'europe', 0.5, 'rule', '{}'), (7, 1, 'a.b', 'entity', 'Insee', 1, 'model', array['l''Insee', 'dit "oui"']), (7, 2, 'a.b', 'free', 'x', 1, 'human', '{}'),
            (7, 3, 'c', 'entity', 'Ademe', 0.5, 'model', '{Ademe}'), (7, 4, 'd', 'lens', 'europe', 1, 'rule', '{a,b,c}'), (9, 0, 'c', 'lens', 'europe', 0.5, 'rule', '{z}');
        """;

    [Fact]
    public async Task What_earlier_versions_stored_row_by_row_reads_the_same_from_lists()
    {
        await using var database = await fixture.CreateAsync();
        await database.Source.RunAsync(Before, Cancel);
        Task<string> RowsAsync(string table) => database.Source.ScalarAsync<string>($"select string_agg(r::text, '|' order by run_id, position) from (select run_id, position, {(table == "ideas" ? "idea_id, contribution_id, start, length, topic_id, subtopic_id, similarity" : "contribution_id, kind, value, confidence, origin, why")} from {table}) r", Cancel);
        var (ideas, tags) = (await RowsAsync("ideas"), await RowsAsync("tags"));

        await database.Source.RunAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, Script), Cancel), Cancel);

        Assert.Equal(ideas, await RowsAsync("ideas"));
        Assert.Equal(tags, await RowsAsync("tags"));
        var store = new FindingsStore(database.Source);
        Assert.Equal(["a.b.1", "a.b.2", "c.11"], (await store.IdeasAsync(7, null, Cancel)).Select(i => i.Id));
        Assert.Equal(["", "l'Insee dit \"oui\"", "", "Ademe", "a b c"], (await store.TagsAsync(7, null, Cancel)).Select(t => string.Join(' ', t.Why)));
        Assert.Equal(["Entity  2 0.75", "Free x 1 1", "Lens europe 2 0.75"], (await store.TagCountsAsync(7, Cancel)).Select(c => FormattableString.Invariant($"{c.Kind} {c.Value} {c.Count} {c.Confidence}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_run_stores_of_ideas_and_tags_reads_the_same_and_is_counted()
    {
        await using var database = await fixture.CreateAsync();
        await MadeUp.ImportAsync(database, MadeUp.Consultation());
        var consultation = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        var stored = await new CorpusStore(database.Source).LoadAsync(consultation, null, Cancel);
        var runs = new RunStore(database.Source);
        var run = await runs.QueueAsync(consultation, 1, RunReason.Person, "test", false, Cancel);
        await runs.BeginAsync(run, new(stored.ImportId, stored.Fingerprint, EarlierRuns.Note(new(), null), CodeVersion.Current), Cancel);
        var found = Pipeline.Run(stored.Corpus, null, new(), SilentObserver.Instance, Cancel);
        await runs.CompleteAsync(run, found, new Dictionary<string, long>(), [], Cancel);
        var store = new FindingsStore(database.Source);

        var counted = await database.Source.ListAsync("""
            select kind, (case when kind = 'entity' then '' else value end) collate "C" as said, origin, count(*)::int, avg(confidence) from tags where run_id = $1
            group by kind, said, origin order by kind, count(*) desc, said, origin
            """, r => $"{r.GetString(0)} {r.GetString(1)} {r.GetString(2)} {r.GetInt32(3)} {r.GetDouble(4):0.000000}", Cancel, run);

        Assert.NotEmpty(counted);
        Assert.Equal(found.Topics.Ideas, await store.IdeasAsync(run, null, Cancel));
        Assert.Equal(found.Tags.Select(Said), (await store.TagsAsync(run, null, Cancel)).Select(Said));
        Assert.Equal(counted, (await store.TagCountsAsync(run, Cancel)).Select(c => $"{WordNames.Of(c.Kind)} {c.Value} {WordNames.Of(c.Origin)} {c.Count} {c.Confidence:0.000000}"));
    }

    [Fact]
    public void Names_of_entities_are_counted_together_and_tags_of_one_value_by_who_gave_them()
    {
        Tag Of(string id, TagKind kind, string value, double confidence, TagOrigin origin) => new(new(id), kind, value, confidence, origin, []);

        var counts = TagCount.Of([Of("a", TagKind.Entity, "Insee", 0.5, TagOrigin.Model), Of("b", TagKind.Entity, "Ademe", 1, TagOrigin.Model), Of("b", TagKind.Free, "à relire", 1, TagOrigin.Human), Of("c", TagKind.Free, "à relire", 0.25, TagOrigin.Rule)]);

        Assert.Equal([new(TagKind.Entity, "", TagOrigin.Model, 2, 0.75), new(TagKind.Free, "à relire", TagOrigin.Human, 1, 1), new(TagKind.Free, "à relire", TagOrigin.Rule, 1, 0.25)], counts);
    }

    static string Said(Tag tag) => $"{tag.Contribution} {tag.Kind} {tag.Value} {tag.Confidence} {tag.Origin} {string.Join('|', tag.Why)}";
}
