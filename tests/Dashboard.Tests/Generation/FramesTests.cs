namespace SynthesisPipeline.Dashboard.Tests;

public sealed class FramesTests
{
    [Theory]
    [InlineData(2000, 2014)]
    [InlineData(20_000, 5)]
    public void No_frame_carries_over_one_in_a_hundred_of_the_unplanted_texts(int contributions, int seed)
    {
        var book = TextBook.Load();
        var concertation = new SyntheticConcertation(SampleConcertation.Load(), book, contributions, seed);
        var texts = 0;
        var carried = new Dictionary<int, int>();
        foreach (var contribution in concertation.Contributions().Where(each => !each.Planted))
        {
            texts++;
            foreach (var frame in contribution.Text.Frames.Distinct()) carried[frame] = carried.GetValueOrDefault(frame) + 1;
        }

        var (most, count) = carried.MaxBy(pair => pair.Value);

        Assert.True(count <= 0.01 * texts, $"{count} of {texts}: {book.Source(most)}");
    }

    [Fact]
    public void Every_topic_has_enough_to_say_on_both_sides()
    {
        var book = TextBook.Load();

        foreach (var (_, consultation) in SampleConcertation.Load().Consultations())
            foreach (var topic in book.Topics(consultation.Slug))
                Assert.All(topic.Demands, demand =>
                {
                    Assert.True(topic.For(demand).Count >= 2, demand.Key);
                    Assert.True(topic.Against(demand).Count >= 2, demand.Key);
                    Assert.True(topic.Conditions.Count >= 2 && topic.Facts.Count >= 2, topic.Slug);
                });
    }
}
