using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>One page before its chrome.</summary>
/// <param name="File">Its name, the same in both languages.</param>
/// <param name="Section">The page of the menu it belongs to.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Body">What stands under the heading, as markup.</param>
sealed record PublicPage(string File, string Section, string Heading, string Body);

/// <summary>What stands around every page: language, menu, skip link, versions, foot. No script, nothing loaded from elsewhere.</summary>
sealed class PublicChrome(Edition edition, Speech s)
{
    /// <summary>The menu: file, French, English.</summary>
    static readonly ImmutableArray<(string File, string French, string English)> s_menu =
    [
        ("index.html", "Accueil", "Home"), ("synthese-0001.html", "Éléments d’accord", "Points of agreement"), ("controverses-0001.html", "Controverses", "Controversies"),
        ("pistes-0001.html", "Pistes d’action", "Courses of action"), ("chiffres.html", "En chiffres", "In figures"), ("calendrier.html", "Calendrier", "Timeline"),
        ("contributions.html", "Contributions", "Contributions"), ("devenir.html", "Ma contribution", "My contribution"), ("donnees.html", "Données ouvertes", "Open data"),
        ("commentaires-0001.html", "Commentaires", "Comments"), ("methode.html", "Méthode", "Method"),
    ];

    /// <summary>Writes a whole page.</summary>
    public string Whole(PublicPage page)
    {
        var (here, root) = s.English ? ("../", "../../") : ("", "../");
        var other = s.English ? $"../{page.File}" : $"en/{page.File}";
        var html = new Markup().Raw($"<!DOCTYPE html>\n<html lang=\"{s.Code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:; img-src 'self' data: file:; font-src 'self' file:; base-uri 'none'; form-action 'none'\">\n")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>").Text($"{page.Heading} — {edition.Title.Title}").Raw("</title>\n")
            .Raw($"<link rel=\"stylesheet\" href=\"{here}style.css\">\n<link rel=\"stylesheet\" href=\"{here}theme.css\">\n")
            .Raw($"<link rel=\"alternate\" hreflang=\"{(s.English ? "fr" : "en")}\" href=\"{other}\">\n<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{root}feed.xml\" title=\"")
            .Text(s.Say("Versions publiées", "Published versions")).Raw("\">\n</head>\n<body>\n<a class=\"skip\" href=\"#contenu\">").Text(s.Say("Aller au contenu", "Skip to content")).Raw("</a>\n")
            .Raw("<header class=\"top\">\n<p class=\"site\"><a href=\"index.html\" lang=\"fr\">").Text(edition.Title.Title).Raw("</a></p>\n<p class=\"tools\"><a href=\"").Raw(root + (s.English ? "en/index.html" : "index.html")).Raw("\">")
            .Text(s.Say($"Version {edition.Title.Version}, {s.Day(edition.Title.PublishedAt)}", $"Version {edition.Title.Version}, {s.Day(edition.Title.PublishedAt)}"))
            .Raw("</a> · <a href=\"").Raw(other).Raw($"\" lang=\"{(s.English ? "fr" : "en")}\" hreflang=\"{(s.English ? "fr" : "en")}\">").Text(s.English ? "Français" : "English").Raw("</a></p>\n</header>\n")
            .Raw("<nav class=\"menu\" aria-label=\"").Text(s.Say("Menu", "Menu")).Raw("\">\n<ul>\n");
        foreach (var (file, french, english) in s_menu)
            html.Raw($"<li><a href=\"{file}\"").Raw(file == page.Section ? $" aria-current=\"{(file == page.File ? "page" : "true")}\"" : "").Raw(">").Text(s.Say(french, english)).Raw("</a></li>\n");
        return html.Raw("</ul>\n</nav>\n<main id=\"contenu\" tabindex=\"-1\">\n<h1>").Text(page.Heading).Raw("</h1>\n").Raw(page.Body).Raw("</main>\n<footer>\n<p>")
            .Text(s.Say("Chaque phrase renvoie aux contributions qui la portent. Ce n’est pas un sondage : les parts sont celles des personnes qui ont écrit ou voté.",
                "Each sentence leads to the contributions that carry it. This is not a poll: shares are of the people who wrote or voted."))
            .Raw("</p>\n<p><a href=\"methode.html\">").Text(s.Say("Comment cette synthèse a-t-elle été faite ?", "How was this made?")).Raw("</a> · <a href=\"accessibilite.html\">")
            .Text(s.Say("Accessibilité : partiellement conforme", "Accessibility: partially compliant")).Raw("</a> · <a href=\"donnees.html\">").Text(OpenData.LicenceName).Raw("</a></p>\n</footer>\n</body>\n</html>\n").ToString();
    }
}
