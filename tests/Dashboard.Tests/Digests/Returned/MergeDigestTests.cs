using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class MergeDigestTests
{
    static Digested Digest => Digested.Instance;

    [Fact]
    public void A_digest_that_nobody_touched_asks_for_nothing()
    {
        var merge = Digest.Merged(Digest.File);

        Assert.Empty(merge.Changes);
        Assert.Empty(merge.Questions);
        Assert.Empty(merge.Refused);
        Assert.Empty(merge.Unreadable);
        Assert.True(merge.Unchanged > 5, $"{merge.Unchanged} rows unchanged");
    }

    [Fact]
    public void A_digest_that_a_library_saved_anew_asks_for_nothing()
    {
        var merge = Digest.Merged(_ => { });

        Assert.Empty(merge.Changes);
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void Cells_are_merged_one_by_one()
    {
        var key = Digest.Points[0];
        var file = Digest.Edited(w => w.Cell(key, "nuance").Says("À condition que ce soit gratuit."));

        var merge = Digest.Merged(file, k => k == key ? Now(key, ("point", "Réécrit sur le tableau de bord.")) : null);

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Edit, key, "À condition que ce soit gratuit."), (change.Kind, change.Key, Assert.Single(change.Cells).Value));
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void A_cell_changed_on_both_sides_is_a_question_with_all_three_texts()
    {
        var key = Digest.Points[0];
        var file = Digest.Edited(w => w.Cell(key, "point").Says("Le texte de la fiche."));

        var merge = Digest.Merged(file, k => k == key ? Now(key, ("point", "Le texte du tableau de bord.")) : null);

        var question = Assert.Single(merge.Questions);
        Assert.Equal((Digest.Said(key, "point"), "Le texte de la fiche.", "Le texte du tableau de bord."),
            (question.Sent["point"], question.Change.Cells["point"], question.Now["point"]));
        Assert.Empty(merge.Changes);
        Assert.Contains("C", question.Change.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_validated_point_is_only_changed_by_a_person()
    {
        var key = Digest.Points[0];

        var edited = Digest.Merged(Digest.Edited(w => w.Cell(key, "point").Says("Autre chose.")), k => k == key ? Now(key) with { IsFrozen = true } : null);
        var deleted = Digest.Merged(Digest.Edited(w => w.Agreement().RowOf(key).Delete()), k => k == key ? Now(key) with { IsFrozen = true } : null);

        Assert.Equal(ChangeKind.Edit, Assert.Single(edited.Questions).Change.Kind);
        Assert.Equal(ChangeKind.SetAside, Assert.Single(deleted.Questions).Change.Kind);
        Assert.Empty(edited.Changes.Concat(deleted.Changes));
    }

    [Fact]
    public void The_same_file_after_its_changes_were_taken_asks_for_nothing()
    {
        var key = Digest.Points[1];
        var file = Digest.Edited(w => w.Cell(key, "point").Says("Une phrase réécrite par le groupe."));

        var again = Digest.Merged(file, k => k == key ? Now(key, ("point", "Une phrase réécrite par le groupe.")) : null);

        Assert.Empty(again.Changes);
        Assert.Empty(again.Questions);
    }

    [Fact]
    public void A_file_that_is_no_digest_is_refused_with_a_sentence()
    {
        using var other = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            workbook.Worksheets.Add("Feuille").Cell(1, 1).Says("Rien à voir");
            workbook.SaveAs(other);
        }

        Assert.Throws<UserException>(() => Digested.Read([1, 2, 3, 4]));
        Assert.Throws<UserException>(() => Digested.Read(other.ToArray()));
    }

    [Fact]
    public void A_digest_of_a_later_format_is_refused()
    {
        var file = Digest.Edited(w => w.Worksheet(DigestLayout.Marks).Cell(1, 2).Says("99"));

        Assert.Contains("plus récente", Assert.Throws<UserException>(() => Digested.Read(file)).Message, StringComparison.Ordinal);
    }

    internal static CurrentRow Now(string key, params (string Code, string Words)[] changed)
    {
        var cells = Digest.Sent.Rows.First(r => r.Key == key).Cells;
        foreach (var (code, words) in changed) cells = cells.SetItem(code, words);
        var section = Digest.Sent.Rows.First(r => r.Key == Digest.Sent.Rows.First(s => s.Key == key).Section).Cells["titre"];
        return new(key, cells.SetItem(DigestColumns.Section, section));
    }
}
