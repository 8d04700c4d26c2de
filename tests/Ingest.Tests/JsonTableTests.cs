namespace SynthesisPipeline.Ingest.Tests;

public sealed class JsonTableTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_list_of_objects_reads_like_a_table()
    {
        var path = _scratch.Write("avis.json", """
            [ {"id": 7, "title": {"fr": "Titre"}, "body": "Des \"guillemets\", [crochets] et {accolades}", "tags": ["a", "b"], "author": {"id": "u1"}},
              {"id": "x", "body": "Un retour\nà la ligne", "plus": null, "tardif": true} ]
            """);

        var result = _scratch.Read(path);

        Assert.Equal(new ImportCounts(2, 2, 0, 0, 0), result.Counts);
        Assert.Equal(("7", "Titre", "Des \"guillemets\", [crochets] et {accolades}"), (result.Contributions[0].Id.Value, result.Contributions[0].Title, result.Contributions[0].Body.Raw));
        Assert.Equal("u1", result.Contributions[0].Author?.Name);
        Assert.Contains(result.Contributions[0].Attributes, a => a is { Name: "tags", Value: "a; b" });
        Assert.Contains(result.Contributions[1].Attributes, a => a is { Name: "tardif", Value: "true" });
    }

    [Fact]
    public void A_broken_line_spoils_only_itself()
    {
        var path = _scratch.Write("avis.jsonl", "{\"id\":\"a\",\"body\":\"un\"}\n{\"id\":\"b\",\"body\":\n\n{\"id\":\"c\",\"body\":\"trois\"}\n");

        var result = _scratch.Read(path);

        Assert.Equal(new ImportCounts(3, 2, 0, 0, 1), result.Counts);
        Assert.Equal(2, result.Rejects[0].Line);
    }

    [Fact]
    public void Lists_under_names_are_tables_of_one_corpus()
    {
        var path = _scratch.Write("export.json", """{"contributions":[{"id":"p1","body":"un"}],"votes":[{"contribution_id":"p1","voter":"v","value":1}],"date":"2020"}""");

        var result = _scratch.Read(path);

        Assert.Equal(new ImportCounts(2, 1, 1, 0, 0), result.Counts);
    }

    [Theory]
    [InlineData("[{\"id\":\"a\",\"body\":\"un\"},{\"id\":\"b\",\"bo")]
    [InlineData("[{\"id\":\"a\",\"body\":\"un\"}")]
    [InlineData("{\"contributions\":")]
    [InlineData("   ")]
    public void A_truncated_list_is_refused(string json)
    {
        var path = _scratch.Write("avis.json", json);

        Assert.Throws<ImportException>(() => _scratch.Read(path));
    }
}
