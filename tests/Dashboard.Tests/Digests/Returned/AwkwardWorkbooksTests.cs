using System.Collections.Immutable;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The gallery: what people do to the cells of a workbook and around them, and how each case must end. tests/Fixtures/awkward-workbooks/README.md lists all; those about rows are in <see cref="AwkwardRowsTests"/>.</summary>
public sealed class AwkwardWorkbooksTests
{
    static readonly Digested s_digest = Digested.Instance;

    [Fact]
    public void _01_an_edited_text_is_an_edit()
    {
        var merge = s_digest.Merged(w => w.Cell("point-2", "point").Says("Un dernier bus doit attendre la fin des spectacles."));

        var change = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Edit, "point-2"), (change.Kind, change.Key));
        Assert.Equal("Un dernier bus doit attendre la fin des spectacles.", Assert.Single(change.Cells).Value);
    }

    [Fact]
    public void _09_a_tampered_mark_is_refused_and_its_words_are_kept()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Agreement().RowOf("point-5").Cell(1).Says("point-6/00000000");
            w.Agreement().Rows().First(r => r.Cell(1).GetString() == "point-6/00000000").Cell(3).Says("Texte d’une ligne au repère changé.");
        });

        Assert.Contains("repère", Assert.Single(merge.Refused).Reason, StringComparison.Ordinal);
        Assert.Contains(merge.Changes, c => c.Kind == ChangeKind.Remark && c.Cells.ContainsValue("Texte d’une ligne au repère changé."));
        Assert.DoesNotContain(merge.Changes, c => c.Kind != ChangeKind.Remark);
        Assert.Equal("point-5", Assert.Single(merge.Questions).Change.Key);
    }

    [Fact]
    public void _11_changed_headings_change_nothing()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Agreement().Cell(2, 3).Says("Nos points");
            w.Agreement().Cell(2, 6).Says("Mais…");
            w.Cell("point-1", "nuance").Says("Sauf en montagne.");
        });

        Assert.Equal("Sauf en montagne.", Assert.Single(merge.Changes).Cells["nuance"]);
    }

    [Fact]
    public void _12_an_added_column_is_kept_as_remarks()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Agreement().Column(3).InsertColumnsBefore(1);
            w.Agreement().Cell(2, 3).Says("Avis de Paul");
            w.Agreement().RowOf("point-4").Cell(3).Says("À discuter lundi.");
        });

        var remark = Assert.Single(merge.Changes);
        Assert.Equal((ChangeKind.Remark, "point-4", "À discuter lundi."), (remark.Kind, remark.Key, remark.Cells["Avis de Paul"]));
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void _13_comments_are_kept_as_remarks_on_their_row()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Cell("point-3", "point").Comment.AddText("Est-ce bien dit ?");
            w.Worksheet("Chiffres").Cell(4, 1).Comment.AddText("D’où vient ce chiffre ?");
        });

        Assert.Contains(merge.Changes, c => c.Key == "point-3" && c.Cells["commentaire"] == "Est-ce bien dit ?");
        Assert.Contains(merge.Changes, c => c.Key.Length == 0 && c.Cells["commentaire"] == "D’où vient ce chiffre ?" && c.Place.StartsWith("Chiffres", StringComparison.Ordinal));
        Assert.Equal(2, merge.Changes.Length);
    }

    [Fact]
    public void _14_words_struck_through_are_taken_out_and_a_struck_sentence_is_set_aside()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Cell("point-8", "point").Style.Font.Strikethrough = true;
            var rich = w.Cell("point-11", "point").RichText;
            rich.ClearText();
            rich.AddText("Les vélos doivent être admis ");
            rich.AddText("hors des heures de pointe").SetStrikethrough();
            rich.AddText(" partout.");
        });

        Assert.Equal((ChangeKind.SetAside, "point-8"), (merge.Changes[0].Kind, merge.Changes[0].Key));
        Assert.Equal("Les vélos doivent être admis partout.", merge.Changes[1].Cells["point"]);
        Assert.Equal(2, merge.Changes.Length);
    }

    [Fact]
    public void _15_colours_and_borders_say_nothing()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Agreement().Range(1, 1, 20, 13).Style.Fill.SetBackgroundColor(XLColor.Red).Font.SetBold(true);
            w.Agreement().Row(6).Hide();
        });

        Assert.Empty(merge.Changes);
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void _17_unreadable_cells_are_listed_by_address_and_the_rest_is_taken()
    {
        var file = s_digest.Edited(w => w.Cell("point-1", "nuance").Says("Une nuance lisible."));
        file = Raw.Replace(file, "Un billet unique doit valoir dans tous les transports.", cell => cell.Attribute("t")!.Value = "e", "#REF!");

        var merge = s_digest.Merged(file);

        var cell = Assert.Single(merge.Unreadable);
        Assert.Equal(("Éléments d’accord, C11", "erreur #REF!"), (cell.Place, cell.Reason));
        Assert.Equal("Une nuance lisible.", Assert.Single(merge.Changes).Cells["nuance"]);
        Assert.Empty(merge.Questions);
    }

    [Fact]
    public void _18_a_state_of_our_list_is_a_decision_and_another_word_is_a_remark()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Cell("point-1", "etat").Says("validé");
            w.Cell("point-2", "etat").Says("à écarter");
            w.Cell("point-3", "etat").Says("à voir avec Jean");
        });

        Assert.Equal([(ChangeKind.Edit, "point-1"), (ChangeKind.SetAside, "point-2"), (ChangeKind.Remark, "point-3")], merge.Changes.Select(c => (c.Kind, c.Key)));
    }

    [Fact]
    public void _19_every_other_sheet_comes_back_too()
    {
        var merge = s_digest.Merged(w =>
        {
            w.Cell("controverse-1", "question").Says("Les bus doivent-ils être gratuits ?");
            w.Cell("piste-1", "instrument").Says("législatif");
            w.Cell("minoritaire-1", "position").Says("Les abribus gênent le passage.");
            w.Cell("vide-1", "recommandation").Says("Publier les horaires en données ouvertes.");
            w.Cell("vide-1", "appui").Says("1, 3");
            w.Cell("groupe-D001", "remarques").Says("Ce ne sont pas des copies.");
            w.Worksheet("Lisez-moi").Cell(40, 1).Says("Merci pour ce travail.");
            w.Worksheet(DigestLayout.Contributions.Name).Cell(4, 6).Says("Texte corrigé par un membre");
        });

        Assert.Equal(["controverse-1", "piste-1", "minoritaire-1", "", "c1", "groupe-D001", ""], merge.Changes.Select(c => c.Key));
        Assert.Equal("1, 3", merge.Changes.Single(c => c.Kind == ChangeKind.Add).Cells["appui"]);
        Assert.Equal("Merci pour ce travail.", merge.Changes[^1].Cells.Single().Value);
    }

    [Fact]
    public void _22_an_added_sheet_is_kept_as_remarks()
    {
        var merge = s_digest.Merged(w => w.Worksheets.Add("Notes de réunion").Cell(2, 2).Says("Relire avec les élus."));

        var remark = Assert.Single(merge.Changes);
        Assert.Equal(("Notes de réunion, B2", "Relire avec les élus."), (remark.Place, remark.Cells["Notes de réunion"]));
    }

    [Fact]
    public void _23_an_emptied_sentence_is_asked_about()
    {
        var merge = s_digest.Merged(w => w.Cell("point-12", "point").Clear(XLClearOptions.Contents));

        Assert.Equal("point-12", Assert.Single(merge.Questions).Change.Key);
        Assert.Empty(merge.Changes);
    }
}
