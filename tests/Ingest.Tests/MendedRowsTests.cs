using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>Rejected rows that a person mends and imports again, and what a person says of columns.</summary>
public sealed class MendedRowsTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_reject_holds_its_row_as_it_stood()
    {
        var result = _scratch.Read(_scratch.Write("a.csv", "id,body,ville\n,\"deux, trois\",Lyon\n"));

        var reject = Assert.Single(result.Rejects);
        Assert.Equal(["id", "body", "ville"], reject.Columns);
        Assert.Equal(["", "deux, trois", "Lyon"], reject.Cells);
    }

    [Fact]
    public void A_row_too_long_to_keep_is_rejected_without_its_cells()
    {
        var result = _scratch.Read(_scratch.Write("a.csv", "id,body\np1," + new string('a', 1_000_001) + "\n"));

        Assert.True(Assert.Single(result.Rejects).Cells.IsEmpty);
    }

    [Fact]
    public void The_notes_beside_mended_rows_are_passed_over()
    {
        var result = _scratch.Read(_scratch.Write("a-corriger.csv", "id,body,ville,rejet_ligne,rejet_champ,rejet_raison\np9,deux,Lyon,2,id,L'identifiant est vide : chaque contribution doit en avoir un.\n"));

        var contribution = Assert.Single(result.Contributions);
        Assert.Equal(["ville"], contribution.Attributes.Select(a => a.Name));
    }

    [Fact]
    public void Half_a_character_in_an_id_or_a_voter_rejects_the_row()
    {
        // a workbook may write any UTF-16 unit as an escape
        var path = Path.Combine(_scratch.Folder, "a.xlsx");
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        static string Row(params string[] cells) => "<row>" + string.Concat(cells.Select(c => $"<c t=\"str\"><v>{c}</v></c>")) + "</row>";
        using (var zip = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create))
            foreach (var (name, text) in new[]
            {
                ("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"avis\" r:id=\"r1\"/><sheet name=\"votes\" r:id=\"r2\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Target=\"a.xml\"/><Relationship Id=\"r2\" Target=\"b.xml\"/></Relationships>"),
                ("xl/a.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{Row("id", "body")}{Row("a_xD800_", "un")}{Row("b_xD83D__xDE00_", "deux")}</sheetData></worksheet>"),
                ("xl/b.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{Row("contribution_id", "voter", "value")}{Row("b_xD83D__xDE00_", "v_xDC00_", "agree")}</sheetData></worksheet>"),
            })
                using (var entry = new StreamWriter(zip.CreateEntry(name).Open())) entry.Write(text);

        var result = _scratch.Read(path);

        Assert.Equal(new ImportCounts(3, 1, 0, 0, 2), result.Counts);
    }

    [Fact]
    public void A_word_that_a_person_refuses_is_not_guessed()
    {
        var path = _scratch.Write("a.csv", "id,titre,texte,date\n1,Un titre,Un texte bien plus long que les autres,2015-01-02\n");
        var map = ImmutableDictionary<string, string>.Empty.Add("title", "").Add("created_at", "").Add("body", "texte");

        var contribution = Assert.Single(ImportExport.ReadAll([path], new() { Maps = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("a.csv", map) }, TestContext.Current.CancellationToken).Contributions);

        Assert.Equal(("", null), (contribution.Title, contribution.CreatedAt));
        Assert.Equal(["titre", "date"], contribution.Attributes.Select(a => a.Name));
    }

    [Fact]
    public void Two_tables_may_be_mapped_each_in_its_own_way()
    {
        var (one, two) = (_scratch.Write("un.csv", "clé,a,b\nx,texte du premier,peu\n"), _scratch.Write("deux.csv", "clé,a,b\ny,peu,texte du second\n"));
        ImmutableDictionary<string, string> Map(string body) => ImmutableDictionary<string, string>.Empty.Add("id", "clé").Add("body", body);
        var options = new ImportOptions { Maps = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("un.csv", Map("a")).Add("deux.csv", Map("b")) };

        Assert.Equal(["texte du premier", "texte du second"], ImportExport.ReadAll([one, two], options, TestContext.Current.CancellationToken).Contributions.Select(c => c.Body.Raw));
    }

    [Fact]
    public void A_person_may_say_that_a_table_with_a_column_called_text_holds_votes()
    {
        var path = _scratch.Write("avis.csv", "texte,qui,quoi\np1,v1,pour\n");
        var contributions = _scratch.Write("contributions.csv", "id,body\np1,texte\n");
        var map = ImmutableDictionary<string, string>.Empty.Add("contribution_id", "texte").Add("voter", "qui").Add("value", "quoi").Add("body", "").Add("title", "");

        var result = ImportExport.ReadAll([contributions, path], new() { Maps = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("avis.csv", map) }, TestContext.Current.CancellationToken);

        Assert.Equal(1, result.Counts.Votes);
    }
}
