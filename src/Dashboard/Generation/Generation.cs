using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes a synthetic French concertation with its answer key.</summary>
public static class Generation
{
    const string Contributions = "id,kind,parent_id,theme,consultation,title,body,author,author_kind,created_at,url,stance,votes_agree,votes_mixed,votes_disagree,number,verified";

    /// <summary>Writes <c>contributions.csv</c>, <c>votes.csv</c> and <c>gold.csv</c>, streaming; the same bytes for the same number and seed.</summary>
    /// <param name="contributions">How many, 1 or more.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="folder">Where to; made if absent.</param>
    /// <param name="progress">Is told how many are done.</param>
    /// <param name="cancel">Stops between two contributions and leaves no file.</param>
    /// <returns>Number of vote rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one contribution.</exception>
    public static long Write(int contributions, int seed, string folder, Action<int>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(contributions, 1);
        Directory.CreateDirectory(folder);
        var concertation = new SyntheticConcertation(SampleConcertation.Load(), TextBook.Load(), contributions, seed);
        using var texts = new GeneratedTable(Path.Combine(folder, "contributions.csv"), Contributions);
        using var votes = new GeneratedTable(Path.Combine(folder, "votes.csv"), "contribution_id,voter,value");
        using var gold = new GeneratedTable(Path.Combine(folder, "gold.csv"), "task,id,label,other_id");
        var ballots = new Ballots(seed, Ballots.MeanVotes(contributions));
        var offsets = Offsets(concertation, ballots);
        var voted = new bool[offsets.Values.Max(range => range.First + range.Count)];
        long rows = 0;
        var done = 0;
        foreach (var contribution in concertation.Contributions())
        {
            cancel.ThrowIfCancellationRequested();
            int agree = 0, mixed = 0, disagree = 0;
            if (Weight(contribution) is var weight and > 0)
            {
                var chance = Chance.For(seed, Purpose.Votes, contribution.Number);
                var voters = offsets[contribution.Plan];
                foreach (var (voter, value) in ballots.Cast(voters.First, voters.Count, weight, contribution.Demand?.Camp, contribution.Gap, chance))
                {
                    votes.Row(contribution.Id, Ballots.Name(voter), value);
                    voted[voter] = true;
                    if (value == "agree") agree++; else if (value == "mixed") mixed++; else disagree++;
                    rows++;
                }
            }
            Text(texts, contribution, agree, mixed, disagree);
            AnswerKey(gold, contribution);
            if (++done % 1000 == 0) progress?.Invoke(done);
        }
        for (var voter = 0; voter < voted.Length; voter++)
            if (voted[voter]) gold.Row("opinion_group", Ballots.Name(voter), ballots.CampOf(voter) == Camp.Communs ? "communs" : "marche", "");
        texts.Finish();
        votes.Finish();
        gold.Finish();
        return rows;
    }

    static double Weight(Generated contribution) => contribution.Kind switch
    {
        "proposition" => 1,
        "version" => 0.5,
        "argument" => 0.2,
        _ => 0,
    };

    static void Text(GeneratedTable table, Generated contribution, int agree, int mixed, int disagree)
    {
        string Count(int count) => Weight(contribution) > 0 ? count.ToString(CultureInfo.InvariantCulture) : "";
        var number = contribution.Number.ToString(CultureInfo.InvariantCulture);
        table.Row(contribution.Id, contribution.Kind, contribution.ParentId, contribution.Plan.Theme.Title, contribution.Plan.Consultation.Slug,
            contribution.Text.Title, contribution.Text.Body, contribution.Author.Name, contribution.Author.IsOrganisation ? "organisation" : "person",
            contribution.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), "https://ambition-numerique.example/contributions/" + number,
            contribution.Stance, Count(agree), Count(mixed), Count(disagree), "#" + number, contribution.Author.Verified ? "true" : "");
    }

    static void AnswerKey(GeneratedTable gold, Generated contribution)
    {
        gold.Row("topic:consultations", contribution.Id, contribution.Plan.Consultation.Slug, "");
        if (contribution.Topic is { } topic) gold.Row("topic:planted", contribution.Id, topic.Slug, "");
        if (contribution.Demand is { } demand)
        {
            gold.Row("idea", contribution.Id, demand.Key, "");
            if (contribution.Kind == "proposition")
                gold.Row("controversy:planted", contribution.Id, contribution.Gap.ToString("0.00", CultureInfo.InvariantCulture), "");
        }
        if (contribution.Stance.Length > 0) gold.Row("stance", contribution.Id, contribution.Stance, "");
        if (contribution.CampaignLabel.Length > 0)
        {
            gold.Row("campaign", contribution.Id, contribution.CampaignLabel, "");
            gold.Row("change", contribution.Id, contribution.Change, "");
        }
        if (contribution.NearId.Length > 0)
            gold.Row("near", contribution.Id, contribution.NearSimilarity.ToString("0.00", CultureInfo.InvariantCulture), contribution.NearId);
    }

    /// <summary>Gives each consultation its voters; neighbours share half of theirs, so that people vote in more than one.</summary>
    static Dictionary<ConsultationPlan, (int First, int Count)> Offsets(SyntheticConcertation concertation, Ballots ballots)
    {
        var offsets = new Dictionary<ConsultationPlan, (int, int)>();
        var at = 0;
        foreach (var plan in concertation.Plans)
        {
            var count = ballots.VotersOf(plan.Size);
            offsets[plan] = (at, count);
            at += count / 2;
        }
        return offsets;
    }
}
