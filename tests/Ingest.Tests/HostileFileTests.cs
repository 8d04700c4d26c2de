using System.IO.Compression;
using System.Text;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Ingest.Tests;

public sealed class HostileFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    string Refused(params string[] paths)
    {
        var message = Assert.Throws<ImportException>(() => _scratch.Read(paths)).Message;
        Assert.InRange(message.Length, 20, 400);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
                using (var entry = zip.CreateEntry(name).Open()) entry.Write(bytes);
        return packed.ToArray();
    }

    static byte[] Gz(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var gz = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) write(gz);
        return packed.ToArray();
    }

    [Fact]
    public void A_bomb_is_stopped_long_before_its_full_size()
    {
        var million = new byte[1 << 20];
        Array.Fill(million, (byte)'a');
        var path = _scratch.Write("contributions.csv.gz", Gz(gz =>
        {
            gz.Write("id,body\np1,"u8);
            for (var i = 0; i < 300; i++) gz.Write(million);
        }));

        Assert.Contains("décompresse", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_archive_is_refused_whole()
    {
        var random = new Random(1);
        var whole = Gz(gz =>
        {
            gz.Write("id,body\n"u8);
            for (var i = 0; i < 5_000; i++) gz.Write(Encoding.UTF8.GetBytes($"p{i},texte {random.Next()}\n"));
        });

        Refused(_scratch.Write("a.csv.gz", whole[..(whole.Length / 2)]));
        Refused(_scratch.Write("b.zip", Zip(("contributions.csv", whole))[..(whole.Length / 2)]));
    }

    [Fact]
    public void Names_that_climb_out_of_an_archive_write_nothing()
    {
        var path = _scratch.Write("export.zip", Zip(("../../évasion.csv", "id,body\np1,texte\n"u8.ToArray())));

        var result = _scratch.Read(path);

        Assert.Equal(1, result.Counts.Contributions);
        Assert.Equal(["export.zip"], Directory.GetFileSystemEntries(_scratch.Folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void Five_thousand_columns_and_a_very_long_cell_are_read()
    {
        var body = new string('é', 200_000);
        var path = _scratch.Write("large.csv", "id,body," + string.Join(',', Enumerable.Range(0, 4_998).Select(i => $"c{i}")) + "\np1," + body + ",x\n");

        var contribution = Assert.Single(_scratch.Read(path).Contributions);

        Assert.Equal(body, contribution.Body.Plain);
        Assert.Equal("x", Assert.Single(contribution.Attributes).Value);
    }

    [Fact]
    public void Too_many_columns_are_refused_and_too_long_a_cell_rejects_its_row()
    {
        Refused(_scratch.Write("colonnes.csv", "id,body," + string.Join(',', Enumerable.Range(0, 20_000)) + "\np1,texte\n"));

        var result = _scratch.Read(_scratch.Write("cellule.csv", "id,body\np1," + new string('a', 1_000_001) + "\np2,texte\n"));

        Assert.Equal(new ImportCounts(2, 1, 0, 0, 1), result.Counts);
    }

    [Fact]
    public void A_quote_never_closed_costs_only_the_row_it_opens()
    {
        var result = _scratch.Read(_scratch.Write("guillemet.csv", "id,body\np1,bon\np2,\"jamais fermé\np3,avalé\n"));

        Assert.Equal(new ImportCounts(2, 1, 0, 0, 1), result.Counts);
        Assert.Equal(3, result.Rejects[0].Line);
    }

    [Fact]
    public void Formulas_stay_text()
    {
        var result = _scratch.Read(_scratch.Write("formule.csv", "id,body\np1,\"=cmd|' /C calc'!A0\"\n"));

        Assert.Equal("=cmd|' /C calc'!A0", result.Contributions[0].Body.Raw);
    }

    [Fact]
    public void Deep_nesting_is_refused_or_rejected()
    {
        var json = _scratch.Read(_scratch.Write("profond.jsonl", "{\"id\":\"a\",\"body\":\"un\"}\n{\"id\":\"b\",\"body\":" + new string('[', 5_000) + new string(']', 5_000) + "}\n"));
        var html = _scratch.Read(_scratch.Write("profond.csv", "id,body\np1," + string.Concat(Enumerable.Repeat("<div>", 50_000)) + "fond\n"));

        Assert.Equal(1, json.Counts.Rejected);
        Assert.Equal("fond", html.Contributions[0].Body.Plain);
    }

    [Fact]
    public void A_line_that_never_ends_is_refused_before_it_is_held()
    {
        var endless = new string('a', 60_000_000);
        var (json, report) = (_scratch.Write("ligne.jsonl", "{\"id\":\"a\",\"body\":\"" + endless), _scratch.Write("ligne.txt", "### partie\n" + endless));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("élément 1", Refused(json), StringComparison.Ordinal);
        Refused(report);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, endless.Length);
    }

    [Fact]
    public void Entities_of_a_document_are_never_expanded()
    {
        const string laughs = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><p><t>&b;</t></p></document>";

        Refused(_scratch.Write("rire.docx", Zip(("word/document.xml", Encoding.UTF8.GetBytes(laughs)))));
    }

    [Fact]
    public void Circles_are_cut_and_lost_parents_are_told()
    {
        var result = _scratch.Read(_scratch.Write("cercle.csv", "id,parent_id,kind,body\na,b,comment,un\nb,c,comment,deux\nc,a,comment,trois\nd,d,comment,soi\ne,absent,comment,perdu\n"));

        Assert.Equal(["b", "c", null, null, "absent"], result.Contributions.Select(c => c.ParentId?.Value));
        Assert.Contains(result.Warnings, w => w.Contains("cercle", StringComparison.Ordinal) && w.Contains('c'));
        Assert.Contains(result.Warnings, w => w.Contains("absent", StringComparison.Ordinal));
    }

    [Fact]
    public void Votes_without_what_they_are_on_are_refused() =>
        Refused(_scratch.Write("votes.csv", "contribution_id,voter,value\np1,v1,agree\n"));

    [Fact]
    public void Files_of_one_name_in_two_folders_keep_their_rejects_apart()
    {
        _scratch.Write("a/contributions.csv", "id,body\n,sans identifiant\na1,texte\n");
        _scratch.Write("b/contributions.csv", "id,body\n,sans identifiant\nb1,texte\n");

        var result = _scratch.Read(Path.Combine(_scratch.Folder, "a"), Path.Combine(_scratch.Folder, "b"));

        Assert.Equal(2, result.Rejects.Select(r => (r.File, r.Line)).Distinct().Count());
        Assert.Equal(new ImportCounts(4, 2, 0, 0, 2), result.Counts);
    }

    [Theory]
    [InlineData("absent.csv")]
    [InlineData("vide")]
    public void Paths_without_content_are_refused(string name)
    {
        Directory.CreateDirectory(Path.Combine(_scratch.Folder, "vide"));

        Assert.Contains(name, Refused(Path.Combine(_scratch.Folder, name)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_with_a_wrong_table_of_contents_is_refused()
    {
        var zip = Zip(("contributions.csv", "id,body\np1,texte\n"u8.ToArray()));
        zip[^12] = zip[^14] = 7; // number of entries, twice, in the last record

        Refused(_scratch.Write("export.zip", zip));
    }

    [Theory]
    [InlineData("contributions_bodyText")]
    [InlineData("contributions_title")]
    public void A_platform_export_without_title_or_body_is_read_all_the_same(string gone)
    {
        var rows = File.ReadAllText(Path.Combine(Repository.Root, "tests/Fixtures/cap-collectif-rows-of-every-sort/export.csv"));

        var read = Record.Exception(() => _scratch.Read(_scratch.Write("export.csv", rows.Replace(gone, "colonne_perdue", StringComparison.Ordinal))));

        Assert.True(read is null or ImportException, read?.ToString());
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_json_name_leaves_that_column_out()
    {
        var result = _scratch.Read(_scratch.Write("contributions.jsonl", """{"id":"p1","body":"texte","a\ud800":"x","b":{"c\udc00":1}}"""));

        Assert.Equal("texte", Assert.Single(result.Contributions).Body.Plain);
    }

    [Fact]
    public void A_cell_that_names_no_column_stands_after_the_one_before()
    {
        var path = _scratch.Write("reponses.xlsx", Zip(
            ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"""u8.ToArray()),
            ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>"""u8.ToArray()),
            ("xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="1" t="inlineStr"><is><t>body</t></is></c></row><row r="2"><c r="?" t="inlineStr"><is><t>p1</t></is></c><c r="" t="inlineStr"><is><t>texte</t></is></c></row></sheetData></worksheet>"""u8.ToArray())));

        Assert.Equal("texte", Assert.Single(_scratch.Read(path).Contributions).Body.Plain);
    }
}
