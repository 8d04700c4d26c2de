using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class HeadingsTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Asks for a point whose line is the first of some sentences and which all of them carry.</summary>
    static bool IsWider(string topic, string part, params string[] sentences)
    {
        var texts = Text.Prepare(new([.. sentences.Select((s, i) => new Contribution { Id = new($"c{i}"), Body = SourceText.Same(s) })], []), new(), Cancel);
        var point = new SharedPoint(Candidates.Of(texts, 0, 45).First(), [], [.. sentences.Select((_, i) => new Carrier(i, null, 1))], sentences.Length, null, 1, false, []);
        return new Headings(texts).IsWider(new(new("T1"), null, 1, topic, [], 1, []), new(new("T1.1"), new("T1"), 2, part, [], 1, []), point);
    }

    [Fact]
    public void The_name_that_more_of_those_who_carry_it_say_heads_a_point()
    {
        string[] said = ["Isoler les écoles avant l'hiver prochain", "Isoler les toits contre le froid", "Poser des panneaux pour l'énergie", "Consommer moins d'énergie", "Mesurer l'énergie des bâtiments", "Repeindre le préau"];

        Assert.True(IsWider("Énergie", "Préau et toiture", said)); // three of six, and one
        Assert.False(IsWider("Préau et toiture", "Énergie", said));
        Assert.False(IsWider("Énergie", "Toits et préau et écoles", said)); // three of six each
    }

    [Fact]
    public void A_difference_within_a_tenth_leaves_the_part()
    {
        var said = Enumerable.Range(0, 20).Select(i => i switch { 0 => "Repeindre les bancs du square", < 11 => "Planter une haie de noisetiers", _ => "Tondre la pelouse en juin" }).ToArray();

        Assert.False(IsWider("Haie", "Pelouse", said)); // 10 of 20, and 9
        Assert.True(IsWider("Haie", "Pelouse", [.. said[..^2], "Peindre le portail en vert", "Peindre le kiosque en vert"])); // 10, and 7
    }

    [Fact]
    public void The_line_s_own_word_decides_where_as_many_say_both()
    {
        Assert.True(IsWider("Piscine", "Gymnase", "Ouvrir la piscine le dimanche matin", "Rénover le gymnase du quartier"));
        Assert.False(IsWider("Piscine", "Gymnase", "Rénover le gymnase du quartier", "Ouvrir la piscine le dimanche matin"));
        Assert.False(IsWider("Piscine", "Gymnase", "Ouvrir la piscine et le gymnase", "Rénover le stade du quartier"));
    }

    [Theory]
    [InlineData("Loisirs : autres points (T1.1)")]
    [InlineData("Loisirs: other points (T1.1)")]
    public void A_part_without_a_name_heads_nothing(string part) => Assert.True(IsWider("Loisirs", part, "Ouvrir la piscine le dimanche matin", "Ouvrir la piscine le soir"));

    [Fact]
    public void Sections_of_one_topic_stand_together()
    {
        (string Id, string? Parent, string Label, string Said, int Times)[] topics =
        [
            ("T1", null, "Loisirs", "", 0), ("T1.1", "T1", "Piscine", "Ouvrir la piscine municipale le dimanche matin", 9), ("T1.2", "T1", "Gymnase", "Rénover le gymnase du quartier avant septembre", 3),
            ("T2", null, "Transports", "Prolonger le tramway jusque vers la gare routière", 6),
        ];
        var said = topics.SelectMany(t => Enumerable.Range(0, t.Times).Select(i => (Topic: t, Id: $"{t.Id}-{i}"))).ToList();
        string[] ends = ["", " pour les familles", " car cela manque", " avec les associations", " comme ailleurs", " dès que possible", " sans attendre", " au plus vite", " pour chacun"];
        var texts = Text.Prepare(new([.. said.Select((s, i) => new Contribution { Id = new(s.Id), Author = new(s.Id), Body = SourceText.Same(s.Topic.Said + ends[i % ends.Length] + ".") })], []), new(), Cancel);
        var found = new TopicFindings([.. topics.Select(t => new Topic(new(t.Id), t.Parent is null ? null : new(t.Parent), t.Parent is null ? 1 : 2, t.Label, [], t.Times, []))],
            [.. said.Select(s => new Assignment(new(s.Id), new(s.Topic.Parent ?? s.Topic.Id), s.Topic.Parent is null ? null : new(s.Topic.Id), 1))], [], []);

        var points = Agreement.Draft(texts, [], found, [], OpinionFindings.None, new(), Cancel).Points;

        Assert.Equal(["Piscine", "Gymnase", "Transports"], points.Select(p => p.Section).Distinct());
    }
}
