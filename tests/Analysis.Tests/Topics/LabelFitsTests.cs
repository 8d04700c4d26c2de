namespace SynthesisPipeline.Analysis.Tests;

public class LabelFitsTests
{
    // ten texts of a topic, thirty beside them, sixty elsewhere
    static readonly string[] s_bodies =
    [
        .. Enumerable.Range(0, 10).Select(i => i < 4 ? $"Contrôle des élus par le jury {i}" : i < 8 ? $"Un contrôle par le jury {i}" : $"Des élus au marché {i}"),
        .. Enumerable.Range(0, 30).Select(i => $"Des élus au tramway {i}"),
        .. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"Des élus en forêt {i}" : $"Une cantine en forêt {i}"),
    ];

    [Fact]
    public void A_phrase_is_credited_with_the_texts_that_hold_it_and_with_half_of_those_that_hold_a_part_of_it()
    {
        var (index, ground, key) = Lay();

        var fits = new LabelFits(index, [key("contrôle", "élus"), key("contrôle")], ground);

        // four whole, four by half; those that hold only what all speak of count for nothing
        Assert.Equal(0.6, fits.CoverageOf(0), 1e-9);
        Assert.Equal(0.4, fits.ShareOf(0), 1e-9);
        Assert.Equal(0.6, fits.Of(0), 1e-9);
        Assert.Equal(0.8, fits.Of(1), 1e-9);
    }

    [Fact]
    public void Two_phrases_are_credited_once_with_a_text_that_holds_both()
    {
        var (index, ground, key) = Lay();

        var fits = new LabelFits(index, [key("contrôle"), key("jury"), key("marché")], ground);

        Assert.Equal(0.8, fits.Of(0, 1), 1e-9);
        Assert.Equal(fits.Of(0, 2), fits.Of(2, 0));
        Assert.Equal(1, fits.Of(0, 2), 1e-9);
    }

    [Fact]
    public void What_others_hold_too_tells_less()
    {
        var (index, ground, key) = Lay();

        var fits = new LabelFits(index, [key("forêt"), key("tramway")], ground);

        // two thirds of the ninety others, none of the thirty beside; all of the thirty beside, a third of the ninety
        Assert.Equal(-(0 + 60.0 / 90) / 2, fits.Of(0), 1e-9);
        Assert.Equal(-(1 + 30.0 / 90) / 2, fits.Of(1), 1e-9);
    }

    static (PhraseIndex Index, LabelGround Ground, Func<string[], PhraseKey> Key) LayOut()
    {
        var texts = Text.Prepare(TopicsTests.Of(s_bodies), new(), TestContext.Current.CancellationToken);
        int[] all = [.. Enumerable.Range(0, s_bodies.Length)];
        var order = texts.Corpus.Contributions.Select(c => Array.IndexOf(s_bodies, c.Body.Plain)).ToArray();
        int[] places = [.. order.Select(o => o < 10 ? 0 : 1)], above = [.. order.Select(o => o < 40 ? 0 : 1)];
        var index = new PhraseIndex(texts, all, TestContext.Current.CancellationToken);
        return (index, new(places, 0, 10, above, 0, 40), words =>
        {
            var key = new PhraseKey(Stem(words[0]));
            return words.Length > 1 ? key.With(Stem(words[1])) : key;
        });

        int Stem(string word) => texts.Vocabulary.Stems[texts.Vocabulary.Forms.IndexOf(word)];
    }

    delegate PhraseKey KeyOf(params string[] words);

    static (PhraseIndex Index, LabelGround Ground, KeyOf Key) Lay() => LayOut() is var (index, ground, key) ? (index, ground, words => key(words)) : default;
}
