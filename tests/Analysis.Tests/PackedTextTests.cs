namespace SynthesisPipeline.Analysis.Tests;

public class PackedTextTests
{
    [Fact]
    public void Every_unit_comes_back_whether_it_has_one_byte_or_not()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var text = $"é{(char)unit}’";

            Assert.Equal(text, PackedText.Of(text).Text);
            Assert.Equal(3, PackedText.Of(text).Length);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("L’été « œuvre » coûte 3 € — ou 4 % … »")]
    [InlineData("Łódź, 中文, \U0001F600 et \uD83D seul")]
    [InlineData("\u0080\u0085\u009F")]
    public void Texts_are_the_same_where_their_letters_are(string text)
    {
        Assert.Equal(text, PackedText.Of(text).Text);
        Assert.Equal(PackedText.Of(text), PackedText.Of(new string(text.AsSpan())));
        Assert.Equal(PackedText.Of(text).GetHashCode(), PackedText.Of(new string(text.AsSpan())).GetHashCode());
        Assert.NotEqual(PackedText.Of(text), PackedText.Of(text + "."));
    }

    [Fact]
    public void No_text_is_not_the_empty_text()
    {
        Assert.Null(PackedText.Of(null).Text);
        Assert.Equal("", PackedText.Of("").Text);
        Assert.Equal(0, PackedText.Of(null).Length);
    }

    [Fact]
    public void Bodies_are_equal_by_what_they_say()
    {
        var (one, other) = (SourceText.Same("Un été"), SourceText.Same(string.Concat("Un ", "été")));

        Assert.Equal(one, other);
        Assert.Equal(6, one.PlainLength);
        Assert.NotEqual(one, new SourceText("<p>Un été</p>", "Un été", one.Pieces));
    }
}
