using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Test data: the consultation made up in <see cref="MadeUpCorpus"/>.</summary>
public class StandingNamesTests
{
    static readonly Corpus All = MadeUpCorpus.Make(240);
    static readonly Corpus Before = Without(c => c.Id.Value is "c0100" or "c0201");
    static readonly TopicFindings First = TopicsTests.Find(Before);

    [Fact]
    public void Names_stand_where_little_has_come_in_and_sizes_are_todays()
    {
        var found = TopicsTests.Find(All, earlier: new(Renamed, First.Assignments) { NamesStand = true });

        Assert.All(found.Topics, t =>
        {
            Assert.StartsWith("Nom ", t.Label, StringComparison.Ordinal);
            Assert.Equal(["clé"], t.Keyphrases);
            Assert.Equal(found.Assignments.Count(a => (t.Level == 1 ? a.Topic : a.SubTopic) == t.Id), t.Size);
        });
        Assert.Equal(240, found.Topics.Where(t => t.Level == 1).Sum(t => t.Size));
    }

    [Fact]
    public void Keyphrases_are_read_anew_unless_names_are_said_to_stand()
    {
        var found = TopicsTests.Find(All, earlier: new(Renamed, First.Assignments));

        Assert.DoesNotContain(found.Topics, t => t.Keyphrases.Contains("clé"));
    }

    [Fact]
    public void A_part_that_has_other_members_is_named_anew_and_the_rest_stands()
    {
        var part = First.Topics.First(t => t.Level == 2);
        var half = First.Assignments.Where(a => a.SubTopic == part.Id).Where((_, i) => i % 2 == 0).Select(a => a.Contribution).ToHashSet();
        var earlier = First.Assignments.Select(a => half.Contains(a.Contribution) ? a with { SubTopic = null } : a); // they come back by themselves

        var found = TopicsTests.Find(All, earlier: new([.. First.Topics.Select(t => t with { Keyphrases = ["clé"] })], [.. earlier]) { NamesStand = true });

        Assert.Equal(["clé"], found.Topics.Single(t => t.Id == part.ParentId).Keyphrases);
        Assert.Equal(part.Id, Assert.Single(found.Topics, t => !t.Keyphrases.Contains("clé")).Id);
        Assert.Distinct(found.Topics.Select(t => t.Label));
    }

    [Fact]
    public void All_are_named_anew_where_a_topic_has_other_members()
    {
        var quarter = Without(c => string.CompareOrdinal(c.Id.Value, "c0180") >= 0); // a quarter of all comes in afterwards
        var first = TopicsTests.Find(quarter);

        var found = TopicsTests.Find(All, earlier: new([.. first.Topics.Select(t => t with { Keyphrases = ["clé"] })], first.Assignments) { NamesStand = true });

        Assert.DoesNotContain(found.Topics, t => t.Keyphrases.Contains("clé"));
    }

    static ImmutableArray<Topic> Renamed => [.. First.Topics.Select(t => t with { Label = $"Nom {t.Id}", Keyphrases = ["clé"] })];

    static Corpus Without(Func<Contribution, bool> left) => new(All.Contributions.Where(c => !left(c)), [], All.Name);
}
