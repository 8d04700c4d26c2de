using System.Globalization;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed partial class GenerationTests(GenerationTests.Two thousand) : IClassFixture<GenerationTests.Two>
{
    readonly GeneratedFolder made = thousand.Folder;

    /// <summary>Two thousand contributions of another seed than the sample's, made once for all tests here.</summary>
    public sealed class Two : IDisposable
    {
        public GeneratedFolder Folder { get; } = new(2000, 7);

        public void Dispose() => Folder.Dispose();
    }

    [Fact]
    public void As_many_contributions_come_as_were_asked_for()
    {
        using var three = new GeneratedFolder(3, 1);

        Assert.Equal(2000, made.Contributions.Count);
        Assert.Equal(3, three.Contributions.Count);
    }

    [Fact]
    public void Same_number_and_seed_give_the_same_bytes()
    {
        using var again = new GeneratedFolder(2000, 7);
        using var other = new GeneratedFolder(2000, 8);

        foreach (var file in (string[])["contributions.csv", "votes.csv", "gold.csv"])
        {
            var bytes = File.ReadAllBytes(Path.Combine(made.Folder, file));
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(again.Folder, file)));
            Assert.NotEqual(bytes, File.ReadAllBytes(Path.Combine(other.Folder, file)));
        }
    }

    [Fact]
    public void Every_kind_and_every_consultation_is_there()
    {
        var kinds = made.Contributions.Select(row => row["kind"]).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["argument", "comment", "proposition", "source", "version", "workshop_report"], kinds);
        Assert.Equal(SampleConcertation.Load().Consultations().Select(each => each.Consultation.Slug).Order(StringComparer.Ordinal),
            made.Contributions.Select(row => row["consultation"]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_hangs_on_something_hangs_on_an_earlier_proposition_of_its_consultation()
    {
        var earlier = new Dictionary<string, string>();
        foreach (var row in made.Contributions)
        {
            if (row["kind"] is "argument" or "source" or "version" or "comment")
                Assert.Equal(row["consultation"], earlier[row["parent_id"]]);
            else Assert.Equal("", row["parent_id"]);
            if (row["kind"] == "proposition") earlier[row["id"]] = row["consultation"];
        }
    }

    [Fact]
    public void Totals_are_the_vote_rows_and_nobody_votes_twice()
    {
        var counted = made.Ballots.GroupBy(vote => (Id: vote["contribution_id"], Value: vote["value"])).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(made.Votes, made.Ballots.Count);
        Assert.Equal(made.Ballots.Count, made.Ballots.DistinctBy(vote => (vote["contribution_id"], vote["voter"])).Count());
        foreach (var row in made.Contributions.Where(row => row["votes_agree"].Length > 0))
            foreach (var value in (string[])["agree", "mixed", "disagree"])
                Assert.Equal(int.Parse(row["votes_" + value], CultureInfo.InvariantCulture), counted.GetValueOrDefault((row["id"], value)));
    }

    [Fact]
    public void Dates_ascend_with_the_numbers_inside_each_consultations_days()
    {
        var days = SampleConcertation.Load().Consultations().ToDictionary(each => each.Consultation.Slug, each => each.Consultation);
        var before = DateTimeOffset.MinValue;
        for (var i = 0; i < made.Contributions.Count; i++)
        {
            var row = made.Contributions[i];
            var at = DateTimeOffset.Parse(row["created_at"], CultureInfo.InvariantCulture);
            Assert.InRange(DateOnly.FromDateTime(at.DateTime), days[row["consultation"]].Opens, days[row["consultation"]].Closes);
            Assert.True(at >= before, row["id"]);
            Assert.Equal("#" + (i + 1).ToString(CultureInfo.InvariantCulture), row["number"]);
            before = at;
        }
    }

    [Fact]
    public void The_answer_key_names_only_what_exists_and_campaigns_have_one_original()
    {
        var ids = made.Contributions.Select(row => row["id"]).ToHashSet();
        var voters = made.Ballots.Select(vote => vote["voter"]).ToHashSet();
        var change = made.Gold.Where(row => row["task"] == "change").ToDictionary(row => row["id"], row => row["label"]);

        Assert.All(made.Gold, row => Assert.Contains(row["id"], row["task"] == "opinion_group" ? voters : ids));
        Assert.Equal(voters.Count, made.Gold.Count(row => row["task"] == "opinion_group"));
        Assert.Equal(ids.Count, made.Gold.Count(row => row["task"] == "topic:consultations"));
        var campaigns = made.Gold.Where(row => row["task"] == "campaign").GroupBy(row => row["label"]).ToArray();
        Assert.True(campaigns.Length >= 20, $"{campaigns.Length} campaigns");
        Assert.All(campaigns, campaign => Assert.Equal(1, campaign.Count(row => change[row["id"]] == "original")));
        Assert.All(campaigns, campaign => Assert.True(campaign.Count() >= 2, campaign.Key));
    }

    [Fact]
    public void Near_copies_are_as_alike_as_the_answer_key_says()
    {
        var bodies = made.Contributions.ToDictionary(row => row["id"], row => row["body"]);
        var near = made.Gold.Where(row => row["task"] == "near").ToArray();

        Assert.True(near.Length >= 10, $"{near.Length} pairs");
        Assert.All(near, row =>
        {
            var similarity = Trigrams.Jaccard(bodies[row["id"]], bodies[row["other_id"]]);
            Assert.Equal(double.Parse(row["label"], CultureInfo.InvariantCulture), similarity, 0.0051);
            Assert.True(similarity >= 0.6, $"{row["id"]} {similarity}");
        });
    }

    [Fact]
    public void Groups_part_on_planted_controversies_and_not_elsewhere()
    {
        var group = made.Gold.Where(row => row["task"] == "opinion_group").ToDictionary(row => row["id"], row => row["label"]);
        var gap = made.Gold.Where(row => row["task"] == "controversy:planted").ToDictionary(row => row["id"], row => double.Parse(row["label"], CultureInfo.InvariantCulture));
        double Share(string id, string of)
        {
            var votes = made.Ballots.Where(vote => vote["contribution_id"] == id && group[vote["voter"]] == of).ToArray();
            return (votes.Count(vote => vote["value"] == "agree") + 1.0) / (votes.Length + 2);
        }
        double Measured(IEnumerable<string> ids) => ids.Average(id => Math.Abs(Share(id, "communs") - Share(id, "marche")));
        var judged = made.Ballots.GroupBy(vote => vote["contribution_id"]).Where(votes => votes.Count() >= 20 && gap.ContainsKey(votes.Key)).Select(votes => votes.Key).ToArray();

        var divisive = Measured(judged.Where(id => gap[id] >= 0.35));
        var shared = Measured(judged.Where(id => gap[id] == 0));

        Assert.True(divisive > 0.3 && shared < 0.18, $"{divisive:F2} and {shared:F2}");
    }

    [Fact]
    public void Texts_are_about_sixty_words_long()
    {
        var words = made.Contributions.Average(row => row["body"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

        Assert.InRange(words, 52, 70);
    }

    [Fact]
    public void French_is_joined_without_seams()
    {
        var planted = made.Planted();
        foreach (var row in made.Contributions.Where(row => !planted.Contains(row["id"])))
        {
            Assert.DoesNotMatch(Seams(), row["body"]);
            Assert.DoesNotMatch(Seams(), row["title"]);
            Assert.Equal(row["body"].Trim(), row["body"]);
            Assert.NotEqual("", row["body"]);
        }
    }

    [Fact]
    public void Ten_thousand_take_a_few_seconds()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var folder = new GeneratedFolder(10_000, 3);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed} with reading back, on a busy machine; alone 2 s");
    }

    [GeneratedRegex(@"  | \.(?!\.)|,,|[\[\]{}|]|\b(de|à) les? |\b(que|puisque|lorsque) (il|elle|on|un|une|ils|elles|au|à|en)\b|\bsi ils?\b|\bde (un|une|au|en) ")]
    private static partial Regex Seams();
}
