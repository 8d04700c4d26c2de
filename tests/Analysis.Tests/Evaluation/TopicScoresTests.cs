namespace SynthesisPipeline.Analysis.Tests;

/// <summary>What is said of topics without gold: shape, and whether labels are about their members.</summary>
public sealed class TopicScoresTests
{
    static readonly string[] s_words = ["fontaine", "jardin", "piscine", "gymnase", "marché"];

    /// <summary>Five texts on the night bus; five others, one of which names it as well; one alone in a topic too small to be judged.</summary>
    static readonly Corpus s_corpus = new(
        [
            .. Enumerable.Range(0, 5).Select(i => Text($"b{i}", $"Un bus de nuit vers le quartier {s_words[i]}")),
            .. Enumerable.Range(0, 5).Select(i => Text($"o{i}", i == 0 ? "Rénover la fontaine près du bus" : $"Rénover le {s_words[i]} du bourg")),
            Text("z", "Autre chose"),
        ], []);

    static Contribution Text(string id, string body) => new() { Id = new(id), Body = SourceText.Same(body) };

    static Topic Level1(string id, string label, int size) => new(new(id), null, 1, label, [], size, []);

    static Findings Found(params Topic[] topics) => new()
    {
        Topics = new([.. topics], [.. s_corpus.Contributions.Select(c => new Assignment(c.Id, c.Id.Value[0] switch { 'b' => new TopicId("T1"), 'o' => new("T2"), _ => null }, null, 0.5))], [], []),
        Duplicates = [], Tags = [], Opinions = OpinionFindings.None, Controversies = [], Draft = new([], [], [], []), Coverage = [],
    };

    static Figure Of(string name, params Topic[] topics) => Evaluation.Score(Found(topics), s_corpus, new([])).Single(f => f.Section == "topics" && f.Name == name);

    [Fact]
    public void A_label_fits_by_what_its_members_say_more_often_than_others()
    {
        // T1: five of five members, one of six others; T2: "rénover" five of five, none of six others
        var fit = Of("label fit", Level1("T1", "bus de nuit", 5), Level1("T2", "rénover", 5));

        Assert.Equal(((1 - 1.0 / 6) * 5 + 1.0 * 5) / 10, fit.Value!.Value, 9);
        Assert.Equal(2, fit.N);
    }

    [Fact]
    public void A_label_about_something_else_fits_badly_and_a_small_topic_is_not_judged()
    {
        var fit = Of("label fit", Level1("T1", "fontaine", 5), Level1("T2", "rénover", 4));

        // one of five members, one of six others
        Assert.Equal(1.0 / 5 - 1.0 / 6, fit.Value!.Value, 9);
        Assert.Equal(1, fit.N);
    }

    [Fact]
    public void Shape_counts_what_is_listed()
    {
        Topic[] topics = [Level1("T1", "bus", 5), Level1("T2", "Bus", 3), Level1("T3", "rien", 0)];

        Assert.Equal(1.0 / 11, Of("share of propositions unassigned", topics).Value);
        Assert.Equal(3, Of("number of topics", topics).Value);
        Assert.Equal(5.0 / 8, Of("share of the largest of the topics", topics).Value);
        Assert.Equal(3, Of("median size of topics", topics).Value);
        Assert.Equal(2.0 / 3, Of("share of topics whose size equals the members", topics).Value);
        Assert.Equal(2.0 / 3, Of("share of distinct labels of topics", topics).Value);
        Assert.Null(Of("median size of sub-topics", topics).Value);
    }
}
