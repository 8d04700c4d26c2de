using System.IO.Compression;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The Word synthesis with comments on, and back.</summary>
public sealed class WordReturnTests(DatabaseFixture databases)
{
    const string Said = "Un dernier bus doit partir après les spectacles.";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comments_and_tracked_changes_of_a_document_are_kept_as_remarks_on_their_sentence()
    {
        await using var world = await DigestWorld.MakeAsync(databases, "bus");
        var issued = await world.Get<DigestIssues>().IssueAsync(await world.ConsultationAsync(), "Groupe 1", "essai", true, Cancel);
        var document = await RunFiles.DigestAsync(issued.Content, "docx", Cancel);

        var returned = Commented(document);
        var outcome = await world.TakeAsync(returned, "Paule", "synthèse relue.docx");
        var again = await world.TakeAsync(returned, "Paule", "synthèse relue.docx");

        Assert.Equal(["Est-ce finançable ? (Paule)", "Un dernier bus doit partir après les spectacles et les matchs."], outcome.Lines.Select(l => l.Wanted.Values.Single().Split(" (Contribution")[0]));
        Assert.All(outcome.Lines, l => Assert.Equal((LineOutcome.Remark, "point-2"), (l.Outcome, l.RowKey)));
        Assert.All((await world.NowAsync()).Remarks, r => Assert.Equal(PointRef.KeyOf(DigestWorld.Findings(DigestWorld.Corpus("bus"), null).Draft.Points[1]), ((NoteRemark)r.Decision).Point?.Key));
        Assert.True(again.IsKnown);
    }

    [Fact]
    public void The_document_keeps_track_of_changes()
    {
        using var file = new MemoryStream();
        WordDocument.Write(file, MadeUpDigest.Content());

        using var zip = new ZipArchive(file);
        using var settings = new StreamReader(zip.GetEntry("word/settings.xml")!.Open()); // every document has it
        Assert.Contains("<w:trackRevisions/>", settings.ReadToEnd(), StringComparison.Ordinal);
    }

    /// <summary>Comments one sentence and adds words to it, as Word writes both.</summary>
    static byte[] Commented(byte[] document)
    {
        const string main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        using var package = new MemoryStream();
        package.Write(document);
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            Change(zip, "word/document.xml", xml => xml.Replace($"<w:t xml:space=\"preserve\">{Said} </w:t></w:r>",
                $"<w:t xml:space=\"preserve\">{Said[..^1]}</w:t></w:r><w:ins w:id=\"900\" w:author=\"\"><w:r><w:t xml:space=\"preserve\"> et les matchs</w:t></w:r></w:ins>"
                + "<w:r><w:t xml:space=\"preserve\">. </w:t></w:r><w:r><w:commentReference w:id=\"7\"/></w:r>", StringComparison.Ordinal));
            Change(zip, "word/_rels/document.xml.rels", xml => xml.Replace("</Relationships>",
                "<Relationship Id=\"c1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>", StringComparison.Ordinal));
            using var comments = new StreamWriter(zip.CreateEntry("word/comments.xml").Open(), new UTF8Encoding(false));
            comments.Write($"<w:comments {main}><w:comment w:id=\"7\" w:author=\"Paule\"><w:p><w:r><w:t>Est-ce finançable ?</w:t></w:r></w:p></w:comment></w:comments>");
        }
        return package.ToArray();
    }

    static void Change(ZipArchive zip, string name, Func<string, string> change)
    {
        string before;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open())) before = reader.ReadToEnd(); // named by the caller
        var after = change(before);
        Assert.NotEqual(before, after);
        using var stream = zip.GetEntry(name)!.Open(); // as above
        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(after));
    }
}
