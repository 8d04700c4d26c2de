using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

public class SourceTextTests
{
    // <p>Un &eacute;t&eacute;</p>  →  Un été
    static readonly SourceText Summer = new("<p>Un &eacute;t&eacute;</p>", "Un été",
        [new(0, 3, 3, 3), new(3, 1, 6, 8), new(4, 1, 14, 1), new(5, 1, 15, 8)]);

    [Fact]
    public void A_word_leads_back_to_its_raw_letters()
    {
        var raw = Summer.RawSpan(new(3, 3));

        Assert.Equal("&eacute;t&eacute;", Summer.Raw.Substring(raw.Start, raw.Length));
    }

    [Fact]
    public void A_raw_stretch_shows_as_its_plain_letters()
    {
        var plain = Summer.PlainSpan(new(6, 9));

        Assert.Equal("ét", Summer.Plain.Substring(plain.Start, plain.Length));
    }

    [Fact]
    public void A_tag_shows_as_nothing() => Assert.Equal(0, Summer.PlainSpan(new(0, 3)).Length);

    [Property]
    public Property Going_there_and_back_gives_the_same_words() => Prop.ForAll(
        Gen.Choose(0, 6).SelectMany(a => Gen.Choose(a, 6).Select(b => new TextSpan(a, b - a))).ToArbitrary(),
        span => span.Length == 0 || Summer.PlainSpan(Summer.RawSpan(span)) == span);

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(5, 2)]
    public void A_span_outside_of_the_text_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Summer.RawSpan(new(start, length)));
}
