using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

/// <summary>Reads the made-up exports of tests/Fixtures, which imitate each platform with its defects.</summary>
public class PlatformTests
{
    static string Fixture(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "SynthesisPipeline.sln"))) return Path.Combine(at.FullName, "tests/Fixtures", name);
        throw new DirectoryNotFoundException("SynthesisPipeline.sln stands in no folder above the tests");
    }

    static ImportResult Read(string fixture) => ImportExport.ReadAll([Fixture(fixture)], new(), TestContext.Current.CancellationToken);

    [Fact]
    public void Every_sort_of_row_of_cap_collectif_goes_where_it_belongs()
    {
        var result = Read("cap-collectif-rows-of-every-sort");
        var byId = result.Contributions.ToDictionary(c => c.Id.Value);

        Assert.Equal(("cap-collectif", "Une consultation"), (result.Format, result.Name));
        Assert.Equal(new ImportCounts(15, 6, 3, 4, 2), result.Counts);
        Assert.Equal(["a1", "a3", "o1", "o3", "s1", "w1"], byId.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((ContributionKind.Version, "o1", "Corps revu"), (byId["w1"].Kind, byId["w1"].ParentId?.Value, byId["w1"].Body.Raw));
        Assert.Equal((Side.For, Side.Against), (byId["a1"].Stance, byId["a3"].Stance));
        Assert.Equal(("Voir ceci", "https://exemple.fr/s"), (byId["s1"].Body.Plain, byId["s1"].Attributes.Single(a => a.Name == "link").Value));
        Assert.Equal(["r1", "o2", "v3", "a2"], result.SetAside.Select(s => s.Id.Value).OrderBy(i => "rova".IndexOf(i[0], StringComparison.Ordinal)));
        Assert.Equal([new Vote(new("o1"), "u2", VoteValue.Mixed), new Vote(new("o1"), "u9", VoteValue.Agree)], result.Votes.OrderBy(v => v.Voter, StringComparer.Ordinal));
        Assert.Equal([15, 16], result.Rejects.Select(r => r.Line).Order());
    }

    [Fact]
    public void Numbers_of_each_type_of_the_export_of_2015_stay_apart()
    {
        var result = Read("cap-collectif-of-2015");

        Assert.Equal(new ImportCounts(5, 4, 1, 0, 0), result.Counts);
        Assert.Equal([("1", null, ContributionKind.Proposition), ("modification-1", "1", ContributionKind.Version), ("argument-1", "1", ContributionKind.Argument), ("source-1", "argument-1", ContributionKind.Source)],
            result.Contributions.Select(c => (c.Id.Value, c.ParentId?.Value, c.Kind)));
        Assert.Equal((Side.Against, new VoteCounts(2, 1, 0)), (result.Contributions[2].Stance, result.Contributions[0].DeclaredVotes));
        Assert.Equal([new Vote(new("1"), "u4", VoteValue.Mixed)], result.Votes);
    }

    [Fact]
    public void A_row_whose_title_swallowed_its_body_keeps_its_words_and_its_votes()
    {
        var shifted = Read("cap-collectif-rows-of-every-sort").Contributions.Single(c => c.Id.Value == "o3");

        Assert.Equal(("Un titre;qui a avalé son texte", ""), (shifted.Title, shifted.Body.Raw));
        Assert.Equal(new DateTimeOffset(2020, 2, 1, 7, 0, 0, TimeSpan.Zero), shifted.CreatedAt);
        Assert.Equal(("https://exemple.fr/o3", new VoteCounts(5, 1, 1)), (shifted.Url, shifted.DeclaredVotes));
    }

    [Fact]
    public void Cells_of_a_matrix_are_vote_rows_and_a_bad_line_is_rejected_once()
    {
        var result = Read("polis-matrix-only");

        Assert.Equal("Un quartier", result.Name);
        Assert.Equal(["0", "2"], result.Contributions.Select(c => c.Id.Value));
        Assert.Equal(new ImportCounts(9, 2, 4, 2, 1), result.Counts);
        Assert.Equal([(0, VoteValue.Agree), (2, VoteValue.Mixed), (0, VoteValue.Agree), (2, VoteValue.Disagree)],
            result.Votes.Select(v => (int.Parse(v.Contribution.Value, System.Globalization.CultureInfo.InvariantCulture), v.Value)));
    }

    [Fact]
    public void Numbers_of_decidim_that_meet_stay_apart()
    {
        var result = Read("decidim-numbers-that-meet");

        Assert.Equal(new ImportCounts(6, 5, 0, 1, 0), result.Counts);
        Assert.Equal([("9", null, null), ("7", null, null), ("comment-7", "7", Side.For), ("comment-9", "comment-7", Side.Against), ("10", "9", (Side?)null)],
            result.Contributions.Select(c => (c.Id.Value, c.ParentId?.Value, c.Stance)));
        var proposal = result.Contributions[1];
        Assert.Equal(("Des pistes\u00A0cyclables", "Voirie", "V-7", new VoteCounts(4, 0, 0)), (proposal.Body.Plain, proposal.Theme, proposal.Number, proposal.DeclaredVotes));
        Assert.Equal(new DateTimeOffset(2020, 2, 1, 8, 0, 0, TimeSpan.FromHours(1)), proposal.CreatedAt);
    }

    [Fact]
    public void A_text_of_the_assembly_cut_by_a_semicolon_is_whole_again()
    {
        var result = Read("assembly-shifted-row");

        Assert.Equal(new ImportCounts(4, 2, 1, 1, 0), result.Counts);
        var comment = result.Contributions[0];
        Assert.Equal(("Un texte, avec virgule; et point-virgule", "Un texte\u201A avec virgule; et point-virgule"), (comment.Body.Plain, comment.Body.Raw));
        Assert.Equal(("Une question, une seule ?", new VoteCounts(1, 0, 0)), (comment.Consultation, comment.DeclaredVotes));
        Assert.Equal((ContributionKind.Comment, "c1", "Une réponse à 5 €"), (result.Contributions[1].Kind, result.Contributions[1].ParentId?.Value, result.Contributions[1].Body.Raw));
    }

    [Fact]
    public void Comments_on_a_synthesis_keep_the_sentence_they_are_on()
    {
        using var scratch = new Scratch();
        scratch.Write("retours.csv", "id,row,phrase,commentaire\nk1,3,Il faut des bancs,Je ne suis pas d'accord avec ce point\n");

        var comment = Assert.Single(scratch.Read().Contributions);

        Assert.Equal(ContributionKind.Comment, comment.Kind);
        Assert.Equal([new ContributionAttribute("row", "3"), new ContributionAttribute("phrase", "Il faut des bancs")], comment.Attributes);
    }
}
