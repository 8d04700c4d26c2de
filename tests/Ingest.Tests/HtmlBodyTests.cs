using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

public class HtmlBodyTests
{
    static SourceText Reduce(string raw) => BodyText.Of(raw, false, out _);

    [Theory]
    [InlineData("Sans balise ni entité", "Sans balise ni entité")]
    [InlineData("<p>Un</p><p>Deux</p>", "Un\nDeux")]
    [InlineData("<p>Un<br>deux<br />trois</p>", "Un\ndeux\ntrois")]
    [InlineData("<ul><li>a</li><li>b</li></ul>fin", "a\nb\nfin")]
    [InlineData("l&#39;&eacute;t&eacute; &amp; l&rsquo;hiver", "l'été & l’hiver")]
    [InlineData("R&D, 3 < 4, <contact@exemple.fr>, a <3", "R&D, 3 < 4, <contact@exemple.fr>, a <3")]
    [InlineData("?a=1&copy=2", "?a=1&copy=2")]
    [InlineData("<p>a</p><script>alert('x')</script><style>p{}</style><p>b</p>", "a\nb")]
    [InlineData("avant<script>jamais fermé", "avant")]
    [InlineData("<p>plusieurs   espaces\n\net lignes</p>", "plusieurs espaces et lignes")]
    [InlineData("<b>gras</b>\nligne gardée", "gras\nligne gardée")]
    [InlineData("<p>coupé net</p><a href=\"htt", "coupé net")]
    [InlineData("<p>&nbsp;</p>", "\u00A0")]
    [InlineData("&#150;&#x2019;&#xD800;", "–’&#xD800;")]
    [InlineData("<!-- caché --><p>vu</p>", "vu")]
    public void People_read_the_text_without_its_tags(string raw, string plain)
    {
        var text = Reduce(raw);

        Assert.Equal(plain, text.Plain);
        Assert.Equal(raw, text.Raw);
    }

    [Fact]
    public void A_cell_without_markup_is_its_own_plain_text()
    {
        const string raw = "  Espaces gardés\net lignes ";

        Assert.Equal((raw, raw), (Reduce(raw).Raw, Reduce(raw).Plain));
        Assert.Empty(Reduce(raw).Pieces); // kept once
    }

    [Fact]
    public void A_word_of_the_plain_text_leads_back_to_its_place_in_the_cell()
    {
        const string raw = "<p>Il faut <b>l&eacute;gif&eacute;rer</b>   vite.</p>";
        var text = Reduce(raw);

        var span = text.RawSpan(new(text.Plain.IndexOf("légiférer", StringComparison.Ordinal), "légiférer".Length));

        Assert.Equal("l&eacute;gif&eacute;rer", raw.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Links_are_kept_as_attributes_and_scripts_are_not()
    {
        using var scratch = new Scratch();
        scratch.Write("contributions.csv", "id,body\np1,\"<p>Voir <a href=\"\"https://exemple.fr/a\"\">ici</a> <a href=\"\"javascript:x()\"\">là</a></p>\"\n");

        var contribution = scratch.Read().Contributions[0];

        Assert.Equal("Voir ici là", contribution.Body.Plain);
        Assert.Equal([new ContributionAttribute("link", "https://exemple.fr/a")], contribution.Attributes);
    }

    [Fact]
    public void Text_encoded_twice_is_read_as_meant_while_offsets_count_the_cell()
    {
        const string raw = "L\u00C3\u00A9gif\u00C3\u00A9rer vite";

        var text = BodyText.Of(raw, false, out var reading);

        Assert.True(reading.Mojibake);
        Assert.Equal("Légiférer vite", text.Plain);
        Assert.Equal(new TextSpan(0, 11), text.RawSpan(new(0, 9)));
    }

    [Theory]
    [InlineData("PRÊT À PARTIR Ã")]
    [InlineData("\u00C3\u00A9 et é mêlés")]
    public void Text_that_may_be_right_is_left_alone(string raw) => Assert.Equal(raw, Reduce(raw).Plain);

    static Gen<string> SoundCells => Gen.Elements("<p>", "</p>", "<br/>", "<b>", "</b>", "<li>", "&amp;", "&eacute;", "&#233;", " ", "\r\n", "é", "mot ", "𝄞", "<a href=\"http://x.fr\">", "<!-- c -->")
        .ListOf().Select(parts => string.Concat(parts));

    static Gen<string> Cells => Gen.Elements("<p>", "</p>", "<br/>", "<b>", "</b>", "<li>", "</script>", "<script>", "&amp;", "&eacute;", "&#233;", "&bogus;", "&", "<", ">", " ", "  ", "\r\n", "é", "a", "mot ", "\u00C3\u00A9", "𝄞", "<a href=\"http://x.fr\">", "<!--", "-->", "\u201A")
        .ListOf().Select(parts => string.Concat(parts));

    [Property(MaxTest = 500)]
    public Property Every_span_of_the_plain_text_leads_to_a_part_of_the_cell_that_holds_it() => Prop.ForAll(Cells.ToArbitrary(), raw =>
    {
        var text = Reduce(raw);
        if (text.Raw != raw) return false;
        for (var i = 0; i < text.Plain.Length; i++)
        {
            var span = text.RawSpan(new(i, 1));
            if (span.Length < 1 || span.Start < 0 || span.End > raw.Length) return false;
            var unit = text.Plain[i];
            // a unit stands in the cell as itself, or as an entity, a tag, or spaces
            if (span.Length == 1 && raw[span.Start] != unit && !(char.IsWhiteSpace(unit) && char.IsWhiteSpace(raw[span.Start]))) return false;
            if (span.Length > 1 && raw[span.Start] is not ('&' or '<' or '\u00C3') && !char.IsWhiteSpace(raw[span.Start])) return false;
        }
        return true;
    });

    [Property(MaxTest = 500)]
    public Property Letters_are_those_a_browser_would_show() => Prop.ForAll(SoundCells.ToArbitrary(), raw =>
    {
        var shown = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + raw).Body!.TextContent; // the parser always makes a body
        static string Letters(string text) => new([.. text.Where(char.IsLetter)]);
        return Letters(shown) == Letters(Reduce(raw).Plain);
    });
}
