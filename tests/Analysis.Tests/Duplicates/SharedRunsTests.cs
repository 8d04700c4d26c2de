namespace SynthesisPipeline.Analysis.Tests;

public class SharedRunsTests
{
    [Fact]
    public void Every_run_of_two_wordings_is_told_and_nearly_none_of_one_alone()
    {
        var random = new Random(3);
        uint[] Words() => [.. Enumerable.Range(0, 40).Select(_ => (uint)random.Next())];
        var wordings = Enumerable.Range(0, 2_000).Select(_ => new Wording(Words(), 40)).ToList();
        wordings.Add(new([.. wordings[7].Words[10..30], .. Words()], 60));

        var shared = new SharedRuns(wordings, 6);

        Assert.All(Runs(wordings[7].Words[10..30]), run => Assert.True(shared.Contains(run)));
        var alone = wordings.Where((_, i) => i != 7 && i != 2_000).SelectMany(w => Runs(w.Words)).ToList();
        Assert.InRange(alone.Count(shared.Contains), 0, alone.Count / 4);
    }

    [Fact]
    public void What_is_too_short_to_be_compared_is_not_counted()
    {
        uint[] words = [11, 22, 33, 44];

        var shared = new SharedRuns([new(words, 4), new(words, 4)], 5);

        Assert.All(Runs(words), run => Assert.False(shared.Contains(run)));
    }

    static IEnumerable<uint> Runs(uint[] words) => Enumerable.Range(2, words.Length - 2).Select(i => Wording.Triple(words[i - 2], words[i - 1], words[i]));
}
