namespace SynthesisPipeline.Analysis.Tests;

public class WordOrderTests
{
    static readonly WordOrder s_order = new(new(StringComparer.Ordinal) { ["a"] = 6, ["b"] = 3, ["c"] = 1, ["a b"] = 2, ["b c"] = 1, ["a b c"] = 1 });

    [Theory]
    [InlineData("a", "b", "c", 0.5)] // 1 of 2
    [InlineData("c", "b", "c", 0.4 / 3)] // never seen behind "c b": 0.4 · 1 of 3
    [InlineData("c", "c", "a", 0.16 * 0.6)] // never seen behind "c": 0.4² · 6 of 10
    public void What_was_never_seen_is_reckoned_from_less(string first, string second, string symbol, double share) =>
        Assert.Equal(-Math.Log(share), s_order.Of(first, second, symbol), 12);

    [Theory]
    [InlineData("les piscines municipales ouvrent", "les piscine municipales ouvrent")]
    [InlineData("il faut ouvrir la piscine", "il faut ouvert la piscine")]
    [InlineData("une piscine est ouverte à tous", "une piscine est ouverte a tous")]
    public void What_is_written_right_surprises_less(string right, string wrong) => Assert.True(Surprise(right) < Surprise(wrong));

    [Theory]
    [InlineData("Ouvrir la piscine a tous les enfants")]
    [InlineData("Ouvrir les piscines le dimanche pour tous les enfant")]
    [InlineData("Il faut que les élus soit présents dans la commune")]
    public void A_word_taken_for_another_would_gain(string wrong) => Assert.True(WordSwaps.In(Symbols(wrong)).Most > WordSwaps.In(Symbols("Ouvrir la piscine à tous les enfants")).Most);

    [Fact]
    public void A_small_word_is_its_own_symbol_and_another_its_class() => Assert.Equal(["il", "faut", "VI", "la", "N", ",", "les", "Nms", "et", "les", "Nfs", "Afs"],
        Symbols("Il faut ouvrir la piscine, les bâtiments et les associations locales"));

    static double Surprise(string sentence)
    {
        string[] all = [WordOrder.Before, WordOrder.Before, .. Symbols(sentence), WordOrder.Behind];
        return Enumerable.Range(2, all.Length - 2).Average(i => WordOrder.French.Of(all[i - 2], all[i - 1], all[i]));
    }

    static System.Collections.Immutable.ImmutableArray<string> Symbols(string sentence)
    {
        var texts = Text.Prepare(new([new Contribution { Id = new("c"), Body = SourceText.Same(sentence) }], []), new(), TestContext.Current.CancellationToken);
        var count = texts.Texts[0].Tokens.Length;
        return WordOrder.SymbolsOf(texts.Texts[0], texts.Vocabulary, new PartsOfSpeech(texts).Tag(0, 0, count), 0, count);
    }
}
