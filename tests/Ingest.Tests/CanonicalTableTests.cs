using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest.Tests;

public sealed class CanonicalTableTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_row_gives_every_field_of_the_contract()
    {
        _scratch.Write("contributions.csv", "id,kind,parent_id,theme,consultation,title,body,author,author_kind,created_at,url,stance,votes_agree,votes_mixed,votes_disagree,couleur\n"
            + "p 1,proposition,,Santé,Hôpital,Titre,\"Corps,\nsur deux lignes\",u1,organisation,07/10/2019 15:47,https://exemple.fr/1,,3,2,1,bleu\n"
            + "a1,argument,p 1,,,,Oui,u2,person,2019-10-08T09:00:00+02:00,,pour,,,,\n");

        var result = _scratch.Read();

        Assert.Equal(new ImportCounts(2, 2, 0, 0, 0), result.Counts);
        var proposition = result.Contributions[0];
        Assert.Equal(("p 1", ContributionKind.Proposition, "Santé", "Hôpital", "Titre", "https://exemple.fr/1"),
            (proposition.Id.Value, proposition.Kind, proposition.Theme, proposition.Consultation, proposition.Title, proposition.Url));
        Assert.Equal("Corps,\nsur deux lignes", proposition.Body.Raw);
        Assert.Equal(new Contributor("u1", ContributorKind.Organisation), proposition.Author);
        Assert.Equal(new DateTimeOffset(2019, 10, 7, 15, 47, 0, TimeSpan.Zero), proposition.CreatedAt);
        Assert.Equal(new VoteCounts(3, 2, 1), proposition.DeclaredVotes);
        Assert.Equal([new ContributionAttribute("couleur", "bleu")], proposition.Attributes);
        Assert.Equal((ContributionKind.Argument, "p 1", Side.For), (result.Contributions[1].Kind, result.Contributions[1].ParentId?.Value, result.Contributions[1].Stance));
        Assert.Equal(FormatNames.Canonical, result.Format);
    }

    [Fact]
    public void Votes_of_the_folder_are_read_and_the_last_of_a_voter_stays()
    {
        _scratch.Write("contributions.csv", "id;body\np1;Un texte\n");
        _scratch.Write("votes.csv", "contribution_id,voter,value\np1,v1,agree\np1,v1,pas d'accord\np1,v2,0\np9,v1,agree\np1,v3,peut-être\n");
        _scratch.Write("gold.csv", "id,topic\np1,T1\n");

        var result = _scratch.Read();

        Assert.Equal(new ImportCounts(6, 1, 3, 0, 2), result.Counts);
        Assert.Equal([new Vote(new("p1"), "v1", VoteValue.Disagree), new Vote(new("p1"), "v2", VoteValue.Mixed)], result.Votes);
        Assert.Equal([5, 6], result.Rejects.Select(r => r.Line));
        Assert.Contains(result.Warnings, w => w.Contains("gold.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_cannot_stand_are_rejected_with_their_line()
    {
        _scratch.Write("contributions.csv", "id,title,body\na;b,,x\n,,x\nc,,\nd,,\"deux\nlignes\"\nd,,encore\ne,,\"a\0b\"\n");

        var result = _scratch.Read();

        Assert.Equal([(2, "id"), (3, "id"), (4, "body"), (7, "id"), (8, "body")], result.Rejects.Select(r => (r.Line, r.Field)));
        Assert.Equal(new ImportCounts(6, 1, 0, 0, 5), result.Counts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,body\n")]
    public void An_input_without_a_row_is_refused(string text)
    {
        var path = _scratch.Write("contributions.csv", text);

        Assert.Throws<ImportException>(() => _scratch.Read(path));
    }
}
