using System.Collections.Immutable;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The gallery: what people do to the rows and sheets of a workbook, and how each case must end. tests/Fixtures/awkward-workbooks/README.md lists all; those about cells are in <see cref="AwkwardWorkbooksTests"/>.</summary>
public sealed class AwkwardRowsTests
{
    static readonly Digested s_digest = Digested.Instance;

    [Fact]
    public void _02_a_row_added_below_a_heading_is_a_point_of_that_heading()
    {
        var merge = s_digest.Merged(w =>
        {
            var row = w.Agreement().RowOf("point-5").InsertRowsBelow(1).First();
            row.Cell(3).Says("Les enfants doivent voyager sans billet.");
            row.Cell(4).Says("5, 6");
        });

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Add, "Tarifs", "5, 6"), (change.Kind, change.Section, change.Cells["citations"]));
    }

    [Fact]
    public void _03_the_empty_line_under_a_heading_takes_a_point_too()
    {
        var merge = s_digest.Merged(w => w.Cell("ajout-3", "point").Says("Les quais doivent être éclairés."));

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Add, "Accès", "Les quais doivent être éclairés."), (change.Kind, change.Section, change.Cells["point"]));
    }

    [Fact]
    public void _04_a_deleted_row_is_set_aside()
    {
        var merge = s_digest.Merged(w => w.Agreement().RowOf("point-7").Delete());

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.SetAside, "point-7"), (change.Kind, change.Key));
    }

    [Fact]
    public void _05_most_rows_deleted_is_asked_about()
    {
        var merge = s_digest.Merged(w =>
        {
            for (var i = 1; i <= 9; i++) w.Agreement().RowOf($"point-{i}").Delete();
        });

        Assert.Empty(merge.Changes);
        Assert.Equal(9, merge.Questions.Length);
        Assert.All(merge.Questions, q => Assert.Equal(ChangeKind.SetAside, q.Change.Kind));
    }

    [Fact]
    public void _06_a_sorted_table_asks_for_nothing()
    {
        var merge = s_digest.Merged(w =>
        {
            var sheet = w.Agreement();
            var rows = sheet.RowsUsed().Where(r => r.RowNumber() > 2).Select(r => Enumerable.Range(1, 13).Select(c => r.Cell(c).Value).ToArray()).OrderBy(v => v[2].ToString(), StringComparer.Ordinal).ToList();
            foreach (var range in sheet.MergedRanges.ToList()) range.Unmerge();
            for (var i = 0; i < rows.Count; i++)
                for (var c = 0; c < 13; c++) sheet.Cell(i + 3, c + 1).Holds(rows[i][c]);
        });

        Assert.Empty(merge.Changes);
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void _07_a_row_moved_under_another_heading_changes_its_heading()
    {
        var merge = s_digest.Merged(w =>
        {
            var sheet = w.Agreement();
            var from = sheet.RowOf("point-1");
            var values = Enumerable.Range(1, 13).Select(c => from.Cell(c).Value).ToArray();
            from.Delete();
            var to = sheet.RowOf("point-9").InsertRowsBelow(1).First();
            for (var c = 0; c < 13; c++) to.Cell(c + 1).Holds(values[c]);
        });

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Edit, "point-1", "Accès"), (change.Kind, change.Key, change.Cells[DigestColumns.Section]));
    }

    [Fact]
    public void _08_a_row_copied_from_another_digest_is_a_point_of_its_own()
    {
        var merge = s_digest.Merged(s_digest.Edited(w =>
        {
            var row = w.Agreement().RowOf("point-5").InsertRowsBelow(1).First();
            row.Cell(1).Says(RowMark.Write("fedcba9876543210", "point-5"));
            row.Cell(3).Says("Un point d’une autre fiche.");
        }), isOfAnother: mark => mark.IsOf("fedcba9876543210"));

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Add, "Un point d’une autre fiche."), (change.Kind, change.Cells["point"]));
        Assert.Empty(merge.Refused);
    }

    [Fact]
    public void _10_merged_cells_are_asked_about()
    {
        var merge = s_digest.Merged(w =>
        {
            var sheet = w.Agreement();
            var row = sheet.RowOf("point-5").RowNumber();
            sheet.Cell(row + 1, 3).Clear(XLClearOptions.Contents);
            sheet.Range(row, 3, row + 1, 3).Merge();
            sheet.Cell(row, 3).Says("Le trajet doit rester gratuit pour les moins de douze ans, avec un billet unique.");
        });

        Assert.Equal(("point-5", ChangeKind.Edit), (Assert.Single(merge.Changes).Key, merge.Changes[0].Kind));
        var question = Assert.Single(merge.Questions);
        Assert.Equal(("point-6", ChangeKind.SetAside), (question.Change.Key, question.Change.Kind));
        Assert.Contains("fusionnée", question.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void _16_a_sheet_that_is_gone_says_nothing_of_its_rows()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Worksheet(DigestLayout.Controversies.Name).Delete();
            w.Worksheet(DigestLayout.Contributions.Name).Delete();
            w.Worksheet(DigestLayout.Marks).Delete();
            w.Cell("point-1", "etat").Says("Validé");
        });

        Assert.Equal("Validé", Assert.Single(merge.Changes).Cells["etat"]);
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void _20_the_hidden_column_taken_out_rows_are_known_by_their_numbers()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Cell("point-6", "point").Says("Un seul billet pour tous les transports.");
            w.Agreement().Column(1).Delete();
        });

        var change = Assert.Single(merge.Changes);
        Assert.Equal("point-6", change.Key);
    }

    [Fact]
    public void _21_values_pasted_into_a_new_workbook_are_still_understood()
    {
        using var source = new XLWorkbook(new MemoryStream(s_digest.File));
        using var pasted = new XLWorkbook();
        var to = pasted.Worksheets.Add("Feuil1");
        foreach (var cell in source.Agreement().CellsUsed().Where(c => c.Address.RowNumber > 1))
            to.Cell(cell.Address.RowNumber - 1, cell.Address.ColumnNumber).Holds(cell.Value);
        to.Cell(4, 3).Says("Collé dans un autre classeur, puis corrigé.");
        using var file = new MemoryStream();
        pasted.SaveAs(file);

        var merge = s_digest.Merged(file.ToArray());

        Assert.Equal("Collé dans un autre classeur, puis corrigé.", Assert.Single(merge.Changes).Cells["point"]);
    }

    [Fact]
    public void _24_a_row_copied_inside_the_table_is_a_second_point()
    {
        var merge = s_digest.Merged(w =>
        {
            var sheet = w.Agreement();
            var from = sheet.RowOf("point-2");
            var to = from.InsertRowsBelow(1).First();
            for (var c = 1; c <= 13; c++) to.Cell(c).Holds(from.Cell(c).Value);
            to.Cell(3).Says("Un premier bus doit précéder l’école.");
        });

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Add, "Un premier bus doit précéder l’école."), (change.Kind, change.Cells["point"]));
    }

    [Fact]
    public void _25_a_heading_in_other_words_renames_it_for_all_its_points()
    {
        var merge = s_digest.Merged(w => w.Agreement().RowOf("section-2").Cell(2).Says("Prix et billets"));

        Assert.Equal(4, merge.Changes.Length);
        Assert.All(merge.Changes, c => Assert.Equal("Prix et billets", c.Cells[DigestColumns.Section]));
    }
}
