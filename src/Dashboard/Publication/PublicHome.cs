using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Pages of one sheet: home, figures, timeline, the ways to a contribution, open data.</summary>
sealed class PublicHome(PublicView view, Speech s, ImmutableArray<EditionFigure> figures, ImmutableArray<OpenTable> tables)
{
    readonly Edition _edition = view.Edition;

    public string Home()
    {
        string[] shown = ["contributions", "contributors", "votes", "points", "controversies", "actions"];
        var html = new Markup().Raw("<p class=\"lead\">").Text(s.Say("Voici ce que les contributeurs ont écrit, ce qu’ils partagent et ce qui les divise. Chaque phrase renvoie aux contributions dont elle est tirée.",
            "This is what contributors wrote, what they share and what divides them. Each sentence leads to the contributions it was drawn from.")).Raw("</p>\n<dl class=\"figures\">\n");
        foreach (var figure in figures.Where(f => shown.Contains(f.Key))) html.Raw("<div>").Element("dt", s.Say(figure.French, figure.English)).Element("dd", s.Number(figure.Value)).Raw("</div>\n");
        html.Raw("</dl>\n<h2>").Text(s.Say("Lire", "Read")).Raw("</h2>\n<ul class=\"cards\">\n");
        Card(html, "synthese-0001.html", s.Say("Éléments d’accord", "Points of agreement"), s.Say("Ce que plusieurs contributeurs partagent, et ce qui le nuance.", "What several contributors share, and what qualifies it."));
        Card(html, "controverses-0001.html", s.Say("Controverses", "Controversies"), s.Say("Ce qui divise, avec les arguments des deux côtés.", "What divides, with the arguments of both sides."));
        Card(html, "pistes-0001.html", s.Say("Pistes d’action et positions minoritaires", "Courses of action and minority positions"), s.Say("Les propositions concrètes, leur instrument et leur destinataire.", "Concrete proposals, their instrument and addressee."));
        Card(html, "devenir.html", s.Say("Qu’est devenue ma contribution ?", "What became of my contribution?"), s.Say("Cherchez-la par son numéro.", "Look it up by its number."));
        Card(html, "chiffres.html", s.Say("La concertation en chiffres", "The consultation in figures"), s.Say("Qui, combien, sur quels sujets.", "Who, how many, on which topics."));
        Card(html, "methode.html", s.Say("Comment cette synthèse a-t-elle été faite ?", "How was this made?"), s.Say("Méthodes, limites, ce que des personnes ont changé, vérification.", "Methods, limits, what people changed, verification."));
        return html.Raw("</ul>\n").ToString();
    }

    public string Figures()
    {
        var html = new Markup().Raw("<dl class=\"figures\">\n");
        foreach (var figure in figures) html.Raw("<div>").Element("dt", s.Say(figure.French, figure.English)).Element("dd", s.Number(figure.Value)).Raw("</div>\n");
        html.Raw("</dl>\n");
        var topics = _edition.Findings.Topics.Topics.Where(t => t.Level == 1).OrderByDescending(t => t.Size).ThenBy(t => t.Id).ToImmutableArray();
        if (!topics.IsEmpty)
            html.Raw("<h2>").Text(s.Say("Sujets", "Topics")).Raw("</h2>\n").Raw(PublicSynthesis.Hidden(Pictures.Topics([.. topics.Take(40).Select(t => new DigestTopic(t.Label, t.Size, t.Keyphrases, []))])))
                .Raw("<p><a href=\"sujets-0001.html\">").Text(s.Say($"Tous les sujets ({s.Number(topics.Length)}), avec leurs nombres et leurs sous-sujets", $"All topics ({s.Number(topics.Length)}), with their numbers and sub-topics")).Raw("</a></p>\n");
        var opinions = _edition.Findings.Opinions;
        if (opinions.GroupCount > 1 && !opinions.Voters.IsEmpty)
        {
            html.Raw("<h2>").Text(s.Say("Carte d’opinion", "Opinion map")).Raw("</h2>\n").Raw(PublicSynthesis.Hidden(Pictures.OpinionMap(opinions))).Raw("<p>")
                .Text(s.Say("Chaque marque est un votant ; deux votants proches ont voté de la même façon. ", "Each mark is a voter; two voters near one another voted alike. "))
                .Text(string.Join(" ; ", opinions.Voters.GroupBy(v => v.Group!.Value).OrderBy(g => g.Key).Select(g => s.Say($"groupe {Pictures.Letter(g.Key)} : ", $"group {Pictures.Letter(g.Key)}: ") + s.Count(g.Count(), "votant", "voter"))) + ".").Raw("</p>\n"); // only voters of a group are published
        }
        return html.ToString();
    }

