using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lays out the body of the Word synthesis and gathers its footnotes.</summary>
sealed class WordBody(DigestContent content)
{
    const int FullControversies = 20, FlagsShown = 12, CitesInText = 12, QuotesInNote = 4, QuoteLength = 220, TextWidth = 9638;

    readonly List<string> _notes = [];
    readonly Dictionary<int, DigestContribution> _contributions = content.Contributions.ToDictionary(c => c.Index);
    readonly List<(string Text, int Level)> _headings = [];
    readonly List<(string Line, ImmutableArray<Cite> Cites)> _long = [];
    int _bookmark;

    /// <summary>Gives the whole body. Call it before <see cref="Footnotes"/>.</summary>
    public string All()
    {
        var sections = Agreement() + Controversies() + Actions() + Minorities() + Topics() + Ledger() + Checks() + Method() + LongLists();
        var opening = Paragraph("Title", Run(content.Title))
            + (content.Dates is { } d ? Paragraph(null, Run($"Contributions du {FrenchNumbers.Day(d.First)} au {FrenchNumbers.Day(d.Last)}.")) : "")
            + Paragraph("Note", Run("Chaque phrase est choisie dans une contribution et cite celles qui la portent ; les notes en donnent les mots. "
                + "Les parts sont celles des personnes qui ont écrit ou voté : ce n’est pas un sondage."));
        return opening + Contents() + Paragraph("Heading1", Run("En chiffres")) + Table([7000, TextWidth - 7000], ["Chiffre", "Valeur"], content.Figures.Select(f => new[] { Cell(f.Name), Cell(f.Value) })) + sections;
    }

