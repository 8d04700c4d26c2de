using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lays out each section of the page; a section with nothing to show is empty, but says so where its absence would be a question.</summary>
sealed class HtmlSections(DigestContent content)
{
    const int FlagsShown = 12, CopiesShown = 300;

    /// <summary>Gives all sections in order.</summary>
    public IEnumerable<(string Id, string Heading, string Body)> All() =>
    [
        ("chiffres", "En chiffres", Figures()),
        ("accord", "Éléments d’accord", Agreement()),
        ("controverses", "Controverses", new HtmlControversies(content).All()),
        ("actions", "Pistes d’action", Actions()),
        ("minoritaires", "Positions minoritaires", Minorities()),
        ("sujets", "Sujets", Topics()),
        ("carte", "Carte d’opinion", OpinionMap()),
        ("calendrier", "Contributions dans le temps", Timeline()),
        ("doublons", "Copies et campagnes", Copies()),
        ("parcours", "Où est passée chaque contribution", Ledger()),
        ("contributions", "Contributions citées", new HtmlContributions(content).All()),
        ("verifications", "Vérifications du brouillon", Checks()),
        ("methode", "Méthode et limites", Method()),
    ];

    string Figures()
    {
        var html = new Markup().Raw("<dl class=\"figures\">\n");
        foreach (var (name, value) in content.Figures) html.Raw("<div>").Element("dt", name).Element("dd", value).Raw("</div>\n");
        return html.Raw("</dl>\n").ToString();
    }

    string Agreement()
    {
        if (content.Sections.IsEmpty) return "<p>Aucun point partagé par plusieurs contributeurs n’a été trouvé.</p>\n";
        var html = new Markup().Raw("<table class=\"agreement\">\n<caption>Ce que plusieurs contributeurs partagent, et ce qui le nuance</caption>\n"
            + "<thead><tr><th scope=\"col\">Éléments d’accord</th><th scope=\"col\">Conditions, freins, manques et réserves</th></tr></thead>\n");
        foreach (var section in content.Sections)
        {
            html.Raw("<tbody>\n<tr><th colspan=\"2\" scope=\"rowgroup\">").Text(section.Heading).Raw("</th></tr>\n<tr><td><ul>\n");
            foreach (var p in section.Points)
            {
                html.Raw($"<li id=\"point-{p.Row}\">").Text(p.Point).Raw(" ");
                Cites(html, p.Citations, "agreement.csv");
                html.Raw("<span class=\"support note\">").Text(Support(p)).Raw("</span></li>\n");
            }
            html.Raw("</ul></td><td>");
            var qualified = section.Points.Where(p => p.Qualification.Length > 0).ToList();
            if (qualified.Count > 0) html.Raw("<ul>\n");
            foreach (var p in qualified)
            {
                html.Raw("<li>");
                if (section.Points.Length > 1) html.Raw($"<a class=\"note\" href=\"#point-{p.Row}\">").Text($"Point {p.Row}").Raw("</a> ");
                html.Text(p.Qualification).Raw(" ");
                Cites(html, p.QualificationCitations, "agreement.csv");
                html.Raw("</li>\n");
            }
            html.Raw(qualified.Count > 0 ? "</ul>" : "<span class=\"note\">Aucune réserve relevée.</span>").Raw("</td></tr>\n</tbody>\n");
        }
        return html.Raw("</table>\n").ToString();
    }

    /// <summary>Says how widely a point is shared.</summary>
    internal static string Support(DigestPoint p) => $"Point {p.Row} · {FrenchNumbers.Count(p.Contributors, "contributeur")}"
        + (p.Support is { } s && p.SupportLow is { } low ? $" · {FrenchNumbers.Percent(s)} d’accord parmi les votants (au moins {FrenchNumbers.Percent(low)})" : "");

    string Actions()
    {
        if (content.Actions.IsEmpty) return "<p>Aucune proposition concrète n’a été relevée.</p>\n";
        var html = Table("Propositions concrètes, avec leur instrument et leur destinataire", "Piste d’action", "Instrument", "Destinataire", "Soutien");
        foreach (var a in content.Actions)
        {
            html.Raw("<tr><td>").Text(a.Action).Raw(" ");
            Cites(html, a.Citations, "actions.csv");
            html.Raw("</td>").Element("td", a.Instrument).Element("td", a.Addressee)
                .Element("td class=\"number\"", a.Support is { } s ? FrenchNumbers.Percent(s) : "").Raw("</tr>\n");
        }
        return html.Raw("</tbody></table></div>\n").ToString();
    }

