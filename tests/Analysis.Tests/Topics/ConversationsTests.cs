namespace SynthesisPipeline.Analysis.Tests;

public class ConversationsTests
{
    // six words that are no stop words each
    const string Long = "pistes cyclables sécurisées gare centre école";

    static readonly float Even = MathF.Round(MathF.Sqrt(0.5f), 5);

    [Fact]
    public void A_proposition_moves_half_way_to_what_people_answer()
    {
        var rows = Leant(new() { ParentWords = 0 }, ("1", null, [1, 0]), ("2", "1", [0, 1]), ("3", "1", [0, 1]));

        Assert.Equal([Even, Even], Rounded(rows[0]));
        Assert.Equal([0, 1], Rounded(rows[1]));
    }

    [Fact]
    public void An_answer_of_few_words_moves_to_what_it_answers()
    {
        var rows = Leant(new() { ReplyStrength = 0, ParentWords = 6 }, ("1", null, [1, 0]), ("2", "1", [0, 1]));

        Assert.Equal([1, 0], Rounded(rows[0]));
        Assert.Equal([Even, Even], Rounded(rows[1]));
    }

    [Fact]
    public void Answers_to_answers_do_not_reach_the_proposition()
    {
        var rows = Leant(new() { ParentWords = 0 }, ("1", null, [1, 0, 0]), ("2", "1", [0, 1, 0]), ("3", "2", [0, 0, 1]));

        Assert.Equal([Even, Even, 0], Rounded(rows[0]));
        Assert.Equal([0, Even, Even], Rounded(rows[1]));
    }

    [Fact]
    public void What_stands_alone_and_what_answers_itself_in_a_circle_stay()
    {
        var rows = Leant(new(), ("1", null, [1, 0]), ("2", "3", [0, 1]), ("3", "2", [1, 0]), ("4", "4", [0, 1]), ("5", "gone", [1, 0]));

        Assert.Equal([1, 0, 0, 1, 1, 0, 0, 1, 1, 0], Enumerable.Range(0, 5).SelectMany(i => Rounded(rows[i])));
    }

    static DenseRows Leant(SpaceSettings settings, params (string Id, string? Parent, float[] Row)[] all)
    {
        var corpus = new Corpus(all.Select(c => new Contribution { Id = new(c.Id), ParentId = c.Parent is { } p ? new(p) : null, Body = SourceText.Same(Long) }), []);
        var rows = SphericalKMeansTests.Rows([.. all.Select(c => c.Row)]);
        Conversations.Lean(Text.Prepare(corpus, new(), default), rows, settings);
        return rows;
    }

    static float[] Rounded(Span<float> row) => [.. row.ToArray().Select(v => MathF.Round(v, 5))];
}
