using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the readable synthesis as one self-contained page: accessible, printable, with no script and nothing loaded from elsewhere.</summary>
public static class HtmlDocument
{
    static readonly Lazy<string> s_style = new(() =>
    {
        using var stream = typeof(HtmlDocument).Assembly.GetManifestResourceStream("synthesis.css")!; // embedded by the project file
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    });

    /// <summary>Writes the page as UTF-8.</summary>
    public static void Write(Stream stream, DigestContent content)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(Page(content));
    }

    static string Page(DigestContent content)
    {
        var sections = new HtmlSections(content).All().Where(s => s.Body.Length > 0).ToList();
        var page = new Markup().Raw("""
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>
            """.TrimEnd()).Text($"Synthèse — {content.Title}").Raw("</title>\n<style>\n").Raw(s_style.Value).Raw("</style>\n</head>\n<body>\n")
            .Raw("<a class=\"skip\" href=\"#contenu\">Aller au contenu</a>\n<header>\n<p class=\"kicker\">Synthèse de la consultation</p>\n")
            .Element("h1", content.Title).Raw("\n");
        if (content.Dates is { } dates)
            page.Raw("<p>").Text($"Contributions du {FrenchNumbers.Day(dates.First)} au {FrenchNumbers.Day(dates.Last)}.").Raw("</p>\n");
        page.Raw("<p class=\"note\">Chaque phrase renvoie aux contributions qui la portent. Les parts sont celles des personnes qui ont écrit ou voté : "
            + "ce n’est pas un sondage.</p>\n</header>\n<main id=\"contenu\">\n<nav aria-label=\"Sommaire\">\n<ol>\n");
        foreach (var section in sections) page.Raw($"<li><a href=\"#{section.Id}\">").Text(section.Heading).Raw("</a></li>\n");
        page.Raw("</ol>\n</nav>\n");
        foreach (var section in sections)
            page.Raw($"<section aria-labelledby=\"{section.Id}\">\n<h2 id=\"{section.Id}\">").Text(section.Heading).Raw("</h2>\n").Raw(section.Body).Raw("</section>\n");
        return page.Raw("</main>\n<footer>\n<p>").Text($"Produit par {content.Run}. Empreinte de la fiche : {content.DigestId}. Le nom des contributeurs n’y figure pas.")
            .Raw("</p>\n</footer>\n</body>\n</html>\n").ToString();
    }
}