    string Minorities()
    {
        if (content.Minorities.IsEmpty) return "<p>Aucune position argumentée et peu soutenue n’a été relevée.</p>\n";
        var html = new Markup().Raw("<p class=\"note\">Des positions argumentées que peu de personnes soutiennent ; elles sont nommées pour ce qu’elles sont.</p>\n<ul>\n");
        foreach (var m in content.Minorities)
        {
            html.Raw("<li>").Text(m.Position).Raw(" ");
            Cites(html, m.Citations, "synthesis.xlsx");
            if (m.Votes.Total > 0) html.Raw(" <span class=\"support note\">").Text(Pictures.VotesInWords(m.Votes)).Raw("</span>");
            html.Raw("</li>\n");
        }
        return html.Raw("</ul>\n").ToString();
    }

    string Topics()
    {
        if (content.Topics.IsEmpty) return "";
        var html = new Markup().Raw("<div class=\"scroll\">").Raw(Pictures.Topics(content.Topics)).Raw("</div>\n<ul>\n");
        foreach (var t in content.Topics)
        {
            html.Raw("<li><strong>").Text(t.Label).Raw("</strong> ").Text($"({FrenchNumbers.Count(t.Size, "contribution")})");
            if (!t.Keyphrases.IsEmpty) html.Raw(" <span class=\"note\">").Text(string.Join(", ", t.Keyphrases.Take(6))).Raw("</span>");
            if (!t.SubTopics.IsEmpty)
            {
                html.Raw("\n<ul>\n");
                foreach (var s in t.SubTopics) html.Raw("<li>").Text($"{s.Label} ({FrenchNumbers.Number(s.Size)})").Raw("</li>\n");
                html.Raw("</ul>\n");
            }
            html.Raw("</li>\n");
        }
        return html.Raw("</ul>\n").ToString();
    }

    string OpinionMap()
    {
        if (content.Opinions.GroupCount < 2) return "";
        var groups = content.Opinions.Voters.Where(v => v.Group is not null).GroupBy(v => v.Group!.Value).OrderBy(g => g.Key).ToList(); // filtered by Where
        var html = new Markup().Raw(Pictures.OpinionMap(content.Opinions)).Raw("\n<p>")
            .Text("Chaque marque est un votant ; deux votants proches ont voté de la même façon. Votants placés : ")
            .Text(string.Join(", ", groups.Select(g => $"{FrenchNumbers.Number(g.Count())} dans le groupe {Pictures.Letter(g.Key)}"))).Raw(".</p>\n");
        var unplaced = content.Opinions.Voters.Count(v => v.Group is null);
        if (unplaced > 0) html.Raw("<p class=\"note\">").Text($"{FrenchNumbers.Count(unplaced, "votant a", "votants ont")} trop peu voté pour être placé{(unplaced > 1 ? "s" : "")}.").Raw("</p>\n");
        return html.ToString();
    }

    string Timeline()
    {
        if (content.Timeline.Length < 2) return "";
        var html = new Markup().Raw(Pictures.Timeline(content.Timeline)).Raw("\n<details><summary>Les nombres</summary>\n")
            .Raw(Table("Contributions par période", "Période", "Contributions").ToString());
        foreach (var period in content.Timeline.Where(p => p.Count > 0))
            html.Raw("<tr>").Element("th scope=\"row\"", period.Label).Element("td class=\"number\"", FrenchNumbers.Number(period.Count)).Raw("</tr>\n");
        return html.Raw("</tbody></table></div></details>\n").ToString();
    }

    string Copies()
    {
        if (content.Copies.IsEmpty) return "";
        var html = Table("Textes repris : copies, et campagnes quand beaucoup d’auteurs publient le même texte", "Texte", "Nature", "Textes", "Auteurs", "Rédactions");
        foreach (var g in content.Copies.Take(CopiesShown))
        {
            html.Raw("<tr><td>").Text(DigestText.Cut(g.Text, 200)).Raw(" ").Element("span class=\"note\"", $"(Contribution {g.Members.FirstOrDefault()?.Shown})").Raw("</td>")
                .Element("td", g.Kind);
            foreach (var number in new[] { g.Members.Length, g.Authors, g.Wordings }) html.Element("td class=\"number\"", FrenchNumbers.Number(number));
            html.Raw("</tr>\n");
        }
        html.Raw("</tbody></table></div>\n");
        if (content.Copies.Length > CopiesShown)
            html.Element("p class=\"note\"", $"et {FrenchNumbers.Count(content.Copies.Length - CopiesShown, "autre groupe", "autres groupes")}, plus petits ou de paraphrases : la table duplicates.csv les donne tous.").Raw("\n");
        return html.ToString();
    }

