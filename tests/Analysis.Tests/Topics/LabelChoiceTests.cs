namespace SynthesisPipeline.Analysis.Tests;

public class LabelChoiceTests
{
    // twenty-four texts: fourteen on the municipal market, four on cheesemongers, two of them on both
    static readonly string[] s_market =
    [
        .. Enumerable.Range(0, 14).Select(i => $"Le marché municipal de la rue {i}{(i < 2 ? " et ses fromagers" : "")}"),
        .. Enumerable.Range(0, 10).Select(i => i < 2 ? $"Des fromagers au numéro {i}" : $"Un étal au numéro {i}"),
    ];

    // fourteen texts, each about something of its own; two say a word twice
    static readonly string[] s_strays = [.. Enumerable.Range(0, 14).Select(i => i < 2 ? $"Des huîtres au numéro {i}" : $"Un plat au numéro {i}")];

    [Fact]
    public void A_word_that_tells_few_more_texts_is_not_said_behind_a_phrase() =>
        Assert.Equal("Marché municipal", Choose(s_market, isPart: false, ["marché", "municipal"], ["fromagers"]));

    [Fact]
    public void A_word_that_tells_few_more_texts_is_said_behind_a_word() =>
        Assert.Equal("Marché et fromagers", Choose([.. s_market.Select(t => t.Replace(" municipal", "", StringComparison.Ordinal))], isPart: false, ["marché"], ["fromagers"]));

    [Fact]
    public void Two_texts_of_a_small_part_do_not_name_it() => Assert.Null(Choose(s_strays, isPart: true, ["huîtres"]));

    [Fact]
    public void Of_a_topic_something_is_said_even_if_only_two_texts_say_it() => Assert.Equal("Huîtres", Choose(s_strays, isPart: false, ["huîtres"]));

    static string? Choose(string[] inside, bool isPart, params string[][] phrases)
    {
        string[] bodies = [.. inside, .. Enumerable.Range(0, 30).Select(i => $"Des élus au tramway {i}"), .. Enumerable.Range(0, 60).Select(i => $"Une cantine en forêt {i}")];
        var texts = Text.Prepare(TopicsTests.Of(bodies), new(), TestContext.Current.CancellationToken);
        var order = texts.Corpus.Contributions.Select(c => Array.IndexOf(bodies, c.Body.Plain)).ToArray();
        int[] places = [.. order.Select(o => o < inside.Length ? 0 : 1)], above = [.. order.Select(o => o < inside.Length + 30 ? 0 : 1)];
        var index = new PhraseIndex(texts, [.. Enumerable.Range(0, bodies.Length)], TestContext.Current.CancellationToken);
        var counts = index.Count([.. Enumerable.Range(0, bodies.Length).Where(i => places[i] == 0)]);
        var candidates = phrases.Select((words, rank) => words.Skip(1).Aggregate(new PhraseKey(Stem(words[0])), (k, w) => k.With(Stem(w))) is var key
            ? new LabelCandidate(key, string.Join(' ', words), false, counts[key], rank, false, 0.5) : default).ToArray();
        var ground = new LabelGround(places, 0, inside.Length, isPart ? above : null, isPart ? 0 : -1, isPart ? inside.Length + 30 : bodies.Length);
        return new TopicLabel(index, candidates, [], [], ground).Choose(new("T01"), [], []).Text;

        int Stem(string word) => texts.Vocabulary.StemForms.AsSpan().BinarySearch(Stems.Of(word), StringComparer.Ordinal);
    }
}
