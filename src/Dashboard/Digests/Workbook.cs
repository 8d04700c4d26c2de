using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the digest that a working group edits: one workbook, no formula, no outside link, the same bytes for the same content.</summary>
public static class Workbook
{
    const int RecommendationRows = 30, ArgumentLength = 230;

    static readonly string s_states = "\"brouillon,modifié,validé,à écarter\"",
        s_instruments = "\"législatif,opérationnel,réglementation européenne,stratégie internationale\"",
        s_addressees = "\"État,entreprises,écosystème,collectivités,citoyens\"";

    /// <summary>Writes the workbook.</summary>
    public static void Write(Stream stream, DigestContent content)
    {
        using var workbook = new XLWorkbook();
        workbook.Style.Font.SetFontName("Calibri").Font.SetFontSize(11);
        workbook.Properties.Author = "SynthesisPipeline";
        workbook.Properties.Title = content.Title;
        // contributions that the synthesis cites come first: citations lead to their row
        var cited = content.CitedContributions.ToList();
        var rowOf = new Dictionary<int, int>();
        foreach (var c in cited) rowOf[c.Index] = rowOf.Count + 2;
        WorkbookReadMe.Write(workbook, content);
        using var scratch = new XLWorkbook();
        var patterns = scratch.Worksheets.Add("styles");
        Agreement(workbook, patterns, content, rowOf);
        Controversies(workbook, patterns, content, rowOf);
        Actions(workbook, patterns, content, rowOf);
        Minorities(workbook, patterns, content, rowOf);
        Recommendations(workbook, patterns);
        Contributions(workbook, patterns, [.. cited, .. content.Contributions.Where(c => !rowOf.ContainsKey(c.Index))]);
        Copies(workbook, patterns, content);
        Figures(workbook, patterns, content);
        Marks(workbook, content);
        using var raw = new MemoryStream();
        workbook.SaveAs(raw);
        raw.Position = 0;
        FixedPackage.Rewrite(raw, stream);
    }

