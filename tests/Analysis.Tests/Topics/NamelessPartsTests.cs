using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class NamelessPartsTests
{
    // a topic of nine with parts 0 to 3, another without parts
    static readonly TopicLevels Levels = new([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 1, 1, 2, 2, 3, 3, -1], new float[10], Rows((1, 0), (0, 1)), Rows((1, 0), (0, 1), (1, 0), (0, -1)), [0, 0, 0, 0], [null, null], [null, null, null, null]);

    static readonly TopicOrder Tree = TopicOrder.Of(Levels, ImmutableHashSet<TopicId>.Empty);

    [Fact]
    public void Parts_that_only_their_id_tells_apart_are_one()
    {
        var joined = NamelessParts.Join(Levels, Tree, Named("Gare : autres points (T01.1)", "Quai", "Gare : autres points (T01.3)", "Tunnel"));

        Assert.Equal([0, 0, 0, 1, 1, 0, 0, 3, 3, -1], joined!.SubTopics);
        var order = TopicOrder.Of(joined, ImmutableHashSet<TopicId>.Empty);
        Assert.Equal([5, 2, 2], order.Topics.Where(t => t.Parent >= 0).Select(t => t.Members.Length));
        // three texts towards one side, two towards the other that lies the same way
        Assert.Equal([1f, 0f], joined.SubCentres[0].ToArray());
    }

    [Fact]
    public void A_topic_whose_parts_are_all_named_alike_has_none()
    {
        var joined = NamelessParts.Join(Levels, Tree, Named([.. Enumerable.Range(1, 4).Select(i => $"Gare : autres points (T01.{i})")]));

        Assert.DoesNotContain(TopicOrder.Of(joined!, ImmutableHashSet<TopicId>.Empty).Topics, t => t.Parent >= 0);
    }

    [Fact]
    public void Parts_with_names_of_their_own_stay() =>
        Assert.Null(NamelessParts.Join(Levels, Tree, Named("Gare : autres points (T01.1)", "Quai", "Voie : autres points (T01.3)", "Tunnel")));

    static ImmutableArray<Topic> Named(params string[] parts)
    {
        var next = 0;
        return [.. Tree.Topics.Select(t => new Topic(t.Id, t.Parent < 0 ? null : Tree.Topics[t.Parent].Id, t.Parent < 0 ? 1 : 2, t.Parent < 0 ? $"Sujet {t.Id}" : parts[next++], [], t.Members.Length, []))];
    }

    static DenseRows Rows(params (float X, float Y)[] places)
    {
        var rows = new DenseRows(places.Length, 2);
        for (var i = 0; i < places.Length; i++) (rows[i][0], rows[i][1]) = places[i];
        return rows;
    }
}
