namespace SynthesisPipeline.Dashboard;

/// <summary>Lists the contributions that the page cites, in full, with the cited words marked.</summary>
sealed class HtmlContributions(DigestContent content)
{
    /// <summary>Gives all of them; each has the anchor that citations lead to.</summary>
    public string All()
    {
        var html = new Markup();
        foreach (var c in content.CitedContributions)
        {
            html.Raw($"<div class=\"contribution\" id=\"c{c.Index}\">\n<h3>").Text($"Contribution {c.Shown}{(c.Title.Length > 0 ? " — " + c.Title : "")}")
                .Raw("</h3>\n<p class=\"note\">").Text(About(c)).Raw("</p>\n");
            if (c.Body.Length > 0) Body(html.Raw("<p>"), c).Raw("</p>\n");
            html.Raw("</div>\n");
        }
        return html.ToString();
    }

    static string About(DigestContribution c) => string.Join(" · ", new[]
    {
        c.Kind, c.CreatedAt is { } date ? FrenchNumbers.Day(date) : "", c.Topic, c.Votes is { Total: > 0 } votes ? Pictures.VotesInWords(votes) : "",
        c.Shown == c.Id ? "" : $"identifiant {c.Id}",
    }.Where(part => part.Length > 0));

    static Markup Body(Markup html, DigestContribution c)
    {
        var from = 0;
        foreach (var span in c.Cited)
        {
            if (span.Start < from || span.End > c.Body.Length) continue;
            html.Text(DigestText.Clean(c.Body[from..span.Start])).Raw("<mark>").Text(DigestText.Clean(c.Body[span.Start..span.End])).Raw("</mark>");
            from = span.End;
        }
        return html.Text(DigestText.Clean(c.Body[from..]));
    }
}
