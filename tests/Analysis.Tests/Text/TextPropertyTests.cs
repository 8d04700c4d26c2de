using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

public class TextPropertyTests
{
    static readonly string[] Pieces =
    [
        "citoyen", "Élu", "e\u0301te\u0301", "l'", "d’", "qu'", "aujourd'hui", "·ne·s", "(ne)s", "-e-s", "-t-il", "S.M.I.C.", "2,5", "1er", "etc.",
        " ", "  ", "\n", "\r\n", "\t", "\u00A0", "\u202F", ".", "!", "?", "…", ";", ",", ":", "«", "»", "\"", "(", ")", "-", "–", "•", "/", "'", "’",
        "- ", "1) ", "a) ", "\0", "\uFEFF", "\u200B", "\uD83D\uDE00", "\uD800", "\uDC00", "שלום", "مرحبا", "漢字", "𝔘𝔫", "𐐀", "ﬁ", "İ", "ß", "ẞ", "\u0301", "A", "b", "7",
        "https://a.fr/x", "www.b.com", "jean@mail.fr", "@moi", "#746", "#climat", "d'autre part", "enfin", "Il", "faut", "des", "arbres", "en", "ville",
    ];

    static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    static PreparedCorpus Prepare(string title, string body) =>
        Text.Prepare(new([new() { Id = new("1"), Title = title, Body = SourceText.Same(body) }], []), new(), default);

    [Property(MaxTest = 2000)]
    public Property Every_place_holds_on_any_mixture() =>
        Prop.ForAll(Texts, Texts, (title, body) => Check(Prepare(title, body)));

    [Property(MaxTest = 500)]
    public void Every_place_holds_on_any_string(string? title, string? body) =>
        Check(Prepare(title ?? "", body ?? ""));

    [Fact]
    public void Every_place_holds_on_any_units()
    {
        var chance = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var units = new char[chance.Next(200)];
            for (var i = 0; i < units.Length; i++) units[i] = (char)chance.Next(char.MaxValue + 1);

            Check(Prepare("", new(units)));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("e\u0301")]
    [InlineData("a.")]
    [InlineData("A.")]
    [InlineData("a-")]
    [InlineData("a'")]
    [InlineData("l'")]
    [InlineData("a·e")]
    [InlineData("a(e)")]
    [InlineData("1,")]
    [InlineData("- ")]
    [InlineData("@a")]
    [InlineData("\uD835\uDD18")]
    [InlineData("\uD800")]
    [InlineData("漢")]
    public void A_text_of_200_000_units_takes_linear_time(string unit)
    {
        var body = new StringBuilder().Insert(0, unit, 200_000 / unit.Length).ToString();

        var prepared = Prepare("", body);

        Check(prepared);
    }

    static void Check(PreparedCorpus prepared)
    {
        var text = prepared.Texts[0];
        var words = prepared.Vocabulary;
        var end = 0;
        foreach (var token in text.Tokens)
        {
            Assert.True(token.Start >= end && token.Length > 0 && token.Start + token.Length <= text.Plain.Length);
            Assert.Equal(words.Forms[token.Word], WordForms.Fold(text.Plain.AsSpan(token.Start, token.Length)));
            end = token.Start + token.Length;
        }
        var (sentenceEnd, tokenEnd) = (0, 0);
        foreach (var sentence in text.Sentences)
        {
            AssertTrimmed(text.Plain, sentence.Start, sentence.End, sentenceEnd);
            Assert.True(sentence.TokenCount > 0 && sentence.FirstToken >= tokenEnd);
            var last = text.Tokens[sentence.FirstToken + sentence.TokenCount - 1];
            Assert.True(text.Tokens[sentence.FirstToken].Start >= sentence.Start && last.Start + last.Length <= sentence.End);
            Assert.True(sentence.End <= text.BodyStart || sentence.Start >= text.BodyStart);
            (sentenceEnd, tokenEnd) = (sentence.End, sentence.FirstToken + sentence.TokenCount);
        }
        var ideaEnd = text.BodyStart;
        foreach (var idea in text.Ideas)
        {
            AssertTrimmed(text.Plain, idea.Start, idea.End, ideaEnd);
            ideaEnd = idea.End;
        }
        Assert.Equal(words.Forms.Order(StringComparer.Ordinal), words.Forms);
        Assert.Equal(words.Forms.Distinct(), words.Forms);
        Assert.All(words.DocumentCounts, n => Assert.Equal(1, n));
        Assert.All(words.Stems, s => Assert.InRange(s, 0, words.StemForms.Length - 1));
    }

    static void AssertTrimmed(string plain, int start, int end, int from)
    {
        Assert.True(start >= from && end > start && end <= plain.Length, $"[{start}, {end}) after {from} in {plain.Length} units");
        Assert.False(char.IsWhiteSpace(plain[start]) || char.IsWhiteSpace(plain[end - 1]));
    }
}
