using ClosedXML.Excel;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

public class MergeDigestTests
{
    static readonly Lazy<(DigestContent Content, AgreementDraft Draft, Findings Findings, Corpus Corpus)> s_digest = new(() =>
    {
        var read = MadeUp.Consultation();
        var corpus = new Corpus(read.Contributions, read.Votes, read.Name);
        var findings = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, CancellationToken.None);
        return (MakeDigest.Of(corpus, findings, RunRecord.Of(read, [], new())), findings.Draft, findings, corpus);
    });

    [Fact]
    public void A_digest_that_nobody_touched_changes_nothing()
    {
        var merge = Merge(Edited(_ => { }), s_digest.Value.Draft);

        Assert.Empty(merge.Changes);
        Assert.Empty(merge.Conflicts);
        Assert.Empty(merge.Refused);
        Assert.Equal(s_digest.Value.Draft.Points.Length, merge.Unchanged);
        Assert.True(merge.Unchanged > 0, "the made-up consultation has points");
    }

    [Fact]
    public void An_edited_sentence_becomes_a_decision_and_the_same_file_again_changes_nothing()
    {
        var draft = s_digest.Value.Draft;
        var returned = Edited(sheet => RowOf(sheet, 1).Cell(3).SetValue<string>("Une phrase réécrite par le groupe"));

        var merge = Merge(returned, draft);
        var after = Curated(merge.Changes);
        var again = MergeDigest.Of(draft.Points, after.Points, returned);

        Assert.Equal("Une phrase réécrite par le groupe", Assert.IsType<EditPoint>(Assert.Single(merge.Changes)).Words);
        Assert.Empty(again.Changes);
        Assert.Empty(again.Conflicts);
    }

    [Fact]
    public void A_row_changed_on_both_sides_is_a_conflict_with_both_texts()
    {
        var draft = s_digest.Value.Draft;
        var current = Curated([new EditPoint(PointRef.Of(draft.Points[0]), "Le texte du tableau de bord", "")]);

        var merge = Merge(Edited(sheet => RowOf(sheet, 1).Cell(3).SetValue<string>("Le texte de la fiche")), draft, current);

        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal(("Le texte de la fiche", "Le texte du tableau de bord"), (conflict.Returned, conflict.Current));
        Assert.Empty(merge.Changes);
    }

    [Fact]
    public void Sorted_rows_keep_their_identity_and_added_or_emptied_ones_are_named()
    {
        var draft = s_digest.Value.Draft;
        var returned = Edited(sheet =>
        {
            RowOf(sheet, 1).Cell(3).SetValue<string>("");
            sheet.Cell(sheet.LastRowUsed().RowNumber() + 1, 3).SetValue<string>("Une ligne du groupe");
        });

        var merge = Merge(returned, draft);

        Assert.Empty(merge.Changes);
        Assert.Equal(2, merge.Refused.Length);
    }

    [Fact]
    public void A_file_that_is_no_digest_is_refused_with_a_sentence()
    {
        using var noise = new MemoryStream([1, 2, 3, 4]);
        using var other = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            workbook.Worksheets.Add("Feuille");
            workbook.SaveAs(other);
        }

        Assert.Throws<UserException>(() => ReadDigest.From(noise));
        Assert.Throws<UserException>(() => ReadDigest.From(other));
    }

    static AgreementDraft Curated(IEnumerable<Decision> decisions) => ApplyCuration.To(s_digest.Value.Findings, s_digest.Value.Corpus,
        decisions.Select((d, i) => new Curation(i + 1, DateTimeOffset.UnixEpoch, "essai", 1, d, null))).Findings.Draft;

    static DigestMerge Merge(ReturnedDigest returned, AgreementDraft sent, AgreementDraft? current = null) => MergeDigest.Of(sent.Points, (current ?? sent).Points, returned);

    static IXLRow RowOf(IXLWorksheet sheet, int point) => sheet.RowsUsed().First(r => r.Cell(1).GetString() == $"point-{point}");

    static ReturnedDigest Edited(Action<IXLWorksheet> edit)
    {
        var sent = new MemoryStream();
        Workbook.Write(sent, s_digest.Value.Content);
        using var workbook = new XLWorkbook(new MemoryStream(sent.ToArray()));
        edit(workbook.Worksheet("Éléments d’accord"));
        using var back = new MemoryStream();
        workbook.SaveAs(back);
        back.Position = 0;
        return ReadDigest.From(back);
    }
}
