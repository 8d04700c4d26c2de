using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>The sentences of the synthesis as blocks: points of agreement, courses of action, minority positions, controversies. Each has a permanent address and leads to its contributions.</summary>
sealed class PublicSynthesis(PublicView view, Speech s)
{
    const int MostCites = 200;

    readonly Edition _edition = view.Edition;

    public IEnumerable<Block> Points()
    {
        var points = _edition.Findings.Draft.Points;
        for (var i = 0; i < points.Length; i++)
        {
            var (p, id) = (points[i], view.Points[i]);
            yield return new([id], () =>
            {
                var html = new Markup().Raw($"<li class=\"sentence\" id=\"{id}\">\n<p lang=\"fr\"><strong>").Text(p.Point).Raw("</strong> ").Raw(Cites(p.Citations)).Raw("</p>\n");
                if (p.Qualification.Length > 0)
                    html.Raw("<p class=\"but\"><span class=\"note\">").Text(s.Say("Ce qui nuance : ", "What qualifies it: ")).Raw("</span><span lang=\"fr\">").Text(p.Qualification).Raw("</span> ").Raw(Cites(p.QualificationCitations)).Raw("</p>\n");
                var support = p.Support is { } share && p.SupportLow is { } low
                    ? s.Say($" · {s.Percent(share)} d’accord parmi les votants (au moins {s.Percent(low)})", $" · {s.Percent(share)} of the voters agree (at least {s.Percent(low)})") : "";
                return html.Raw("<p class=\"note\">").Text(s.Count(p.Contributors, "contributeur", "contributor") + support + " · " + s.Of(p.Status)).Raw(" · ").Raw(Permalink(id, s.Say($"l’élément d’accord {p.Row}", $"point of agreement {p.Row}"))).Raw("</p>\n</li>\n").ToString();
            }, p.Section);
        }
    }

    public IEnumerable<Block> Actions()
    {
        var actions = _edition.Findings.Draft.Actions;
        for (var i = 0; i < actions.Length; i++)
        {
            var (a, id) = (actions[i], view.Actions[i]);
            yield return new([id], () =>
            {
                var about = new[] { s.OfTag(a.Instrument), s.OfTag(a.Addressee), a.Support is { } share ? s.Say($"{s.Percent(share)} d’accord parmi les votants", $"{s.Percent(share)} of the voters agree") : "" }.Where(t => t.Length > 0);
                return new Markup().Raw($"<li class=\"sentence\" id=\"{id}\">\n<p lang=\"fr\"><strong>").Text(a.Action).Raw("</strong> ").Raw(Cites(a.Citations)).Raw("</p>\n<p class=\"note\">")
                    .Text(string.Concat(about.Select(t => t + " · "))).Raw(Permalink(id, s.Say($"la piste d’action {a.Row}", $"course of action {a.Row}"))).Raw("</p>\n</li>\n").ToString();
            }, s.Say("Pistes d’action", "Courses of action"));
        }
        var minorities = _edition.Findings.Draft.Minorities;
        for (var i = 0; i < minorities.Length; i++)
        {
            var (m, id) = (minorities[i], view.Minorities[i]);
            yield return new([id], () => new Markup().Raw($"<li class=\"sentence\" id=\"{id}\">\n<p lang=\"fr\"><strong>").Text(m.Position).Raw("</strong> ").Raw(Cites(m.Citations)).Raw("</p>\n<p class=\"note\">")
                .Text((m.Votes.Total > 0 ? s.Of(m.Votes) + " " : "") + s.Count(m.Contributors, "contributeur", "contributor") + " · ").Raw(Permalink(id, s.Say($"la position minoritaire {m.Row}", $"minority position {m.Row}"))).Raw("</p>\n</li>\n").ToString(),
                s.Say("Positions minoritaires argumentées", "Argued minority positions"));
        }
    }

    public IEnumerable<Block> Controversies()
    {
        foreach (var c in _edition.Findings.Controversies)
        {
            var id = SentenceIds.Of(c);
            yield return new([id], () =>
            {
                var html = new Markup().Raw($"<li class=\"sentence\" id=\"{id}\">\n<h2><span class=\"note\">").Text($"{c.Rank}. ").Raw("</span><span lang=\"fr\">").Text(c.Label).Raw("</span></h2>\n");
                if (c.Contribution is { } own) html.Raw("<p>").Text(s.Say("Proposition ", "Proposition ")).Raw(view.Link(own)).Raw("</p>\n");
                if (c.Votes.Total > 0) html.Raw("<p>").Raw(Hidden(Pictures.Votes(c.Votes))).Raw("</p>\n<p class=\"note\">").Text(s.Of(c.Votes)).Raw("</p>\n");
                foreach (var group in Groups(c)) html.Raw("<p class=\"note\">").Text(group).Raw("</p>\n");
                html.Raw("<p class=\"note\">").Text(s.Say($"Classée par : {s.Of(c.Basis)} ; division {s.Number(c.Score, 2)} (entre {s.Number(c.Low, 2)} et {s.Number(c.High, 2)}). Arguments déclarés : {s.Number(c.ArgumentsFor)} pour, {s.Number(c.ArgumentsAgainst)} contre.",
                    $"Ranked by: {s.Of(c.Basis)}; division {s.Number(c.Score, 2)} (between {s.Number(c.Low, 2)} and {s.Number(c.High, 2)}). Declared arguments: {s.Number(c.ArgumentsFor)} for, {s.Number(c.ArgumentsAgainst)} against."))
                    .Raw(" ").Raw(Permalink(id, s.Say($"la controverse {c.Rank}", $"controversy {c.Rank}"))).Raw("</p>\n");
                if (c.ForIds.Length + c.AgainstIds.Length > 0)
                    html.Raw("<div class=\"sides\">\n").Raw(Side(s.Say("Pour", "For"), c.ForIds)).Raw(Side(s.Say("Contre", "Against"), c.AgainstIds)).Raw("</div>\n");
                html.Raw(Granted(s.Say("Ce que concèdent les partisans", "What those in favour grant"), c, Analysis.Side.For)).Raw(Granted(s.Say("Ce que concèdent les opposants", "What those against grant"), c, Analysis.Side.Against));
                return html.Raw("</li>\n").ToString();
            });
        }
    }