    /// <summary>Gives one block a topic, with its sub-topics.</summary>
    public IEnumerable<Block> Topics() => _edition.Findings.Topics.Topics.Where(t => t.Level == 1).OrderByDescending(t => t.Size).ThenBy(t => t.Id).Select(t => new Block([t.Id.Value], () =>
    {
        var html = new Markup().Raw("<li class=\"sentence\" id=\"").Text(t.Id.Value).Raw("\">\n<h2 lang=\"fr\">").Text(t.Label).Raw("</h2>\n<p>").Text(s.Count(t.Size, "contribution", "contribution")).Raw(" <span class=\"note\" lang=\"fr\">").Text(string.Join(", ", t.Keyphrases.Take(8))).Raw("</span></p>\n");
        var below = _edition.Findings.Topics.Topics.Where(b => b.ParentId == t.Id).OrderByDescending(b => b.Size).ThenBy(b => b.Id).ToList();
        if (below.Count > 0) html.Raw("<ul>\n");
        foreach (var b in below) html.Raw("<li><span lang=\"fr\">").Text(b.Label).Raw("</span> (").Text(s.Number(b.Size)).Raw(")</li>\n");
        return html.Raw(below.Count > 0 ? "</ul>\n</li>\n" : "</li>\n").ToString();
    }));

    public string Timeline()
    {
        var dates = _edition.Corpus.Contributions.Where(c => c.CreatedAt is not null).Select(c => c.CreatedAt!.Value).ToList(); // filtered by Where
        var steps = new List<(DateTimeOffset At, string Words)>();
        if (_edition.Title.OpensAt is { } opens) steps.Add((opens, s.Say("Ouverture de la consultation", "The consultation opens")));
        if (dates.Count > 0) steps.Add((dates.Min(), s.Say("Première contribution", "First contribution")));
        if (dates.Count > 0) steps.Add((dates.Max(), s.Say("Dernière contribution", "Last contribution")));
        if (_edition.Title.ClosesAt is { } closes) steps.Add((closes, s.Say("Clôture de la consultation", "The consultation closes")));
        if (!_edition.Decisions.IsEmpty)
        {
            steps.Add((_edition.Decisions.Min(d => d.At), s.Say("Première décision d’une personne sur la synthèse", "First decision of a person on the synthesis")));
            steps.Add((_edition.Decisions.Max(d => d.At), s.Say("Dernière décision", "Last decision")));
        }
        steps.Add((_edition.Title.PublishedAt, s.Say($"Publication de la version {_edition.Title.Version}", $"Version {_edition.Title.Version} is published")));
        var html = new Markup().Raw("<ol class=\"timeline\">\n");
        foreach (var (at, words) in steps.OrderBy(t => t.At))
            html.Raw($"<li><time datetime=\"{OpenTable.Moment(at)}\">").Text(s.Day(at)).Raw("</time> ").Text(words).Raw("</li>\n");
        html.Raw("</ol>\n");
        var periods = DigestFigures.Timeline(dates);
        if (periods.IsEmpty) return html.ToString();
        html.Raw("<h2>").Text(s.Say("Contributions dans le temps", "Contributions over time")).Raw("</h2>\n").Raw(PublicSynthesis.Hidden(Pictures.Timeline(periods)));
        Table(html, s.Say("Contributions par période", "Contributions by period"), s.Say("Période", "Period"), s.Say("Contributions", "Contributions"));
        foreach (var p in periods) html.Raw("<tr><th scope=\"row\" lang=\"fr\">").Text(p.Label).Raw("</th>").Element("td class=\"number\"", s.Number(p.Count)).Raw("</tr>\n");
        return html.Raw("</tbody>\n</table>\n</div>\n").ToString();
    }