    static void Agreement(XLWorkbook workbook, IXLWorksheet patterns, DigestContent content, Dictionary<int, int> rowOf)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Agreement, patterns);
        foreach (var section in content.Sections)
        {
            sheet.Section(section.Heading);
            foreach (var p in section.Points)
            {
                sheet.Begin($"point-{p.Row}").Number(p.Row).Text(p.Point).Cites(p.Citations, rowOf)
                    .Text(p.Qualification).Cites(p.QualificationCitations, rowOf)
                    .Number(p.Support).Number(p.SupportLow).Number(p.Contributors).Text(FrenchWords.Of(p.Status)).Text("").End();
                sheet.Sheet.Cell(sheet.Row, 12).DataValidation.List(s_states);
            }
        }
        sheet.Finish(filter: false);
    }

    static void Controversies(XLWorkbook workbook, IXLWorksheet patterns, DigestContent content, Dictionary<int, int> rowOf)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Controversies, patterns);
        foreach (var c in content.Controversies)
            sheet.Begin($"controverse-{c.Rank}").Number(c.Rank).Text(c.Question)
                .Link(c.Subject?.Shown ?? "", c.Subject is { } s && rowOf.TryGetValue(s.Index, out var row) ? row : null).Text(c.SubjectText)
                .Text(Side(c.For)).Text(Side(c.Against)).Number(c.Votes.Agree).Number(c.Votes.Mixed).Number(c.Votes.Disagree)
                .Text($"{c.Basis}, {FrenchNumbers.Number(c.Score, 2)} (entre {FrenchNumbers.Number(c.Low, 2)} et {FrenchNumbers.Number(c.High, 2)})"
                    + (c.GroupsInWords.Length > 0 ? "\n" + c.GroupsInWords : "")).Text("").End();
        sheet.Finish(filter: true);

        static string Side(ImmutableArray<DigestArgument> arguments) =>
            string.Join("\n", arguments.Select(a => $"• {DigestText.Cut(a.Text, ArgumentLength)} (Contribution {a.Cite.Shown})"));
    }

    static void Actions(XLWorkbook workbook, IXLWorksheet patterns, DigestContent content, Dictionary<int, int> rowOf)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Actions, patterns);
        foreach (var a in content.Actions)
        {
            sheet.Begin($"piste-{a.Row}").Number(a.Row).Text(a.Action).Cites(a.Citations, rowOf)
                .Text(a.Instrument).Text(a.Addressee).Number(a.Support).Text(a.Topic).Text("").End();
            sheet.Sheet.Cell(sheet.Row, 6).DataValidation.List(s_instruments);
            sheet.Sheet.Cell(sheet.Row, 7).DataValidation.List(s_addressees);
        }
        sheet.Finish(filter: true);
    }

    static void Minorities(XLWorkbook workbook, IXLWorksheet patterns, DigestContent content, Dictionary<int, int> rowOf)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Minorities, patterns);
        foreach (var m in content.Minorities)
            sheet.Begin($"minoritaire-{m.Row}").Number(m.Row).Text(m.Position).Cites(m.Citations, rowOf)
                .Number(m.Votes.Agree).Number(m.Votes.Mixed).Number(m.Votes.Disagree).Number(m.Contributors).Text(m.Topic).Text("").End();
        sheet.Finish(filter: true);
    }

    static void Recommendations(XLWorkbook workbook, IXLWorksheet patterns)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Recommendations, patterns);
        for (var i = 1; i <= RecommendationRows; i++)
        {
            sheet.Begin($"recommandation-{i}").Number(i).EndEmpty(DigestLayout.Height(2));
            sheet.Sheet.Cell(sheet.Row, 5).DataValidation.List(s_instruments);
            sheet.Sheet.Cell(sheet.Row, 6).DataValidation.List(s_addressees);
        }
        sheet.Finish(filter: false);
    }

    static void Contributions(XLWorkbook workbook, IXLWorksheet patterns, List<DigestContribution> contributions)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Contributions, patterns);
        foreach (var c in contributions)
            sheet.Begin(c.Id).Text(c.Shown).Text(c.Kind).Date(c.CreatedAt).Text(c.Title).Text(c.Body).Text(c.Topic)
                .Number(c.Votes?.Agree).Number(c.Votes?.Mixed).Number(c.Votes?.Disagree).Text(c.End)
                .Text(string.Join(", ", c.Rows.Select(r => r.ToString(CultureInfo.InvariantCulture)))).End();
        sheet.Finish(filter: true);
    }

    static void Copies(XLWorkbook workbook, IXLWorksheet patterns, DigestContent content)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Copies, patterns);
        foreach (var g in content.Copies)
            sheet.Begin($"groupe-{g.Id}").Text(g.Id).Text(g.Kind).Number(g.Members.Length).Number(g.Authors).Number(g.Wordings)
                .Date(g.FirstAt).Date(g.LastAt).Text(g.Text).Text(string.Join(", ", g.Members.Select(m => m.Shown))).Text("").End();
        sheet.Finish(filter: true);
    }

    static void Figures(XLWorkbook workbook, IXLWorksheet patterns, DigestContent content)
    {
        var sheet = new SheetWriter(workbook, DigestLayout.Figures, patterns);
        foreach (var (name, value) in content.Figures) sheet.Begin("").Text(name).Text(value).End();
        foreach (var (name, count) in content.Ends) sheet.Begin("").Text(name).Text(FrenchNumbers.Number(count)).End();
        foreach (var topic in content.Topics)
        {
            sheet.Begin("").Text($"Sujet : {topic.Label}").Text(FrenchNumbers.Number(topic.Size)).End();
            foreach (var below in topic.SubTopics) sheet.Begin("").Text($"    {below.Label}").Text(FrenchNumbers.Number(below.Size)).End();
        }
        sheet.Sheet.Range(2, 2, Math.Max(2, sheet.Row), 2).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        sheet.Finish(filter: false);
    }

    /// <summary>The hidden sheet by which a returned digest is known.</summary>
    static void Marks(XLWorkbook workbook, DigestContent content)
    {
        var sheet = workbook.Worksheets.Add(DigestLayout.Marks);
        var marks = new[]
        {
            ("format", DigestLayout.FormatVersion.ToString(CultureInfo.InvariantCulture)), ("digest", content.DigestId),
            ("run", content.Run), ("consultation", content.Title),
        };
        for (var i = 0; i < marks.Length; i++)
        {
            sheet.Cell(i + 1, 1).SetValue<string>(marks[i].Item1);
            sheet.Cell(i + 1, 2).SetValue<string>(marks[i].Item2);
        }
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }
}
