using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class HtmlDocumentTests
{
    static string Page() => Encoding.UTF8.GetString(SampleFindings.WriteAll()["synthesis.html"]);

    [Fact]
    public void The_page_names_its_language_and_has_one_title()
    {
        var document = new HtmlParser().ParseDocument(Page());

        Assert.Equal("fr", document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Mobilités du quotidien", Assert.Single(document.QuerySelectorAll("h1")).TextContent);
        Assert.Single(document.QuerySelectorAll("main"));
    }

    [Fact]
    public void Every_citation_leads_to_a_contribution_on_the_page()
    {
        var document = new HtmlParser().ParseDocument(Page());

        var links = document.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ToList(); // selected by it

        Assert.NotEmpty(links);
        Assert.All(links, id => Assert.NotNull(document.GetElementById(id)));
    }

    [Fact]
    public void Headings_never_skip_a_level_and_ids_are_unique()
    {
        var document = new HtmlParser().ParseDocument(Page());

        var levels = document.QuerySelectorAll("h1,h2,h3,h4").Select(h => h.LocalName[1] - '0').ToList();
        var ids = document.QuerySelectorAll("[id]").Select(e => e.Id).ToList();

        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} then h{pair.Second}"));
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public void Tables_have_captions_and_scopes_and_pictures_say_what_they_show()
    {
        var document = new HtmlParser().ParseDocument(Page());

        Assert.All(document.QuerySelectorAll("table"), t => Assert.NotNull(t.QuerySelector("caption")));
        Assert.All(document.QuerySelectorAll("th"), th => Assert.True(th.HasAttribute("scope")));
        Assert.Equal(4, document.QuerySelectorAll("svg").Length);
        Assert.All(document.QuerySelectorAll("svg"), svg => Assert.True(svg.GetAttribute("role") == "img" && svg.GetAttribute("aria-label")!.Length > 20)); // as asserted
    }

    [Fact]
    public void Nothing_runs_and_nothing_is_loaded_from_elsewhere()
    {
        var page = Page();

        Assert.DoesNotMatch(new Regex("<script|<link|<iframe|@import|url\\(|\\ssrc=|href=\"(?!#)|\\son[a-z]+=|\\sstyle=", RegexOptions.IgnoreCase), page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Cited_words_are_marked_in_the_contribution()
    {
        var document = new HtmlParser().ParseDocument(Page());

        Assert.Contains("Les horaires doivent être publiés.", document.QuerySelectorAll(".contribution mark").Select(m => m.TextContent.Trim()));
    }

    [Fact]
    public void What_a_side_grants_and_who_stands_where_is_said()
    {
        var section = new HtmlParser().ParseDocument(Page()).GetElementById("controverses")!.ParentElement!; // the page has the section
        var controversies = Regex.Replace(section.TextContent, @"\s+", " ");

        Assert.Contains("Ce que concèdent les opposants « Certes le centre sera plus calme, mais pour qui ? » (Contribution", controversies, StringComparison.Ordinal);
        Assert.DoesNotContain("Ce que concèdent les partisans", controversies, StringComparison.Ordinal);
        Assert.Contains("1 personne argumente pour, 1 contre.", controversies, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checks_of_the_draft_stand_on_the_page()
    {
        var checks = new HtmlParser().ParseDocument(Page()).QuerySelectorAll("ul.checks > li").Select(c => c.TextContent).ToList();

        Assert.Equal(6, checks.Count);
        Assert.All(checks, c => Assert.Matches("^(Vérifié|Relevé|À corriger) :", c));
    }

    [Fact]
    public void Texts_of_citizens_are_escaped_and_no_author_is_named()
    {
        var corpus = new Analysis.Corpus(SampleFindings.Corpus.Contributions.Select(c => c.Id.Value == "p1" ? c with { Title = "<img src=x onerror=alert(1)> & co" } : c),
            SampleFindings.Corpus.Votes, "</title><script>alert(1)</script>");

        var page = Encoding.UTF8.GetString(SampleFindings.WriteAll(corpus)["synthesis.html"]);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.All(new[] { "Aline", "Bakary", "Chloé", "Denis", "Élise", "Farid" }, name => Assert.DoesNotContain(name, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Long_ids_are_cut_where_they_stay_unique_and_given_in_full_beside()
    {
        var shown = ShownNumbers.Of(new([new() { Id = new("f0175fce-e908-11e9") }, new() { Id = new("f0175fce-e909-11e9") }, new() { Id = new("p1"), Number = "#746" }], []));

        Assert.Equal(["f0175fce-e908…", "f0175fce-e909…", "746"], shown);
    }
}
