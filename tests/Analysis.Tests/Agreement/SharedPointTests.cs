namespace SynthesisPipeline.Analysis.Tests;

public class SharedPointTests
{
    static SharedPoint Point(float[] centre, float[] sentence, Direction direction = Direction.Neutral) =>
        new(new(0, 0, 10, 0, 5, false, "Réunir les habitants du quartier", 45, direction, []), sentence, [], 2, null, 1, false, centre);

    [Fact]
    public void Those_who_lie_together_ask_for_one_thing() => Assert.True(Point([0.7f, 0], [1, 0]).AsksTheSameAs(Point([0.6f, 0.2f], [0, 1])));

    [Theory]
    [InlineData(0.8f, true)]
    [InlineData(0.1f, false)]
    public void Those_who_lie_near_do_where_they_say_it_alike(float likeness, bool same) =>
        Assert.Equal(same, Point([0.6f, 0], [1, 0]).AsksTheSameAs(Point([0.55f, 0.2f], [likeness, MathF.Sqrt(1 - likeness * likeness)])));

    [Fact]
    public void A_sentence_alone_joins_nothing() => Assert.False(Point([0.6f, 0], [1, 0]).AsksTheSameAs(Point([0.1f, 0.5f], [1, 0])));

    [Fact]
    public void Contraries_stay_apart() =>
        Assert.False(Point([0.7f, 0], [1, 0], Direction.Raises).AsksTheSameAs(Point([0.7f, 0], [0.9f, 0.43f], Direction.Lowers)));
}
