using System.Text.Json;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public class CurationStoreTests(DatabaseFixture databases)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly PointRef s_point = new("p1", "Ouvrir « la » salle", "sauf l'été", new("T01"), "Salles", [new(new("é;1"), new(0, 4)), new(new("b"), null)], [new(new("c"), new(2, 3))]);
    static readonly TopicRef s_topic = new(new("T01"), "Salles", 1, [new("a"), new("b")]);
    static readonly GroupRef s_group = new(DuplicateKind.Campaign, [new("a"), new("b")]);
    static readonly ControversyRef s_controversy = new(null, s_topic, "Faut-il ouvrir ?");

    static readonly LineRef s_line = new(LineKind.Action, "p2", "Ouvrir « le » guichet", null, [new(new("é;1"), new(0, 4))]);

    static readonly Decision[] s_all =
    [
        new EditPoint(s_point, "Ouvrir les salles", "", "Autre"), new CitePoint(s_point, s_point.Citations, []), new AddPoint(s_point), new SetPointAside(s_point, true),
        new SplitPoint(s_point, [new("a", []), new("b", s_point.Citations)]), new MergePoints(s_point, [s_point], "ensemble", ""), new MovePointToQualification(s_point, s_point),
        new RaiseQualification(s_point), new ValidatePoint(s_point, "a", "b", s_point.Citations, []), new ReopenPoint(s_point),
        new RenameTopic(s_topic, "Les salles"), new MergeTopics(s_topic, [s_topic]), new SplitTopic(s_topic, [new(new("T01-x"), "Part", [new("a")])]), new MoveContributions([new("a")], null),
        new PinTopic(s_topic, true), new SetTopicAside(s_topic, true), new PlaceTopic(s_topic, null),
        new JudgeGroup(s_group, false), new RemoveMember(s_group, new("a")), new ChooseRepresentative(s_group, new("b")),
        new AskQuestion(s_controversy, "?"), new ChooseArguments(s_controversy, [new("a")], []), new JudgeControversy(s_controversy, false),
        new EditLine(s_line, "Ouvrir les guichets", "legislation", null, s_line.Citations), new AddLine(s_line with { Kind = LineKind.Minority, Topic = new("T01") }, null, null), new SetLineAside(s_line, true),
        new TagContributions([new("a")], TagKind.Instrument, "legislation", true), new NoteRemark("à revoir", Point: s_point), new Withdraw(3),
    ];

    [Fact]
    public async Task Every_kind_of_decision_comes_back_as_it_was_made()
    {
        await using var database = await databases.CreateAsync();
        await MadeUp.ImportAsync(database, MadeUp.Consultation(4));
        var consultation = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        var run = await new RunStore(database.Source).QueueAsync(consultation, 1, RunReason.Person, "test", false, Cancel);
        var store = new CurationStore(database.Source);

        var ids = await store.AddAsync(consultation, "rapporteur", run, s_all, "pourquoi", 0, Cancel);
        var back = await store.ListAsync(consultation, Cancel);

        Assert.Equal(typeof(Decision).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(Decision)) && !t.IsAbstract), s_all.Select(d => d.GetType()).Distinct().Count());
        Assert.Equal(s_all.Select(Text), back.Select(c => Text(c.Decision)));
        Assert.Equal(ids!.Value.AsEnumerable(), back.Select(c => c.Id)); // nobody else writes here
        Assert.All(back, c => Assert.Equal(("rapporteur", run, "pourquoi"), (c.By, c.SeenRun, c.Reason)));
    }

    [Fact]
    public async Task Nothing_is_written_when_someone_decided_meanwhile()
    {
        await using var database = await databases.CreateAsync();
        await MadeUp.ImportAsync(database, MadeUp.Consultation(4));
        var consultation = (await new ConcertationStore(database.Source).NeedAsync("essai", Cancel)).Id;
        var run = await new RunStore(database.Source).QueueAsync(consultation, 1, RunReason.Person, "test", false, Cancel);
        var store = new CurationStore(database.Source);
        var first = await store.AddAsync(consultation, "a", run, s_all[0], null, Cancel);

        Assert.Null(await store.AddAsync(consultation, "b", run, [s_all[1]], null, 0, Cancel));
        Assert.NotNull(await store.AddAsync(consultation, "b", run, [s_all[1]], null, first, Cancel));
        Assert.Equal(2, (await store.ListAsync(consultation, Cancel)).Length);
    }

    [Fact]
    public void The_first_form_of_the_table_is_still_read()
    {
        var decision = DecisionJson.Read("edit_point", JsonElement.Parse("""{"source":"a","found":"Ouvrir"}"""), JsonElement.Parse("""{"point":"Ouvrir tout","qualification":"","status":"validated"}"""));

        var validated = Assert.IsType<ValidatePoint>(decision);
        Assert.Equal((PointRef.KeyOf(new("a"), "Ouvrir"), "Ouvrir tout"), (validated.Point.Key, validated.Words));
    }

    static string Text(Decision decision) => DecisionJson.KindOf(decision) + DecisionJson.Write(decision).GetRawText();
}