    /// <summary>Leads to the pages of a long list by the first and last of each.</summary>
    public string Ranges(string kind, ImmutableArray<(string First, string Last)> ranges, string lead)
    {
        var html = new Markup().Raw("<p class=\"lead\">").Text(lead).Raw("</p>\n<ul class=\"ranges\">\n");
        for (var i = 0; i < ranges.Length; i++)
            html.Raw($"<li><a href=\"{PublicView.FileName(kind, i + 1)}\">").Text(s.Say($"{ranges[i].First} à {ranges[i].Last}", $"{ranges[i].First} to {ranges[i].Last}")).Raw("</a></li>\n");
        return html.Raw("</ul>\n").ToString();
    }

    public string Data()
    {
        var root = s.English ? "../" : "";
        var html = new Markup().Raw("<p class=\"lead\">").Text(s.Say("Tout ce que montrent ces pages est dans ces tables, réutilisables sous licence ouverte. Les contributeurs y ont un pseudonyme à clé, qu’on ne peut relier ni à leur compte ni à une autre concertation.",
            "All that these pages show is in these tables, free to reuse under an open licence. Contributors have a keyed pseudonym there, which can be linked neither to their account nor to another consultation.")).Raw("</p>\n<ul>\n<li><a href=\"")
            .Raw(root + "data/datapackage.json").Raw("\">datapackage.json</a> ").Text(s.Say("(schéma Frictionless)", "(Frictionless schema)")).Raw("</li>\n<li><a href=\"").Raw(root + "data/README.md").Raw("\">README.md</a></li>\n<li><a href=\"").Raw(root + "SHA256SUMS")
            .Raw("\">SHA256SUMS</a> ").Text(s.Say("(sommes de contrôle de tous les fichiers)", "(checksums of every file)")).Raw($"</li>\n<li><a href=\"{OpenData.LicencePath}\">").Text(OpenData.LicenceName).Raw("</a></li>\n</ul>\n");
        Table(html, s.Say("Tables", "Tables"), s.Say("Table", "Table"), s.Say("Une ligne", "A row"), s.Say("Lignes", "Rows"), s.Say("Fichiers", "Files"));
        foreach (var t in tables)
            html.Raw("<tr><th scope=\"row\">").Text(t.Name).Raw("</th><td lang=\"fr\">").Text(t.About).Raw("</td>").Element("td class=\"number\"", s.Number(t.Rows.Length))
                .Raw($"<td><a href=\"{root}data/{t.Name}.csv\">CSV<span class=\"unseen\"> {t.Name}</span></a> <a href=\"{root}data/{t.Name}.parquet\">Parquet<span class=\"unseen\"> {t.Name}</span></a></td></tr>\n");
        html.Raw("</tbody>\n</table>\n</div>\n");
        if (_edition.Attributes.IsEmpty) return html.ToString();
        html.Raw("<h2>").Text(s.Say("Attributs de l’export d’origine", "Attributes of the original export")).Raw("</h2>\n<p>").Text(s.Say(
            $"Un attribut n’est publié que si chaque combinaison de valeurs est partagée par au moins {s.Count(_edition.Run.K, "contributeur", "contributor")} (k-anonymat).", $"An attribute is published only if each combination of values is shared by {s.Count(_edition.Run.K, "contributeur", "contributor")} or more (k-anonymity).")).Raw("</p>\n");
        Table(html, s.Say("Attributs", "Attributes"), s.Say("Attribut", "Attribute"), s.Say("Publié", "Published"), s.Say("Cellules vidées", "Cells emptied"));
        foreach (var a in _edition.Attributes)
            html.Raw("<tr><th scope=\"row\" lang=\"fr\">").Text(a.Name).Raw("</th>").Element("td", a.Released ? s.Say("oui", "yes") : s.Say("non", "no")).Element("td class=\"number\"", s.Number(a.Emptied)).Raw("</tr>\n");
        return html.Raw("</tbody>\n</table>\n</div>\n").ToString();
    }

    internal static void Table(Markup html, string caption, params string[] columns)
    {
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\">\n<table>\n<caption>").Text(caption).Raw("</caption>\n<thead><tr>");
        foreach (var column in columns) html.Element("th scope=\"col\"", column);
        html.Raw("</tr></thead>\n<tbody>\n");
    }

    static void Card(Markup html, string file, string name, string about) =>
        html.Raw($"<li><a href=\"{file}\">").Text(name).Raw("</a><br>").Text(about).Raw("</li>\n");
}
