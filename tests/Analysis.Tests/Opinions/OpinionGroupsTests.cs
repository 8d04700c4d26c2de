namespace SynthesisPipeline.Analysis.Tests;

public class OpinionGroupsTests
{
    static readonly OpinionsOptions Options = new();

    /// <summary>Two camps that disagree on even statements and agree on odd ones; a tenth of the votes is chance.</summary>
    internal static Corpus TwoCamps(int voters = 60, int statements = 16, int seed = 3, IEnumerable<Vote>? more = null)
    {
        var random = new Random(seed);
        var votes = new List<Vote>();
        for (var v = 0; v < voters; v++)
            for (var s = 0; s < statements; s++)
            {
                if (random.NextDouble() < 0.2) continue;
                var camp = v % 3 == 0;
                var agrees = s % 2 == 1 || camp;
                if (random.NextDouble() < 0.1) agrees = !agrees;
                votes.Add(new(Id(s), $"v{v:000}", agrees ? VoteValue.Agree : VoteValue.Disagree));
            }
        return new(Enumerable.Range(0, statements).Select(s => new Contribution { Id = Id(s), Title = $"Proposition {s}" }), votes.Concat(more ?? []));
    }

    static ContributionId Id(int statement) => new($"s{statement:00}");

    [Fact]
    public void Two_camps_are_found_and_numbered_by_size()
    {
        var found = OpinionGroups.Find(TwoCamps(), Options, 1, TestContext.Current.CancellationToken);

        Assert.Equal(2, found.GroupCount);
        Assert.All(found.Voters, v => Assert.Equal(int.Parse(v.Voter[1..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 0 ? 1 : 0, v.Group));
    }

    [Fact]
    public void Votes_at_random_make_one_group()
    {
        var random = new Random(5);
        var votes = from v in Enumerable.Range(0, 80) from s in Enumerable.Range(0, 15)
                    select new Vote(Id(s), $"v{v:000}", (VoteValue)random.Next(3));
        var corpus = new Corpus(Enumerable.Range(0, 15).Select(s => new Contribution { Id = Id(s) }), votes);

        Assert.Equal(1, OpinionGroups.Find(corpus, Options, 1, TestContext.Current.CancellationToken).GroupCount);
    }

    [Fact]
    public void Everybody_agreeing_makes_one_group()
    {
        var votes = from v in Enumerable.Range(0, 30) from s in Enumerable.Range(0, 8) select new Vote(Id(s), $"v{v:000}", VoteValue.Agree);
        var corpus = new Corpus(Enumerable.Range(0, 8).Select(s => new Contribution { Id = Id(s) }), votes);

        var found = OpinionGroups.Find(corpus, Options, 1, TestContext.Current.CancellationToken);

        Assert.Equal(1, found.GroupCount);
        Assert.All(found.Voters, v => Assert.Equal(0, v.Group));
    }

    [Fact]
    public void A_flood_of_accounts_with_one_vote_moves_no_group()
    {
        var flood = Enumerable.Range(0, 400).Select(i => new Vote(Id(0), $"x{i:000}", VoteValue.Agree));

        var quiet = OpinionGroups.Find(TwoCamps(), Options, 1, TestContext.Current.CancellationToken);
        var flooded = OpinionGroups.Find(TwoCamps(more: flood), Options, 1, TestContext.Current.CancellationToken);

        Assert.Equal(quiet.Voters.Select(v => (v.Voter, v.Group)), flooded.Voters.Where(v => v.Voter[0] == 'v').Select(v => (v.Voter, v.Group)));
        Assert.Equal(quiet.Statements.Select(s => s.Votes), flooded.Statements.Select(s => s.Votes));
    }

    [Fact]
    public void Statements_count_the_votes_of_each_group()
    {
        var corpus = TwoCamps();
        var found = OpinionGroups.Find(corpus, Options, 1, TestContext.Current.CancellationToken);
        var groupOf = found.Voters.ToDictionary(v => v.Voter, v => v.Group);

        Assert.All(found.Statements, row => Assert.Equal(row.Votes.Total,
            corpus.Votes.Count(v => v.Contribution == row.Contribution && groupOf[v.Voter] == row.Group)));
        Assert.All(found.Statements.GroupBy(s => s.Contribution), rows => Assert.Single(rows.Select(r => r.Consensus).Distinct()));
    }

    [Fact]
    public void What_divides_the_camps_is_typical_of_them()
    {
        var found = OpinionGroups.Find(TwoCamps(), Options, 1, TestContext.Current.CancellationToken);

        var typical = found.Statements.Where(s => s.Group == 1).OrderByDescending(s => s.Representativeness).Take(8);

        Assert.All(typical, s => Assert.Equal(0, int.Parse(s.Contribution.Value[1..], System.Globalization.CultureInfo.InvariantCulture) % 2));
    }

    [Fact]
    public void No_vote_rows_find_nothing() =>
        Assert.Same(OpinionFindings.None, OpinionGroups.Find(new([new() { Id = new("p") }], []), Options, 1, TestContext.Current.CancellationToken));

    [Fact]
    public void One_voter_is_one_group_of_one()
    {
        var found = OpinionGroups.Find(new([new() { Id = new("p") }], [new(new("p"), "v", VoteValue.Agree)]), Options, 1, TestContext.Current.CancellationToken);

        Assert.Equal(1, found.GroupCount);
        Assert.Equal(0, Assert.Single(found.Voters).Group);
    }

    [Fact]
    public void The_same_seed_finds_the_same_places()
    {
        var once = OpinionGroups.Find(TwoCamps(), Options, 7, TestContext.Current.CancellationToken);
        var again = OpinionGroups.Find(TwoCamps(), Options, 7, TestContext.Current.CancellationToken);

        Assert.Equal(once.Voters, again.Voters);
        Assert.Equal(once.Statements, again.Statements);
    }
}