    /// <summary>Gives the footnotes part.</summary>
    public string Footnotes(string namespaces)
    {
        var xml = new Markup().Raw($"<w:footnotes {namespaces}>"
            + "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
            + "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>");
        for (var i = 0; i < _notes.Count; i++)
            xml.Raw($"<w:footnote w:id=\"{Whole(i + 1)}\">").Raw(Paragraph("FootnoteText",
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>" + Run(" " + _notes[i]))).Raw("</w:footnote>");
        return xml.Raw("</w:footnotes>").ToString();
    }

    /// <summary>A field that Word can renew, filled beforehand so that it reads well everywhere.</summary>
    string Contents()
    {
        var lines = _headings.Select((h, i) => Paragraph("TOC" + Whole(h.Level), (i == 0
                ? "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\n </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" : "")
            + $"<w:hyperlink w:anchor=\"titre{Whole(i)}\">{Run(h.Text)}</w:hyperlink>"
            + (i == _headings.Count - 1 ? "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" : "")));
        return Paragraph("Heading1", Run("Sommaire")) + string.Concat(lines);
    }

    string Agreement()
    {
        var xml = new Markup().Raw(Heading("Éléments d’accord", 1));
        if (content.Sections.IsEmpty) return xml.Raw(Paragraph(null, Run("Aucun point partagé par plusieurs contributeurs n’a été trouvé."))).ToString();
        var rows = new List<string[]>();
        foreach (var section in content.Sections)
        {
            rows.Add(["<w:tcPr><w:gridSpan w:val=\"2\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E6EDF5\"/></w:tcPr>" + Heading(section.Heading, 2)]);
            var points = section.Points.Select(p => Bullet(Run(p.Point + " ") + Cites(p.Citations, $"Point {p.Row}"))
                + Paragraph("Note", Run(HtmlSections.Support(p))));
            var qualified = section.Points.Where(p => p.Qualification.Length > 0).Select(p =>
                Bullet((section.Points.Length > 1 ? Run($"Point {p.Row} : ") : "") + Run(p.Qualification + " ") + Cites(p.QualificationCitations, $"Réserves du point {p.Row}"))).ToList();
            rows.Add([string.Concat(points), qualified.Count > 0 ? string.Concat(qualified) : Paragraph("Note", Run("Aucune réserve relevée."))]);
        }
        return xml.Raw(Table([5800, TextWidth - 5800], ["Ce que plusieurs contributeurs partagent", "Conditions, freins, manques et réserves"], rows)).ToString();
    }

    string Controversies()
    {
        var xml = new Markup().Raw(Heading("Controverses", 1));
        if (content.Controversies.IsEmpty) xml.Raw(Paragraph(null, Run("Aucune controverse n’a été trouvée.")));
        foreach (var c in content.Controversies.Take(FullControversies))
        {
            xml.Raw(Heading($"{Whole(c.Rank)}. {c.Question}", 2));
            if (c.Subject is { } subject) xml.Raw(Paragraph(null, (c.SubjectText.Length > 0 ? Run(c.SubjectText + " ") : "") + Cites([subject], $"Controverse {c.Rank}")));
            if (c.Votes.Total > 0) xml.Raw(Paragraph("Note", Run(Pictures.VotesInWords(c.Votes))));
            if (c.GroupsInWords.Length > 0) xml.Raw(Paragraph("Note", Run($"Par groupe d’opinion — {c.GroupsInWords}.")));
            if (c.StandingInWords.Length > 0) xml.Raw(Paragraph("Note", Run(c.StandingInWords)));
            xml.Raw(Paragraph("Note", Run(c.Why)));
            if (c.HasArguments) xml.Raw(Table([TextWidth / 2, TextWidth - TextWidth / 2], ["Pour", "Contre"], [[Side(c.For), Side(c.Against)]]));
            xml.Raw(Granted("Ce que concèdent les partisans :", c.GrantedByFor)).Raw(Granted("Ce que concèdent les opposants :", c.GrantedByAgainst));
        }
        var others = content.Controversies.Skip(FullControversies).ToList();
        if (others.Count > 0)
            xml.Raw(Heading("Autres controverses", 2)).Raw(Table([800, 5600, TextWidth - 6400], ["Rang", "Question", "Votes"],
                others.Select(c => new[] { Cell(Whole(c.Rank)), Cell(c.Question), Cell(c.Votes.Total > 0 ? Pictures.VotesInWords(c.Votes) : "") })));
        return xml.ToString();
    }

    static string Side(ImmutableArray<DigestArgument> arguments) => arguments.IsEmpty ? Paragraph("Note", Run("Aucun argument relevé."))
        : Quotes(arguments);

    static string Granted(string name, ImmutableArray<DigestArgument> sentences) => sentences.IsEmpty ? "" : Paragraph("Note", Run(name)) + Quotes(sentences);

    static string Quotes(ImmutableArray<DigestArgument> arguments) => string.Concat(arguments.Select(a => Bullet(Run($"« {a.Text} » (Contribution {a.Cite.Shown})"))));

    string Actions() => Heading("Pistes d’action", 1) + (content.Actions.IsEmpty ? Paragraph(null, Run("Aucune proposition concrète n’a été relevée."))
        : Table([5400, 1700, 1500, TextWidth - 8600], ["Piste d’action", "Instrument", "Destinataire", "Soutien"], content.Actions.Select(a => new[]
        {
            Paragraph(null, Run(a.Action + " ") + Cites(a.Citations, $"Piste d’action {a.Row}")), Cell(a.Instrument), Cell(a.Addressee), Cell(a.Support is { } s ? FrenchNumbers.Percent(s) : ""),
        })));

    string Minorities() => Heading("Positions minoritaires", 1) + (content.Minorities.IsEmpty
        ? Paragraph(null, Run("Aucune position argumentée et peu soutenue n’a été relevée."))
        : string.Concat(content.Minorities.Select(m => Bullet(Run(m.Position + " ") + Cites(m.Citations, $"Position minoritaire {m.Row}")
            + (m.Votes.Total > 0 ? Run(" " + Pictures.VotesInWords(m.Votes)) : "")))));

    string Topics() => content.Topics.IsEmpty ? "" : Heading("Sujets", 1) + Table([6800, TextWidth - 6800], ["Sujet", "Contributions"],
        content.Topics.SelectMany(t => t.SubTopics.Select(s => ("– " + s.Label, s.Size)).Prepend((t.Label, t.Size)))
            .Select(t => new[] { Cell(t.Item1), Cell(FrenchNumbers.Number(t.Size)) }));

    string Ledger() => Heading("Où est passée chaque contribution", 1) + Table([6800, TextWidth - 6800], ["Usage", "Contributions"],
        content.Ends.Append((Name: "Ensemble", Count: content.Ends.Sum(e => e.Count))).Select(e => new[] { Cell(e.Name), Cell(FrenchNumbers.Number(e.Count)) }));

    string Checks() => Heading("Vérifications du brouillon", 1)
        + (content.ReadFirst.IsEmpty ? "" : Paragraph(null, Run("À regarder d’abord :")) + string.Concat(content.ReadFirst.Select(l => Bullet(Run(l)))))
        + string.Concat(content.Checks.Select(c => Paragraph(null, Run(FormattableString.Invariant($"{HtmlSections.Outcome(c)} : {c.Summary}")))
            + string.Concat(c.Flags.Take(FlagsShown).Select(f => Bullet(Run(HtmlSections.InWords(f)))))
            + (c.Flags.Length > FlagsShown ? Bullet(Run($"et {FrenchNumbers.Count(c.Flags.Length - FlagsShown, "autre")}")) : "")));

    string Method() => Heading("Méthode et limites", 1)
        + Paragraph(null, Run("Les phrases sont choisies dans les contributions, jamais rédigées par la machine. Les intervalles à 95 % disent ce que le hasard seul explique. "
            + "Cette synthèse est une aide à la lecture : les rapporteurs décident."))
        + string.Concat(content.Warnings.Select(w => Bullet(Run(w)))) + Paragraph("Note", Run($"Produit par {content.Run}. Empreinte de la fiche : {content.DigestId}."));

    // forty numbers in a row fill a page and nobody reads them: the first stand in the text, all of them at the end
    string LongLists() => _long.Count == 0 ? "" : Heading("Contributions citées, listes entières", 1)
        + string.Concat(_long.Select(l => Paragraph("Note", Run($"{l.Line} ({FrenchNumbers.Count(l.Cites.Length, "contribution")}) : {string.Join(", ", l.Cites.Select(c => c.Shown))}."))));

    string Cites(ImmutableArray<Cite> cites, string line)
    {
        if (cites.IsEmpty) return "";
        _notes.Add(string.Join(" ; ", cites.Take(QuotesInNote).Select(Quote)) + (cites.Length > QuotesInNote ? $" ; et {FrenchNumbers.Count(cites.Length - QuotesInNote, "autre")}." : "."));
        var more = cites.Length - CitesInText;
        if (more > 0) _long.Add((line, cites));
        return Run($"({string.Join(", ", cites.Take(CitesInText).Select(c => $"Contribution {c.Shown}"))}{(more > 0 ? $" et {FrenchNumbers.Count(more, "autre")} : liste à la fin" : "")})")
            + $"<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{Whole(_notes.Count)}\"/></w:r>";
    }

    string Quote(Cite cite)
    {
        var c = _contributions[cite.Index];
        var words = cite.Passage is { Length: > 0 } p && p.End <= c.Body.Length ? c.Body.Substring(p.Start, p.Length) : c.Title.Length > 0 ? c.Title : c.Body;
        return $"Contribution {cite.Shown} : « {DigestText.Cut(words, QuoteLength)} »";
    }

    string Heading(string text, int level)
    {
        var id = Whole(_headings.Count);
        _headings.Add((text, level));
        _bookmark++;
        return Paragraph("Heading" + Whole(level), $"<w:bookmarkStart w:id=\"{Whole(_bookmark)}\" w:name=\"titre{id}\"/>{Run(text)}<w:bookmarkEnd w:id=\"{Whole(_bookmark)}\"/>");
    }

    static string Table(int[] widths, string[] headings, IEnumerable<string[]> rows)
    {
        const string edges = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"C9CED6\"";
        var xml = new Markup().Raw($"<w:tbl><w:tblPr><w:tblW w:w=\"{Whole(widths.Sum())}\" w:type=\"dxa\"/><w:tblBorders><w:top {edges}/><w:left {edges}/><w:bottom {edges}/>"
            + $"<w:right {edges}/><w:insideH {edges}/><w:insideV {edges}/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        foreach (var width in widths) xml.Raw($"<w:gridCol w:w=\"{Whole(width)}\"/>");
        xml.Raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        foreach (var heading in headings)
            xml.Raw("<w:tc><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"1F4E79\"/></w:tcPr><w:p><w:r><w:rPr><w:b/><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>")
                .Text(heading).Raw("</w:t></w:r></w:p></w:tc>");
        xml.Raw("</w:tr>");
        foreach (var row in rows)
        {
            xml.Raw("<w:tr>");
            foreach (var cell in row) xml.Raw("<w:tc>").Raw(cell).Raw("</w:tc>");
            xml.Raw("</w:tr>");
        }
        return xml.Raw("</w:tbl><w:p/>").ToString();
    }

    static string Cell(string text) => Paragraph(null, Run(text));

    static string Bullet(string runs) => "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/></w:pPr>" + runs + "</w:p>";

    static string Paragraph(string? style, string runs) => $"<w:p>{(style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}{runs}</w:p>";

    static string Run(string text) => new Markup().Raw("<w:r><w:t xml:space=\"preserve\">")
        .Text(DigestText.Clean(text).Replace('\n', ' ')).Raw("</w:t></w:r>").ToString();

    static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
