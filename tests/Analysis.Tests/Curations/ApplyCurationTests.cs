using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>The laws of decisions, over random sequences of decisions, imports and runs.</summary>
public class ApplyCurationTests
{
    const int Worlds = 60;

    /// <summary>Plays a world: each step imports, runs or decides.</summary>
    static DeskWorld Play(int seed, byte[] steps, Action<DeskWorld>? afterEach = null)
    {
        var world = new DeskWorld(seed);
        world.Run();
        foreach (var step in steps)
        {
            if (step % 9 == 0) world.Import();
            if (step % 9 <= 1) world.Run();
            else world.Decide(step);
            afterEach?.Invoke(world);
        }
        world.Run();
        return world;
    }

    [Property(MaxTest = Worlds)]
    public void No_decision_is_lost(int seed, byte[] steps) => Play(seed, steps, NothingIsLost);

    /// <summary>A world in which a withdrawal, itself withdrawn, set a point aside again that had been validated meanwhile.</summary>
    [Fact]
    public void No_decision_is_lost_where_an_earlier_one_comes_back() => Play(6, [87, 248, 92, 15, 137, 233, 10, 0, 156, 0, 0, 52], NothingIsLost);

    static void NothingIsLost(DeskWorld world)
    {
        var curated = world.Curated;

        Assert.Equal(world.Curations.Select(c => c.Id), curated.Fates.Select(f => f.Curation.Id));
        Assert.All(curated.Fates, f => Assert.Equal(f.Fate is Fate.Adapted or Fate.Asks, f.Says));
        // what people validated is in the table, word for word, or a person is asked
        foreach (var point in curated.Points.Where(p => p.ValidatedBy is not null && curated.Fates.First(f => f.Curation.Id == p.ValidatedBy.Id).Fate != Fate.Asks))
        {
            var validated = (ValidatePoint)point.ValidatedBy!.Decision; // filtered by Where
            Assert.Contains(curated.Findings.Draft.Points, p => p.Point == validated.Words && p.Qualification == validated.Qualification && p.Status == PointStatus.Validated);
        }
        // what was merged or moved leads to what replaced it
        Assert.All(curated.Points.Where(p => p.ReplacedBy is not null), p => Assert.Contains(curated.Points, q => q.Key == p.ReplacedBy));
        Assert.All(curated.Topics.Where(t => t.MergedInto is not null), t => Assert.Contains(curated.Topics, u => u.Topic.Id == t.MergedInto && u.MergedInto is null));
        // no line is lost: each is in its list or was taken out
        Assert.Equal(curated.Lines.Count(l => !l.Aside), curated.Findings.Draft.Actions.Length + curated.Findings.Draft.Minorities.Length);
        Assert.All(world.Machine.Draft.Actions, a => Assert.Contains(curated.Lines, l => l.Line.Key == LineRef.KeyOf(a)));
        Assert.All(curated.Lines, l => Assert.NotEmpty(l.Citations));
        // every point the machine drafted is somewhere
        Assert.Equal(world.Machine.Draft.Points.Length, curated.Points.Count(p => p.Machine is not null));
    }

    [Property(MaxTest = Worlds)]
    public void Applying_twice_changes_nothing(int seed, byte[] steps)
    {
        var world = Play(seed, steps);

        var once = world.Curated;
        var twice = ApplyCuration.To(once.Findings, world.Corpus, world.Curations);

        SameFindings.Check(once.Findings, twice.Findings);
        Assert.Equal(once.Fates, twice.Fates);
    }

    [Property(MaxTest = Worlds)]
    public void A_decision_sent_twice_in_a_row_changes_nothing(int seed, byte[] steps)
    {
        var world = Play(seed, steps.Where(s => s % 9 <= 1 || s % 28 != 24).ToArray());
        var twice = world.Curations.SelectMany(c => new[] { c with { Id = 2 * c.Id }, c with { Id = 2 * c.Id + 1 } });

        SameFindings.Check(world.Curated.Findings, ApplyCuration.To(world.Machine, world.Corpus, twice).Findings);
    }

    [Property(MaxTest = Worlds)]
    public void Withdrawing_everything_gives_the_machines_findings_back_and_redoing_brings_the_decisions_back(int seed, byte[] steps)
    {
        var world = Play(seed, steps);
        var before = world.Curated.Findings;
        // the last first, as undo does: a withdrawal that is taken back brings its decision back for a moment
        var (count, inForce) = (world.Curations.Count, world.Curated.Fates.Where(f => f.Fate != Fate.Withdrawn && f.Curation.Decision is not Withdraw).Select(f => f.Curation.Id).ToList());

        foreach (var id in Enumerable.Reverse(inForce)) world.Add(new Withdraw(id));
        var undone = world.Curated.Findings;
        for (var id = world.Curations.Count; id > count; id--) world.Add(new Withdraw(id));

        SameFindings.Check(world.Machine, undone);
        SameFindings.Check(before, world.Curated.Findings);
    }