    string Ledger()
    {
        var html = Table("Chaque contribution est comptée une fois, à son premier usage", "Usage", "Contributions");
        foreach (var (name, count) in content.Ends)
            html.Raw("<tr>").Element("th scope=\"row\"", name).Element("td class=\"number\"", FrenchNumbers.Number(count)).Raw("</tr>\n");
        return html.Raw("<tr>").Element("th scope=\"row\"", "Ensemble").Element("td class=\"number\"", FrenchNumbers.Number(content.Ends.Sum(e => e.Count)))
            .Raw("</tr>\n</tbody></table></div>\n").ToString();
    }

    string Checks()
    {
        var html = new Markup();
        if (!content.ReadFirst.IsEmpty)
        {
            html.Raw("<p>À regarder d’abord :</p>\n<ul>\n");
            foreach (var line in content.ReadFirst) html.Element("li", line).Raw("\n");
            html.Raw("</ul>\n");
        }
        html.Raw("<ul class=\"checks\">\n");
        foreach (var check in content.Checks)
        {
            html.Raw("<li>").Element("strong", Outcome(check) + " :").Raw(" ").Text(FormattableString.Invariant(check.Summary));
            if (!check.Flags.IsEmpty)
            {
                html.Raw("\n<ul class=\"note\">\n");
                foreach (var flag in check.Flags.Take(FlagsShown)) html.Element("li", InWords(flag)).Raw("\n");
                if (check.Flags.Length > FlagsShown) html.Element("li", $"et {FrenchNumbers.Count(check.Flags.Length - FlagsShown, "autre")}").Raw("\n");
                html.Raw("</ul>");
            }
            html.Raw("</li>\n");
        }
        return html.Raw("</ul>\n").ToString();
    }

    /// <summary>Says how a check ended: some only inform.</summary>
    internal static string Outcome(DraftCheck check) => !check.Passed ? "À corriger" : check.Flags.IsEmpty ? "Vérifié" : "Relevé";

    /// <summary>Says what a check found, and where.</summary>
    internal static string InWords(DraftFlag flag) => (flag.Part switch
    {
        "agreement" => "Point ", "actions" => "Piste ", _ => "Position minoritaire ",
    }) + FormattableString.Invariant($"{flag.Row} : {flag.Message}");

    string Method()
    {
        var html = new Markup().Raw("<p>").Text("Les phrases sont choisies dans les contributions, jamais rédigées par la machine. Les intervalles à 95 % disent ce que le hasard "
            + "seul explique ; ils ne disent rien de qui est venu écrire ou voter. Cette synthèse est une aide à la lecture : les rapporteurs décident.").Raw("</p>\n");
        if (content.Warnings.IsEmpty) return html.ToString();
        html.Raw("<p>À regarder d’abord :</p>\n<ul>\n");
        foreach (var warning in content.Warnings) html.Element("li", warning).Raw("\n");
        return html.Raw("</ul>\n").ToString();
    }

    internal static Markup Table(string caption, params string[] columns)
    {
        var html = new Markup().Raw("<div class=\"scroll\"><table>\n").Element("caption", caption).Raw("\n<thead><tr>");
        foreach (var column in columns) html.Element("th scope=\"col\"", column);
        return html.Raw("</tr></thead>\n<tbody>\n");
    }

    /// <summary>Writes links to cited contributions: the first of a long list, the others counted.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="cites">The citations.</param>
    /// <param name="file">The file that names them all.</param>
    internal static void Cites(Markup html, ImmutableArray<Cite> cites, string file)
    {
        if (cites.IsEmpty) return;
        html.Raw("<span class=\"cites\">(");
        for (var i = 0; i < Math.Min(cites.Length, HtmlContributions.MostCites); i++)
            html.Raw(i > 0 ? ", " : "").Raw($"<a href=\"#c{cites[i].Index}\">").Text($"Contribution {cites[i].Shown}").Raw("</a>");
        if (cites.Length > HtmlContributions.MostCites) html.Text($" et {FrenchNumbers.Count(cites.Length - HtmlContributions.MostCites, "autre")} : voir {file}");
        html.Raw(")</span>");
    }
}
