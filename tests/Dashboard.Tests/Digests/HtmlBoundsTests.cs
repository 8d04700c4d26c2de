using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A page of made-up contributions, too many and too long to be shown whole.</summary>
public sealed class HtmlBoundsTests
{
    const int Points = 40, CitesOfAPoint = 150, Copies = 320;

    static readonly string s_filling = string.Join(' ', Enumerable.Range(0, 220).Select(i => $"remplissage{i}"));

    static readonly Lazy<(string Text, IHtmlDocument Document)> s_page = new(() =>
    {
        var page = Encoding.UTF8.GetString(SampleFindings.WriteAll(Corpus(), Findings())["synthesis.html"]);
        return (page, new HtmlParser().ParseDocument(page));
    });

    [Fact]
    public void Every_link_leads_somewhere_and_what_is_no_link_is_counted()
    {
        var document = s_page.Value.Document;

        var links = document.QuerySelectorAll(".cites a").Select(a => a.GetAttribute("href")![1..]).ToList(); // each leads somewhere

        Assert.Equal(Points * HtmlContributions.MostCites, links.Count);
        Assert.All(links, id => Assert.NotNull(document.GetElementById(id)));
        Assert.Equal(Points, document.QuerySelectorAll(".cites").Count(c => c.TextContent.Contains("et 50\u00A0autres : voir agreement.csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void Cited_words_stand_on_the_page_of_every_contribution_whole_or_not()
    {
        var contributions = s_page.Value.Document.QuerySelectorAll(".contribution").ToList();

        Assert.Equal(Points * HtmlContributions.MostCites, contributions.Count);
        Assert.All(contributions, c => Assert.StartsWith("Phrase citée ", Assert.Single(c.QuerySelectorAll("mark")).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_are_whole_up_to_their_total_and_others_say_that_they_are_cut_and_where_they_stand()
    {
        var contributions = s_page.Value.Document.QuerySelectorAll(".contribution").ToList();
        var cut = contributions.Where(c => c.TextContent.Contains("[…]", StringComparison.Ordinal)).ToList();

        Assert.InRange(contributions.Except(cut).Sum(c => (long)c.QuerySelector("p:last-of-type")!.TextContent.Length), 2_400_000, 2_500_000); // each has one
        Assert.NotEmpty(cut);
        Assert.All(cut, c => Assert.Matches(@"identifiant x\d+ · \d.*signes en tout", c.QuerySelector(".note")!.TextContent)); // each has one
        Assert.Contains("le texte entier est dans l’export", s_page.Value.Document.GetElementById("contributions")!.ParentElement!.TextContent, StringComparison.Ordinal); // the section is there
        Assert.InRange(s_page.Value.Text.Length, 2_500_000, 7_000_000);
    }

    [Fact]
    public void Groups_of_copies_past_the_first_are_counted()
    {
        var section = s_page.Value.Document.GetElementById("doublons")!.ParentElement!; // the section is there

        Assert.Equal(300, section.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("et 20\u00A0autres groupes", section.TextContent, StringComparison.Ordinal);
    }

    static string Cited(int i) => $"Phrase citée {i}.";

    static Corpus Corpus() => new(Enumerable.Range(0, Points * CitesOfAPoint).Select(i => new Contribution
    {
        Id = new($"x{i:00000}"), Number = $"#{i}", Title = $"Titre {i}",
        Body = SourceText.Same(i % 5 == 0 ? Cited(i) : $"{s_filling} {Cited(i)} {s_filling[..(i % 900 + 600)]}"),
    }), [], "Consultation longue");

    static Findings Findings()
    {
        var contributions = Corpus().Contributions;
        Citation Cite(int i) => new(contributions[i].Id, new(contributions[i].Body.Plain.IndexOf(Cited(i), StringComparison.Ordinal), Cited(i).Length));
        return SampleFindings.Findings with
        {
            Topics = new([], [], [], []), Tags = [], Controversies = [], Opinions = new([], [], 0), Coverage = [],
            Duplicates = [.. Enumerable.Range(0, Copies).Select(g => new DuplicateGroup($"D{g:000}", DuplicateKind.Exact, contributions[2 * g].Id,
                [new(contributions[2 * g].Id, 1, []), new(contributions[2 * g + 1].Id, 1, [])], 2, 1, null, null))],
            Draft = new([.. Enumerable.Range(0, Points).Select(p => new AgreementPoint(p + 1, new("T01"), "Section", $"Point {p}", "",
                [.. Enumerable.Range(p * CitesOfAPoint, CitesOfAPoint).Select(Cite)], [], null, null, CitesOfAPoint, PointStatus.Draft))], [], [], []),
        };
    }
}
