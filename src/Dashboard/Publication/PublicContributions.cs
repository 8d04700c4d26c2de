using System.Collections.Immutable;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Every contribution as it is published, and what became of it.</summary>
sealed class PublicContributions(PublicView view, Speech s)
{
    const int MostBytes = 60_000, MostUses = 60;

    readonly Edition _edition = view.Edition;

    /// <summary>Order of the list: by number where there are numbers, as a person would look for it.</summary>
    public IEnumerable<int> Order() => Enumerable.Range(0, view.Shown.Length).OrderBy(i => long.TryParse(view.Shown[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue)
        .ThenBy(i => view.Shown[i], StringComparer.Ordinal).ThenBy(i => i);

    /// <summary>Gives the contributions as blocks; one too long for a page is continued.</summary>
    public IEnumerable<Block> All()
    {
        foreach (var index in Order())
        {
            var c = _edition.Corpus.Contributions[index];
            var parts = Parts(c.Body.Plain);
            for (var part = 0; part < parts.Count; part++)
            {
                var (from, at) = (parts[part], part);
                var anchor = part == 0 ? view.Anchors[index] : $"{view.Anchors[index]}-suite-{part}";
                yield return new([anchor], () => One(index, anchor, from, at, parts.Count));
            }
        }
    }

    /// <summary>Gives one line a contribution: its number and what became of it.</summary>
    public IEnumerable<Block> Fates() => Order().Select(index => new Block([view.Anchors[index]], () =>
    {
        var id = _edition.Corpus.Contributions[index].Id;
        return new Markup().Raw($"<tr id=\"{view.Anchors[index]}\"><th scope=\"row\">").Raw(view.Link(id)).Raw("</th><td>").Raw(Fate(id)).Raw("</td></tr>\n").ToString();
    }));

    string One(int index, string anchor, TextSpan part, int at, int parts)
    {
        var c = _edition.Corpus.Contributions[index];
        var html = new Markup().Raw($"<li class=\"contribution\" id=\"{anchor}\">\n<h2>").Text(view.Shown[index]).Raw(c.Title.Length > 0 ? " · <span lang=\"fr\">" : "").Text(c.Title).Raw(c.Title.Length > 0 ? "</span>" : "");
        if (at > 0) html.Text(s.Say($" (suite {at} sur {parts - 1})", $" (continued, {at} of {parts - 1})"));
        html.Raw("</h2>\n");
        if (at == 0)
        {
            html.Raw("<p class=\"note\">").Text(s.Of(c.Kind)).Raw(" · ").Text(c.Author is { } author ? s.Say("Contributeur ", "Contributor ") + author.Name : s.Say("Auteur non indiqué", "Author not stated"))
                .Text(c.CreatedAt is { } when ? " · " + s.Day(when) : "");
            if (c.Stance is { } stance) html.Text(stance == Side.For ? s.Say(" · pour", " · for") : s.Say(" · contre", " · against"));
            if (c.ParentId is { } parent) html.Text(s.Say(" · répond à ", " · answers ")).Raw(view.Link(parent));
            foreach (var a in c.Attributes) html.Text($" · {a.Name} : {a.Value}");
            html.Raw("</p>\n");
        }
        html.Raw("<p class=\"text\" lang=\"fr\">").Raw(Marked(c, part)).Raw("</p>\n");
        if (at < parts - 1) return html.Raw($"<p><a href=\"{view.Address("contributions", $"{view.Anchors[index]}-suite-{at + 1}")}\">").Text(s.Say("La suite de ce texte", "The rest of this text")).Raw("</a></p>\n</li>\n").ToString();
        if (c.DeclaredVotes is { Total: > 0 } votes) html.Raw("<p>").Raw(PublicSynthesis.Hidden(Pictures.Votes(votes))).Raw(" <span class=\"note\">").Text(s.Of(votes)).Raw("</span></p>\n");
        return html.Raw("<p class=\"fate\">").Text(s.Say("Ce qu’elle est devenue : ", "What became of it: ")).Raw(Fate(c.Id)).Raw("</p>\n</li>\n").ToString();
    }

    string Fate(ContributionId id)
    {
        var html = new Markup();
        html.Text(view.Ends.TryGetValue(id, out var line) ? s.Of(line.End) : s.Of(ContributionUse.None));
        var uses = view.Uses[id].ToList();
        for (var i = 0; i < Math.Min(uses.Count, MostUses); i++)
            html.Raw(i == 0 ? s.Say(" : ", ": ") : ", ").Raw($"<a href=\"{view.Address(uses[i].Page, uses[i].Id)}\">").Text(s.Say(uses[i].French, uses[i].English)).Raw("</a>");
        if (uses.Count > MostUses) html.Text(s.Say(" et ", " and ") + s.Count(uses.Count - MostUses, "autre", "other"));
        html.Text(".");
        if (view.TopicOf.TryGetValue(id, out var assignment) && assignment.Topic is { } topic && view.Topics.TryGetValue(topic, out var found))
            html.Text(s.Say(" Sujet : ", " Topic: ")).Raw("<span lang=\"fr\">").Text(found.Label).Raw("</span>.");
        foreach (var group in view.CopiesOf[id].Take(1))
            html.Text(s.Say($" Lue avec {s.Count(group.Members.Length - 1, "autre contribution qui dit", "", "autres contributions qui disent")} la même chose, ", $" Read with {s.Count(group.Members.Length - 1, "", "other contribution")} saying the same, "))
                .Text(s.Say("représentée par ", "represented by ")).Raw(view.Link(group.Representative)).Text(".");
        return html.ToString();
    }

    /// <summary>Lights the passages that the synthesis cites.</summary>
    string Marked(Contribution c, TextSpan part)
    {
        var html = new Markup();
        var at = part.Start;
        foreach (var span in view.Passages[c.Id].Distinct().OrderBy(p => p.Start))
        {
            int start = Math.Max(span.Start, at), end = Math.Min(span.End, part.End);
            if (end <= start) continue;
            html.Text(c.Body.Plain[at..start]).Raw("<mark>").Text(c.Body.Plain[start..end]).Raw("</mark>");
            at = end;
        }
        return html.Text(c.Body.Plain[at..part.End]).ToString();
    }

    /// <summary>Cuts a long text at a line or a word, so that its markup fits on a page.</summary>
    static List<TextSpan> Parts(string text)
    {
        var parts = new List<TextSpan>();
        int start = 0, bytes = 0, lastSpace = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) lastSpace = i;
            bytes += text[i] switch { '&' or '\'' => 5, '<' or '>' => 4, '"' => 6, < '\u0080' => 1, < '\u0800' => 2, _ => 3 };
            if (bytes <= MostBytes) continue;
            var cut = lastSpace > start + (i - start) / 2 ? lastSpace + 1 : char.IsLowSurrogate(text[i]) ? i - 1 : i;
            parts.Add(new(start, cut - start));
            (start, bytes, i, lastSpace) = (cut, 0, cut - 1, -1);
        }
        parts.Add(new(start, text.Length - start));
        return parts;
    }
}
