using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using SynthesisPipeline.Tests;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>Files of every format, spoiled: each is read or refused in one sentence, its counts add up, and nothing else happens.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    static readonly (string Name, byte[] Bytes)[] s_files =
    [
        ("contributions.csv", Encoding.UTF8.GetBytes("id,type,title,body,author,created_at,votes_for\np1,proposition,Un titre,\"Un texte, avec <b>du gras</b>\",alice,2019-10-07T15:47:00+02:00,3\np2,argument,,\"Suite\nà la ligne\",bob,07/10/2019,\n")),
        ("reponses.csv", Encoding.Latin1.GetBytes("Identifiant;Titre;Texte;Date\n1;Vélo;Des pistes cyclables;3 mars 2019\n2;Bus;Des bus le soir;12/03/2019 10:30\n")),
        ("contributions.jsonl", Encoding.UTF8.GetBytes("{\"id\":\"p1\",\"title\":\"Un titre\",\"body\":\"Un texte\",\"votes_for\":3}\n{\"id\":\"p2\",\"body\":\"Un autre \\u00e9\"}\n")),
        ("contributions.json", Encoding.UTF8.GetBytes("[{\"id\":\"p1\",\"body\":\"Un texte\",\"author\":{\"name\":\"alice\"},\"tags\":[\"a\",\"b\"]},{\"id\":\"p2\",\"body\":\"Un autre\"}]")),
        ("contributions.csv.gz", Gz("id,body\np1,Un texte\np2,Un autre\n"u8.ToArray())),
        ("export.zip", Zip(("contributions.csv", "id,body\np1,Un texte\n"u8.ToArray()), ("votes.csv", "contribution_id,voter,value\np1,v1,for\n"u8.ToArray()))),
        ("reponses.xlsx", Xlsx()),
        ("atelier.docx", Zip(("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Atelier</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Un point</w:t></w:r></w:p></w:body></w:document>"u8.ToArray()))),
        ("atelier.odt", Zip(("content.xml", "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:text><t:h>Atelier</t:h><t:p>Un<t:s t:c=\"3\"/>point</t:p></o:text></o:body></o:document-content>"u8.ToArray()))),
        ("atelier.pdf", Pdf()),
        ("atelier.html", Encoding.UTF8.GetBytes("<!doctype html><meta charset=utf-8><h1>Atelier</h1><table><tr><td>Un<td>point</table><ul><li>Un &eacute;l&eacute;ment</ul><script>non</script>")),
        ("atelier.md", Encoding.UTF8.GetBytes("# Atelier\n\n- Un point\n- Un [lien](http://exemple.org)\n")),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/Fixtures"), "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f))),
    ];

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Spoiled_files_are_read_or_refused() => Assert.Empty(await FuzzRun.OfAsync("readers", mutant =>
    {
        var (name, bytes) = Draw(mutant);
        var spoiled = mutant.Of(bytes, Draw(mutant).Bytes);
        var path = _scratch.Write(mutant.Random.Next(10) == 0 ? "f" + Path.GetExtension(Draw(mutant).Name) : name, spoiled);
        try
        {
            var read = _scratch.Read(path);
            Assert.Equal(read.Counts.Contributions, read.Contributions.Length);
            Assert.Equal(read.Contributions.Length, read.Contributions.DistinctBy(c => c.Id).Count());
            Assert.All(read.Contributions, c => Assert.NotEqual("", c.Id.Value));
        }
        catch (ImportException refusal)
        {
            Assert.InRange(refusal.Message.Length, 20, 400);
            Assert.DoesNotContain('\n', refusal.Message);
        }
        File.Delete(path);
        return Task.CompletedTask;
    }));

    static (string Name, byte[] Bytes) Draw(Mutant mutant) => s_files[mutant.Random.Next(s_files.Length)];

    static byte[] Gz(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gz = new GZipStream(packed, CompressionLevel.Fastest)) gz.Write(bytes);
        return packed.ToArray();
    }

    static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
                using (var entry = zip.CreateEntry(name).Open()) entry.Write(bytes);
        return packed.ToArray();
    }

    static byte[] Xlsx()
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Réponses");
        string[][] rows = [["Identifiant", "Titre", "Texte", "Date"], ["1", "Vélo", "Des pistes", "2019-03-03"], ["2", "Bus", "Des bus\nle soir", "2019-03-04"]];
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++) sheet.Cell(r + 1, c + 1).Value = rows[r][c];
        sheet.Cell(4, 1).FormulaA1 = "1+2";
        using var file = new MemoryStream();
        book.SaveAs(file);
        return file.ToArray();
    }

    static byte[] Pdf()
    {
        var builder = new PdfDocumentBuilder();
        builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4).AddText("Atelier de Lyon", 12, new PdfPoint(50, 700), builder.AddStandard14Font(Standard14Font.Helvetica));
        return builder.Build();
    }
}