    [Property(MaxTest = Worlds)]
    public void The_order_of_independent_decisions_does_not_matter(int seed, byte[] choices)
    {
        var world = new DeskWorld(seed);
        world.Run();
        var touched = new HashSet<string>();
        // one decision on each point, topic and group at most, all made before the same screen
        var decisions = choices.Select(c => world.Make(c)).OfType<Decision>().Where(d => Subjects(d) is { Count: > 0 } on && !on.Any(touched.Contains) && on.All(touched.Add)).ToList();
        world.Import();
        world.Run();
        var there = decisions.Select((d, i) => new Curation(i + 1, DateTimeOffset.UnixEpoch, "a", 1, d, null)).ToList();
        var back = decisions.Select((d, i) => new Curation(decisions.Count - i, DateTimeOffset.UnixEpoch, "a", 1, d, null)).ToList();

        var (one, other) = (ApplyCuration.To(world.Machine, world.Corpus, there), ApplyCuration.To(world.Machine, world.Corpus, back));

        SameFindings.Check(one.Findings, other.Findings);
        Assert.Equal(one.Fates.Select(f => (f.Curation.Decision, f.Fate)).ToHashSet(), other.Fates.Select(f => (f.Curation.Decision, f.Fate)).ToHashSet());
    }

    [Property(MaxTest = Worlds)]
    public void What_is_shown_adds_up(int seed, byte[] steps) => Play(seed, steps, world =>
    {
        var findings = world.Curated.Findings;

        Assert.Equal(world.Corpus.Contributions.Select(c => c.Id), findings.Coverage.Select(l => l.Contribution));
        Assert.Equal(Coverage.Count(world.Corpus, findings.Duplicates, findings.Topics, findings.Controversies, findings.Draft, CancellationToken.None).Select(Said), findings.Coverage.Select(Said));
        Assert.Equal(Enumerable.Range(1, findings.Draft.Points.Length), findings.Draft.Points.Select(p => p.Row));
        Assert.All(findings.Draft.Points, p => Assert.NotEmpty(p.Citations));
        Assert.All(findings.Draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations)), c => Assert.NotNull(world.Corpus.IndexOf(c.Contribution)));
        Assert.All(findings.Topics.Topics, t => Assert.Equal(findings.Topics.Assignments.Count(a => a.Topic == t.Id || a.SubTopic == t.Id), t.Size));
        Assert.All(findings.Topics.Assignments.SelectMany(a => new[] { a.Topic, a.SubTopic }.OfType<TopicId>()), id => Assert.Contains(findings.Topics.Topics, t => t.Id == id));
        Assert.All(findings.Topics.Assignments.Where(a => a.SubTopic is not null), a => Assert.Equal(a.Topic, findings.Topics.Topics.First(t => t.Id == a.SubTopic).ParentId));
        Assert.Equal(Enumerable.Range(1, findings.Controversies.Length), findings.Controversies.Select(c => c.Rank));
        Assert.All(findings.Duplicates, g => Assert.True(g.Members.Length > 1 && g.Members[0].Contribution == g.Representative));
    });

    static IReadOnlyCollection<string> Subjects(Decision decision) => decision switch
    {
        MergePoints merge => [merge.Point.Key, merge.From[0].Key],
        MovePointToQualification move => [move.Point.Key, move.Of.Key],
        PointDecision point => [point.Point.Key],
        // topics hold points and contributions, and order is shared by all: one decision of a kind that reaches beyond its topic at most
        PlaceTopic or PinTopic => ["order"],
        MergeTopics or SplitTopic or MoveContributions => ["members"],
        TopicDecision topic => [topic.Topic.Id.Value],
        GroupDecision group => [.. group.Group.Members.Select(m => m.Value)],
        ControversyDecision controversy => [controversy.Controversy.Question],
        TagContributions tag => [.. tag.Contributions.Select(c => $"{c} {tag.Value}")],
        _ => [],
    };

    static string Said(CoverageLine line) => $"{line.Contribution} {string.Join(' ', line.UsedIn)} {string.Join(' ', line.Rows)}";
}
