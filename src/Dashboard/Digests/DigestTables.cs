using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lays the content of a digest out in tables, one a sheet: what is written, what is remembered as sent, and what a returned workbook is compared with.</summary>
static class DigestTables
{
    const int RecommendationRows = 30, OpenRows = 3, ArgumentLength = 230;

    /// <summary>Makes all tables, in the order of the sheets.</summary>
    public static ImmutableArray<DigestTable> Of(DigestContent content)
    {
        // contributions that the synthesis cites come first: citations lead to their row
        var cited = content.CitedContributions.ToList();
        var rowOf = new Dictionary<int, int>();
        foreach (var c in cited) rowOf[c.Index] = rowOf.Count + DigestLayout.FirstRow;
        return
        [
            Changes(content), Agreement(content, rowOf), Controversies(content, rowOf), Actions(content, rowOf), Minorities(content, rowOf), Recommendations(content),
            Contributions(cited.Concat(content.Contributions.Where(c => !rowOf.ContainsKey(c.Index))).Take(DigestLayout.MostRows)), Copies(content), FigureTable.Of(content),
        ];
    }

    static DigestTable Changes(DigestContent content)
    {
        var table = new TableBuilder(DigestLayout.Changes);
        if (content.Since.IsEmpty) table.Begin("").Text(content.SinceWhen is null ? "Première fiche" : "Rien").Text("")
            .Text("").Text("").Text(content.SinceWhen is { } when
                ? $"Rien n’a changé depuis la fiche envoyée le {when}." : "C’est la première fiche envoyée à ce groupe : il n’y a rien à comparer.").End();
        foreach (var d in content.Since) table.Begin("").Text(d.What).Text(d.Where).Text(d.Number).Text(d.Before).Text(d.Now).End();
        return table.Table();
    }

    static DigestTable Agreement(DigestContent content, Dictionary<int, int> rowOf)
    {
        var table = new TableBuilder(DigestLayout.Agreement);
        for (var i = 0; i < content.Sections.Length; i++)
        {
            table.Heading($"section-{Whole(i + 1)}", content.Sections[i].Heading);
            foreach (var p in content.Sections[i].Points)
                table.Begin($"point-{Whole(p.Row)}", p.Key).Number(p.Row).To(p.Address).Text(p.Point).Cites(p.Citations, rowOf)
                    .Text(p.Qualification).Cites(p.QualificationCitations, rowOf)
                    .Number(p.Support).Number(p.SupportLow).Number(p.Contributors).Text(FrenchWords.Of(p.Status)).Text("").End();
            // an empty line under each heading: in a protected sheet it is the easiest way to add a point
            table.Begin($"ajout-{Whole(i + 1)}").End();
        }
        return table.Table();
    }

    static DigestTable Controversies(DigestContent content, Dictionary<int, int> rowOf)
    {
        var table = new TableBuilder(DigestLayout.Controversies);
        foreach (var c in content.Controversies)
            table.Begin($"controverse-{Whole(c.Rank)}", c.Key).Number(c.Rank).Text(c.Question)
                .Link(c.Subject?.Shown ?? "", c.Subject is { } s && rowOf.TryGetValue(s.Index, out var row) ? row : null).Text(c.SubjectText)
                .Text(Side(c.For)).Text(Side(c.Against)).Number(c.Votes.Agree).Number(c.Votes.Mixed).Number(c.Votes.Disagree)
                .Text($"{c.Basis}, {FrenchNumbers.Number(c.Score, 2)} (entre {FrenchNumbers.Number(c.Low, 2)} et {FrenchNumbers.Number(c.High, 2)})"
                    + (c.GroupsInWords.Length > 0 ? "\n" + c.GroupsInWords : "")).Text("").End();
        return table.Table();

        static string Side(ImmutableArray<DigestArgument> arguments) =>
            string.Join("\n", arguments.Select(a => $"• {DigestText.Cut(a.Text, ArgumentLength)} (Contribution {a.Cite.Shown})"));
    }

    static DigestTable Actions(DigestContent content, Dictionary<int, int> rowOf)
    {
        var table = new TableBuilder(DigestLayout.Actions);
        foreach (var a in content.Actions)
            table.Begin($"piste-{Whole(a.Row)}", a.Key).Number(a.Row).Text(a.Action).Cites(a.Citations, rowOf)
                .Text(a.Instrument).Text(a.Addressee).Number(a.Support).Text(a.Topic).Text("").End();
        return Opened(table, "ajout-piste").Table();
    }

    static DigestTable Minorities(DigestContent content, Dictionary<int, int> rowOf)
    {
        var table = new TableBuilder(DigestLayout.Minorities);
        foreach (var m in content.Minorities)
            table.Begin($"minoritaire-{Whole(m.Row)}", m.Key).Number(m.Row).Text(m.Position).Cites(m.Citations, rowOf)
                .Number(m.Votes.Agree).Number(m.Votes.Mixed).Number(m.Votes.Disagree).Number(m.Contributors).Text(m.Topic).Text("").End();
        return Opened(table, "ajout-position").Table();
    }

    /// <summary>Adds empty rows: in a protected sheet they are the easiest way to add one.</summary>
    static TableBuilder Opened(TableBuilder table, string key)
    {
        for (var i = 1; i <= OpenRows; i++) table.Begin($"{key}-{Whole(i)}").End();
        return table;
    }

    /// <summary>What the group has recommended already, then empty rows.</summary>
    static DigestTable Recommendations(DigestContent content)
    {
        var table = new TableBuilder(DigestLayout.Recommendations);
        var number = 0;
        foreach (var r in content.Recommendations)
            table.Begin(r.Key, r.Key).Number(++number).Text(r.Text).Text(r.Support).Text(r.Instrument).Text(r.Addressee).Text("").End();
        for (var i = 1; i <= RecommendationRows; i++) table.Begin($"vide-{Whole(i)}").Number(++number).Text("").Text("").Text("").Text("").Text("").End();
        return table.Table();
    }

    static DigestTable Contributions(IEnumerable<DigestContribution> contributions)
    {
        var table = new TableBuilder(DigestLayout.Contributions);
        foreach (var c in contributions)
            table.Begin(c.Id).Text(c.Shown).To(c.Address).Text(c.Kind).Date(c.CreatedAt).Text(c.Title).Text(c.Body).Text(c.Topic)
                .Number(c.Votes?.Agree).Number(c.Votes?.Mixed).Number(c.Votes?.Disagree).Text(c.End)
                .Text(string.Join(", ", c.Rows.Select(Whole))).End();
        return table.Table();
    }

    static DigestTable Copies(DigestContent content)
    {
        var table = new TableBuilder(DigestLayout.Copies);
        foreach (var g in content.Copies.Take(DigestLayout.MostRows))
            table.Begin($"groupe-{g.Id}", g.Key).Text(g.Id).Text(g.Kind).Number(g.Members.Length).Number(g.Authors).Number(g.Wordings)
                .Date(g.FirstAt).Date(g.LastAt).Text(g.Text).Text(string.Join(", ", g.Members.Select(m => m.Shown))).Text("").End();
        return table.Table();
    }

    static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
