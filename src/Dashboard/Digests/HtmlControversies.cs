using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lays out the controversies of the page: question, votes, who stands where, both sides, what each grants.</summary>
sealed class HtmlControversies(DigestContent content)
{
    const int FullControversies = 20;

    /// <summary>Gives them by rank: the first in full, the others in a table.</summary>
    public string All()
    {
        if (content.Controversies.IsEmpty) return "<p>Aucune controverse n’a été trouvée.</p>\n";
        var html = new Markup();
        foreach (var c in content.Controversies.Take(FullControversies))
        {
            html.Raw("<article>\n<h3>").Text($"{c.Rank}. {c.Question}").Raw("</h3>\n");
            if (c.Subject is { } subject)
            {
                html.Raw("<p>").Text(c.SubjectText).Raw(c.SubjectText.Length > 0 ? " " : "");
                HtmlSections.Cites(html, [subject], "controversies.csv");
                html.Raw("</p>\n");
            }
            if (c.Votes.Total > 0) html.Raw("<p>").Raw(Pictures.Votes(c.Votes)).Raw("<br><span class=\"note\">").Text(Pictures.VotesInWords(c.Votes)).Raw("</span></p>\n");
            if (c.GroupsInWords.Length > 0) html.Element("p class=\"note\"", $"Par groupe d’opinion — {c.GroupsInWords}.").Raw("\n");
            if (c.StandingInWords.Length > 0) html.Element("p class=\"note\"", c.StandingInWords).Raw("\n");
            html.Element("p class=\"note\"", c.Why).Raw("\n");
            if (c.HasArguments)
            {
                html.Raw("<div class=\"sides\">\n");
                Side(html, "Pour", c.For);
                Side(html, "Contre", c.Against);
                html.Raw("</div>\n");
            }
            Granted(html, "Ce que concèdent les partisans", c.GrantedByFor);
            Granted(html, "Ce que concèdent les opposants", c.GrantedByAgainst);
            html.Raw("</article>\n");
        }
        var others = content.Controversies.Skip(FullControversies).ToList();
        if (others.Count == 0) return html.ToString();
        html.Raw(HtmlSections.Table(FrenchNumbers.Count(others.Count, "autre controverse, moins marquée", "autres controverses, moins marquées"), "Rang", "Question", "Contribution", "Votes").ToString());
        foreach (var c in others)
        {
            html.Raw("<tr>").Element("td class=\"number\"", FrenchNumbers.Number(c.Rank)).Element("td", c.Question).Raw("<td>");
            if (c.Subject is { } subject) HtmlSections.Cites(html, [subject], "controversies.csv");
            html.Raw("</td>").Element("td", c.Votes.Total > 0 ? Pictures.VotesInWords(c.Votes) : "").Raw("</tr>\n");
        }
        return html.Raw("</tbody></table></div>\n").ToString();
    }

    static void Side(Markup html, string name, ImmutableArray<DigestArgument> arguments)
    {
        html.Raw("<div>").Element("h4", name);
        if (arguments.IsEmpty) html.Raw("<p class=\"note\">Aucun argument relevé.</p>");
        else Quotes(html, arguments);
        html.Raw("</div>\n");
    }

    static void Granted(Markup html, string name, ImmutableArray<DigestArgument> sentences)
    {
        if (sentences.IsEmpty) return;
        html.Raw("<div class=\"granted\">").Element("h4", name);
        Quotes(html, sentences);
        html.Raw("</div>\n");
    }

    static void Quotes(Markup html, ImmutableArray<DigestArgument> arguments)
    {
        html.Raw("<ul>\n");
        foreach (var argument in arguments)
        {
            html.Raw("<li>").Text($"« {argument.Text} »").Raw(" ");
            HtmlSections.Cites(html, [argument.Cite], "controversies.csv");
            html.Raw("</li>\n");
        }
        html.Raw("</ul>");
    }
}
