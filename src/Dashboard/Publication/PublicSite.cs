using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>All pages of one version, in both languages, from the edition alone: the same edition gives the same bytes.</summary>
static class PublicSite
{
    /// <summary>Gives each page by its path in the folder of the version.</summary>
    public static IEnumerable<(string Path, string Html)> Pages(Edition edition, ImmutableArray<OpenTable> tables)
    {
        var figures = EditionFigures.Of(edition);
        foreach (var speech in new[] { new Speech(false), new Speech(true) })
        {
            var chrome = new PublicChrome(edition, speech);
            foreach (var page in Pages(new PublicView(edition), speech, figures, tables))
                yield return (speech.English ? $"en/{page.File}" : page.File, chrome.Whole(page));
        }
    }

    static IEnumerable<PublicPage> Pages(PublicView view, Speech s, ImmutableArray<EditionFigure> figures, ImmutableArray<OpenTable> tables)
    {
        var synthesis = new PublicSynthesis(view, s);
        var contributions = new PublicContributions(view, s);
        var home = new PublicHome(view, s, figures, tables);
        var comments = new PublicComments(view, s);
        var method = new PublicMethod(view.Edition, s);
        // all lists are laid out before any page is written: a page links to places on others
        var lists = new (string Kind, string Heading, string Lead, ImmutableArray<ImmutableArray<Block>> Pages)[]
        {
            ("contributions", s.Say("Contributions", "Contributions"), "", Paging.Cut(view, "contributions", contributions.All())),
            ("synthese", s.Say("Éléments d’accord", "Points of agreement"), Lead(s, view.Edition.Findings.Draft.Points.IsEmpty, "Aucun point partagé par plusieurs contributeurs n’a été trouvé.", "No point shared by several contributors was found."), Paging.Cut(view, "synthese", synthesis.Points())),
            ("controverses", s.Say("Controverses", "Controversies"), Lead(s, view.Edition.Findings.Controversies.IsEmpty, "Aucune controverse n’a été trouvée.", "No controversy was found."), Paging.Cut(view, "controverses", synthesis.Controversies())),
            ("pistes", s.Say("Pistes d’action et positions minoritaires", "Courses of action and minority positions"), Lead(s, view.Edition.Findings.Draft is { Actions.IsEmpty: true, Minorities.IsEmpty: true }, "Aucune proposition concrète n’a été relevée.", "No concrete proposal was found."), Paging.Cut(view, "pistes", synthesis.Actions())),
            ("sujets", s.Say("Sujets", "Topics"), "", Paging.Cut(view, "sujets", home.Topics())),
            ("commentaires", s.Say("Commentaires et réponses", "Comments and answers"), comments.Lead(), Paging.Cut(view, "commentaires", comments.All())),
            ("devenir", s.Say("Qu’est devenue ma contribution ?", "What became of my contribution?"), "", Paging.Cut(view, "devenir", contributions.Fates())),
        };
        yield return new("index.html", "index.html", view.Edition.Title.Title, home.Home());
        yield return new("chiffres.html", "chiffres.html", s.Say("La concertation en chiffres", "The consultation in figures"), home.Figures());
        yield return new("calendrier.html", "calendrier.html", s.Say("Calendrier", "Timeline"), home.Timeline());
        yield return new("donnees.html", "donnees.html", s.Say("Données ouvertes", "Open data"), home.Data());
        yield return new("methode.html", "methode.html", s.Say("Comment cette synthèse a-t-elle été faite ?", "How was this made?"), method.Method());
        yield return new("accessibilite.html", "", s.Say("Déclaration d’accessibilité", "Accessibility statement"), method.Accessibility());
        yield return new("contributions.html", "contributions.html", s.Say("Toutes les contributions", "All contributions"), home.Ranges("contributions", Ranges(view, lists[0].Pages),
            s.Say("Les contributions, sous pseudonyme, dans l’ordre de leur numéro. Les passages que la synthèse cite y sont surlignés.", "Contributions, under pseudonyms, in order of their number. Passages that the synthesis cites are highlighted.")));
        yield return new("devenir.html", "devenir.html", s.Say("Qu’est devenue ma contribution ?", "What became of my contribution?"), home.Ranges("devenir", Ranges(view, lists[^1].Pages),
            s.Say("Choisissez la page qui contient votre numéro.", "Choose the page that holds your number.")));
        foreach (var (kind, heading, lead, pages) in lists)
            for (var p = 1; p <= pages.Length; p++)
            {
                var section = kind is "contributions" or "devenir" ? $"{kind}.html" : kind is "sujets" ? "chiffres.html" : PublicView.FileName(kind, 1);
                var body = kind == "devenir" ? Fates(s, pages[p - 1]) : PublicSynthesis.List(pages[p - 1], kind != "pistes");
                var links = Paging.Links(kind, p, pages.Length, s);
                yield return new(PublicView.FileName(kind, p), section, pages.Length > 1 ? s.Say($"{heading}, page {p} sur {pages.Length}", $"{heading}, page {p} of {pages.Length}") : heading, (p == 1 ? lead : "") + links + body + links.Replace("aria-label=\"Pages\"", $"aria-label=\"{s.Say("Pages, bas", "Pages, bottom")}\"", StringComparison.Ordinal));
            }
    }

    static string Lead(Speech s, bool isEmpty, string french, string english) => isEmpty ? new Markup().Raw("<p>").Text(s.Say(french, english)).Raw("</p>\n").ToString() : "";

    static string Fates(Speech s, ImmutableArray<Block> blocks)
    {
        var html = new Markup();
        PublicHome.Table(html, s.Say("Ce que chaque contribution est devenue", "What became of each contribution"), s.Say("Numéro", "Number"), s.Say("Ce qu’elle est devenue", "What became of it"));
        foreach (var block in blocks) html.Raw(block.Html());
        return html.Raw("</tbody>\n</table>\n</div>\n").ToString();
    }

    static ImmutableArray<(string, string)> Ranges(PublicView view, ImmutableArray<ImmutableArray<Block>> pages)
    {
        var shown = view.Anchors.Select((anchor, i) => (anchor, i)).ToDictionary(a => a.anchor, a => view.Shown[a.i], StringComparer.Ordinal);
        return [.. pages.Where(p => !p.IsEmpty).Select(p => (Name(p[0]), Name(p[^1])))];

        string Name(Block block) => shown.GetValueOrDefault(block.Anchors[0].Split("-suite-")[0], block.Anchors[0]);
    }
}