    /// <summary>Lays out one page of blocks: a heading where its group begins, or goes on from the page before.</summary>
    public static string List(IEnumerable<Block> blocks, bool french = true)
    {
        var html = new Markup();
        string? group = null;
        foreach (var block in blocks)
        {
            if (block.Group != group)
            {
                if (group is not null) html.Raw("</ul>\n");
                if (block.Group.Length > 0) html.Raw($"<h2{(french ? " lang=\"fr\"" : "")}>").Text(block.Group).Raw("</h2>\n");
                html.Raw("<ul class=\"sentences\">\n");
                group = block.Group;
            }
            html.Raw(block.Html());
        }
        return html.Raw(group is null ? "" : "</ul>\n").ToString();
    }

    /// <summary>Takes the picture from those who cannot see it: the same stands beside it in words, in the language of the page.</summary>
    public static string Hidden(string svg)
    {
        var start = svg.IndexOf(" role=\"img\"", StringComparison.Ordinal);
        if (start < 0) return svg;
        return svg[..start] + " aria-hidden=\"true\" focusable=\"false\"" + svg[svg.IndexOf('>', start)..];
    }

    IEnumerable<string> Groups(Controversy c)
    {
        if (c.Contribution is not { } own || _edition.Findings.Opinions.GroupCount < 2) yield break;
        foreach (var o in _edition.Findings.Opinions.Statements.Where(o => o.Contribution == own && o.Votes.Total > 0))
            yield return s.Say($"Groupe d’opinion {Pictures.Letter(o.Group)} : ", $"Opinion group {Pictures.Letter(o.Group)}: ") + s.Of(o.Votes);
    }

    string Granted(string name, Controversy c, Side side)
    {
        var sentences = c.Granted.Where(g => g.Side == side).ToList();
        if (sentences.Count == 0) return "";
        var html = new Markup().Element("h3", name).Raw("<ul>\n");
        foreach (var (_, citation) in sentences)
            if (_edition.Corpus.IndexOf(citation.Contribution) is { } index && citation.Passage is { } words)
                html.Raw("<li><span lang=\"fr\">").Text($"« {_edition.Corpus.Contributions[index].Body.Plain.Substring(words.Start, words.Length)} »").Raw("</span> ").Raw(Cites([citation])).Raw("</li>\n");
        return html.Raw("</ul>\n").ToString();
    }

    string Side(string name, ImmutableArray<ContributionId> ids)
    {
        var html = new Markup().Raw("<div>\n").Element("h3", name).Raw("\n");
        if (ids.IsEmpty) return html.Raw("<p class=\"note\">").Text(s.Say("Aucun argument relevé.", "No argument found.")).Raw("</p>\n</div>\n").ToString();
        html.Raw("<ul>\n");
        foreach (var id in ids)
        {
            var text = _edition.Corpus.IndexOf(id) is { } index && _edition.Corpus.Contributions[index] is var c
                ? DigestText.Cut(c.Title.Length == 0 ? c.Body.Plain : c.Body.Plain.Length == 0 ? c.Title : $"{c.Title}. {c.Body.Plain}", 320) : "";
            html.Raw("<li><span lang=\"fr\">« ").Text(text).Raw(" »</span> ").Raw(view.Link(id)).Raw("</li>\n");
        }
        return html.Raw("</ul>\n</div>\n").ToString();
    }

    string Cites(ImmutableArray<Citation> citations)
    {
        if (citations.IsEmpty) return "";
        var html = new Markup().Raw($"<span class=\"cites\" lang=\"{s.Code}\">(").Text(s.Say(citations.Length == 1 ? "contribution " : "contributions ", citations.Length == 1 ? "contribution " : "contributions "));
        for (var i = 0; i < Math.Min(citations.Length, MostCites); i++) html.Raw(i > 0 ? ", " : "").Raw(view.Link(citations[i].Contribution));
        if (citations.Length > MostCites)
            html.Text(s.Say(" et ", " and ") + s.Count(citations.Length - MostCites, "autre", "other") + s.Say(", dans ", ", in ")).Raw($"<a href=\"{Root}data/citations.csv\">citations.csv</a>");
        return html.Raw(")</span>").ToString();
    }

    string Root => s.English ? "../" : "";

    string Permalink(string id, string what) => new Markup().Raw($"<a class=\"permalink\" href=\"#{id}\">").Text(s.Say("lien permanent", "permalink")).Raw("<span class=\"unseen\"> ").Text(s.Say("vers ", "to ") + what).Raw($"</span></a> <code>{id}</code>").ToString();
}
