namespace SynthesisPipeline.Analysis.Tests;

public class PostingListsTests
{
    [Fact]
    public void Lists_of_thousands_of_keys_hold_what_a_dictionary_of_lists_holds_and_fall_silent_past_their_length()
    {
        const byte longest = 9;
        var lists = new PostingLists(longest);
        var expected = new Dictionary<uint, List<int>>();
        var random = new Random(5);

        for (var number = 0; number < 200_000; number++)
        {
            var key = number % 3 == 0 ? (uint)random.Next(50) : (uint)random.Next(30_000) * 0x9E3779B1;
            lists.Add(key, number);
            if (!expected.TryGetValue(key, out var list)) expected[key] = list = [];
            list.Add(number);
        }

        Assert.True(expected.Values.Count(l => l.Count > longest) > 50);
        foreach (var (key, list) in expected) Assert.Equal(list.Count > longest ? [] : list, lists.Of(key).ToArray());
        Assert.Empty(lists.Of(77_777).ToArray());
    }
}
