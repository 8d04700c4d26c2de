using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Digests saved by other programs: LibreOffice itself, and a file in the shape that Google Sheets writes.</summary>
public sealed class OtherProgramsTests
{
    static readonly Digested s_digest = Digested.Instance;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("rouge")]
    public void A_cell_of_a_style_that_is_none_is_read(string style)
    {
        var file = Raw.Replace(s_digest.File, s_digest.Said("point-2", "point"), cell =>
        {
            cell.SetAttributeValue("s", style);
            cell.SetAttributeValue("t", "str");
        }, "Un dernier bus doit attendre.");

        Assert.Equal("Un dernier bus doit attendre.", Assert.Single(s_digest.Merged(file).Changes).Cells["point"]);
    }

    [Fact]
    public void A_document_whose_inside_is_damaged_is_refused_in_a_sentence()
    {
        using var file = new MemoryStream();
        WordDocument.Write(file, MadeUpDigest.Content());
        var bytes = file.ToArray();
        // the way of packing, in the list at the end of the package: one that nobody knows
        for (var i = bytes.Length - 60_000 < 0 ? 0 : bytes.Length - 60_000; i + 12 < bytes.Length; i++)
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) bytes[i + 10] = 77;

        Assert.Throws<UserException>(() => ReadDocument.From(new MemoryStream(bytes)));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("ods")]
    public async Task A_digest_that_LibreOffice_saved_asks_for_what_people_changed_and_nothing_else(string format)
    {
        Assert.SkipUnless(LibreOffice.Program is not null, "LibreOffice is not installed");
        var edited = s_digest.Edited(w =>
        {
            w.Cell("point-2", "point").Says("Un dernier bus doit attendre la fin des spectacles.\nMême le dimanche.");
            w.Cell("point-8", "point").Style.Font.Strikethrough = true;
            w.Cell("point-3", "point").Comment.AddText("Est-ce bien dit ?");
            w.Cell("ajout-3", "point").Says("Les quais doivent être éclairés.");
            w.Cell("ajout-3", "citations").Says("9, 10");
            w.Agreement().RowOf("point-7").Delete();
        });

        var saved = await LibreOffice.ConvertAsync(edited, "xlsx", format, Cancel);
        var file = format == "ods" ? await LibreOffice.ConvertAsync(saved, "ods", "xlsx", Cancel) : saved;
        var merge = s_digest.Merged(file);

        Assert.Equal([(ChangeKind.Edit, "point-2"), (ChangeKind.SetAside, "point-8"), (ChangeKind.Add, ""), (ChangeKind.SetAside, "point-7"), (ChangeKind.Remark, "point-3")], merge.Changes.Select(c => (c.Kind, c.Key)));
        Assert.Equal("Un dernier bus doit attendre la fin des spectacles.\nMême le dimanche.", merge.Changes[0].Cells["point"]);
        Assert.Equal("Est-ce bien dit ?", merge.Changes[^1].Cells["commentaire"]);
        Assert.Empty(merge.Questions);
        Assert.Empty(merge.Refused);
        Assert.Empty(merge.Unreadable);
    }

    [Fact]
    public void A_digest_in_the_shape_of_Google_Sheets_is_understood()
    {
        var file = InShapeOfGoogleSheets(s_digest.Edited(w =>
        {
            w.Cell("point-4", "nuance").Says("Sauf les jours fériés.");
            w.Cell("piste-1", "instrument").Says("législatif");
        }));

        var merge = s_digest.Merged(file);

        Assert.Equal([("point-4", "nuance"), ("piste-1", "instrument")], merge.Changes.Select(c => (c.Key, Assert.Single(c.Cells).Key)));
        Assert.Empty(merge.Questions);
        Assert.Empty(merge.Unreadable);
    }

    [Fact]
    public async Task A_document_becomes_an_odt_that_LibreOffice_opens_and_that_comes_back_with_its_changes()
    {
        Assert.SkipUnless(LibreOffice.Program is not null, "LibreOffice is not installed");

        var odt = await RunFiles.DigestAsync(MadeUpDigest.Content(), "odt", Cancel);
        var back = await LibreOffice.ConvertAsync(odt, "odt", "docx", Cancel);

        using var zip = new ZipArchive(new MemoryStream(odt));
        using var mime = new StreamReader(zip.GetEntry("mimetype")!.Open()); // every document of this format begins with it
        Assert.Equal("application/vnd.oasis.opendocument.text", await mime.ReadToEndAsync(Cancel));
        using var content = new StreamReader(zip.GetEntry("content.xml")!.Open()); // likewise
        var text = XDocument.Parse(await content.ReadToEndAsync(Cancel)).Root!.Value; // parsed
        Assert.All(MadeUpDigest.Content().Sections.SelectMany(s => s.Points), p => Assert.Contains(p.Point, text, StringComparison.Ordinal));
        Assert.NotNull(ReadDocument.From(new MemoryStream(back)).Marks);
    }

    [Fact]
    public void A_digest_of_the_first_format_is_understood()
    {
        var file = s_digest.Edited(w =>
        {
            // no row of codes, no checks in the marks, no sheet of changes, no lines to add to
            w.Worksheet(DigestLayout.Changes.Name).Delete();
            foreach (var sheet in w.Worksheets.Where(s => s.Cell(1, 1).GetString().Contains('.', StringComparison.Ordinal)))
            {
                foreach (var row in sheet.RowsUsed().Where(r => r.Cell(1).GetString().StartsWith("ajout-", StringComparison.Ordinal)).Reverse().ToList()) row.Delete();
                foreach (var cell in sheet.Column(1).CellsUsed().Where(c => c.GetString().Contains('/', StringComparison.Ordinal)))
                    cell.Says(cell.GetString().StartsWith("section-", StringComparison.Ordinal) ? "" : cell.GetString().Split('/')[0]);
                sheet.Row(1).Delete();
            }
            var marks = w.Worksheet(DigestLayout.Marks);
            marks.Cell(1, 2).Says("1");
            marks.Rows(3, 8).Delete();
            w.Agreement().RowsUsed().First(r => r.Cell(1).GetString() == "point-10").Cell(3).Says("Les annonces doivent se voir et s’entendre.");
        });

        var returned = Digested.Read(file);
        var merge = s_digest.Merged(returned);

        Assert.Equal((1, s_digest.Sent.Id), (returned.Marks?.Format, returned.Marks?.DigestId));
        var change = Assert.Single(merge.Changes);
        Assert.Equal(("point-10", "Les annonces doivent se voir et s’entendre."), (change.Key, change.Cells["point"]));
        Assert.Empty(merge.Questions);
        Assert.Empty(merge.Refused);
    }

    /// <summary>Texts inside of their cells, the hidden sheet merely hidden, whole numbers with a decimal, links as addresses of the program, no protection, empty rows down to the thousandth, no properties of the document.</summary>
    static byte[] InShapeOfGoogleSheets(byte[] file)
    {
        using var package = new MemoryStream();
        package.Write(file);
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            List<XElement> texts;
            using (var stream = zip.GetEntry("xl/sharedStrings.xml")!.Open()) texts = [.. XDocument.Load(stream).Root!.Elements()]; // every workbook of ours has it
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) || e.FullName == "xl/workbook.xml").ToList())
            {
                XDocument part;
                using (var stream = entry.Open()) part = XDocument.Load(stream);
                foreach (var sheet in part.Descendants().Where(e => e.Name.LocalName == "sheet" && (string?)e.Attribute("state") == "veryHidden")) sheet.SetAttributeValue("state", "hidden");
                foreach (var cell in part.Descendants().Where(e => e.Name.LocalName == "c" && (string?)e.Attribute("t") == "s").ToList())
                {
                    if (cell.Value.Length == 0) continue;
                    var text = texts[int.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)];
                    cell.SetAttributeValue("t", "inlineStr");
                    cell.ReplaceNodes(new XElement(cell.Name.Namespace + "is", text.Elements()));
                }
                foreach (var number in part.Descendants().Where(e => e.Name.LocalName == "c" && e.Attribute("t") is null).Elements().Where(e => e.Name.LocalName == "v" && !e.Value.Contains('.', StringComparison.Ordinal)))
                    number.Value += ".0";
                part.Descendants().Where(e => e.Name.LocalName is "sheetProtection" or "dataValidations").Remove();
                foreach (var link in part.Descendants().Where(e => e.Name.LocalName == "hyperlink")) link.SetAttributeValue("location", "gid=1");
                if (part.Descendants().FirstOrDefault(e => e.Name.LocalName == "sheetData") is { } data)
                    data.Add(Enumerable.Range(data.Elements().Count() + 1, Math.Max(0, 1000 - data.Elements().Count())).Select(r => new XElement(data.Name.Namespace + "row", new XAttribute("r", r),
                        new XElement(data.Name.Namespace + "c", new XAttribute("r", $"A{r}"), new XAttribute("s", 1)))));
                using var output = entry.Open();
                output.SetLength(0);
                part.Save(output);
            }
            foreach (var name in zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("docProps/", StringComparison.Ordinal) || n == "xl/sharedStrings.xml").ToList()) zip.GetEntry(name)!.Delete(); // listed just before
        }
        return package.ToArray();
    }
}
