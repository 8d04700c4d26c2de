using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Runs that go on from an earlier one in every stage. Test data: the made-up consultation without its single votes, and sentences made up here.</summary>
public class EarlierRunTests
{
    static readonly Corpus All = new(MadeUpCorpus.Make(600).Contributions, [], "Vie de la commune");

    [Fact]
    public void Where_nothing_has_changed_every_stage_finds_the_same()
    {
        var first = Left.By(All);

        var again = first.GoOn(All);

        Assert.NotEmpty(first.Findings.Draft.Points);
        Assert.NotEmpty(first.Findings.Draft.Actions);
        SameFindings.Check(first.Findings, again);
    }

    [Fact]
    public void Who_was_there_stays_in_his_topic_and_what_came_in_goes_where_a_run_over_all_puts_it()
    {
        var first = Left.By(Without(All, i => i % 60 is 7 or 28));

        var found = first.GoOn(All);

        var before = first.Findings.Topics.Assignments.ToDictionary(a => a.Contribution);
        Assert.All(found.Topics.Assignments.Where(a => before.ContainsKey(a.Contribution)), a => Assert.Equal(before[a.Contribution], a));
        var whole = Left.By(All, new(first.Findings.Topics.Topics, first.Findings.Topics.Assignments)).Findings.Topics.Assignments.ToDictionary(a => a.Contribution);
        var came = found.Topics.Assignments.Where(a => !before.ContainsKey(a.Contribution)).ToList();
        Assert.Equal(20, came.Count);
        Assert.InRange(came.Count(a => a.Topic == whole[a.Contribution].Topic), 18, 20);
        Assert.Equal(All.Contributions.Select(c => c.Id), found.Topics.Ideas.Select(i => i.Contribution).Distinct());
        Assert.All(found.Topics.Topics.Where(t => t.Level == 1), t => Assert.Equal(t.Size, found.Topics.Assignments.Count(a => a.Topic == t.Id)));
    }

    [Theory]
    [InlineData(11, 0.1f, false)] // fewer than a topic needs
    [InlineData(20, 0.1f, true)]
    [InlineData(20, 0.8f, false)] // they lie as near as others
    public void Topics_are_found_anew_where_many_newcomers_fit_nowhere(int newcomers, float likeness, bool areFoundAnew)
    {
        float[] similarities = [.. Enumerable.Range(0, 200).Select(i => 0.4f + i * 0.002f), .. Enumerable.Repeat(likeness, newcomers)];
        int[] numbers = [.. similarities.Select((_, i) => i < 200 ? i : -1)];

        Assert.Equal(areFoundAnew, TopicLevels.FoundTopics(similarities, [.. Enumerable.Range(0, similarities.Length)], numbers));
    }

    [Fact]
    public void A_line_keeps_its_sentence_and_cites_what_came_in()
    {
        var first = Left.By(Without(All, i => i % 60 is 7 or 28));

        var found = first.GoOn(All);

        var lines = found.Draft.Points.ToDictionary(p => p.Point);
        Assert.All(first.Findings.Draft.Points, p => Assert.Contains(p.Point, lines));
        Assert.All(first.Findings.Draft.Points, p => Assert.Equal([], p.Citations.Select(c => c.Contribution).Except(lines[p.Point].Citations.Select(c => c.Contribution))));
        Assert.Contains(first.Findings.Draft.Points, p => p.Citations.Length < lines[p.Point].Citations.Length);
        Assert.Equal(found.Draft.Points.Select((_, i) => i + 1), found.Draft.Points.Select(p => p.Row));
        Assert.All(DraftChecks.Of(All, found.Draft).Take(3), c => Assert.True(c.Passed, c.Kind.ToString()));
    }

    [Fact]
    public void A_line_whose_source_has_gone_is_said_by_another_who_carries_it()
    {
        var first = Left.By(All);
        var line = first.Findings.Draft.Points.MaxBy(p => p.Citations.Length)!; // there are lines
        var gone = line.Citations[0].Contribution;

        var found = first.GoOn(new(All.Contributions.Where(c => c.Id != gone), [], All.Name));

        Assert.DoesNotContain(found.Draft.Points.SelectMany(p => p.Citations), c => c.Contribution == gone);
        Assert.Contains(found.Draft.Points, p => p.Citations.Count(c => line.Citations.Any(own => own.Contribution == c.Contribution)) > line.Citations.Length / 2);
    }

    [Fact]
    public void What_several_ask_for_who_came_in_is_a_line_of_its_own()
    {
        var first = Left.By(All);
        var later = With(All, Enumerable.Range(0, 12).Select(i => ($"Il faut replanter des haies autour des prés communaux. Parcelle {i}.", $"paysanne {i}")));

        var found = first.GoOn(later);

        Assert.DoesNotContain(first.Findings.Draft.Points, p => p.Point.Contains("haies", StringComparison.Ordinal));
        Assert.Contains(found.Draft.Points, p => p.Point.Contains("haies", StringComparison.Ordinal) && p.Contributors == 12);
    }

    [Fact]
    public void A_side_stands_until_what_it_is_about_changes()
    {
        var open = new Corpus(All.Contributions.Select(c => c with { Stance = null }), [], All.Name);
        var first = Left.By(open);
        var argument = open.Contributions.First(c => c.Kind == ContributionKind.Argument);
        var changed = new Corpus(open.Contributions.Select(c => c.Id == argument.ParentId ? c with { Title = "", Body = SourceText.Same("Supprimer les trottoirs devant les écoles.") } : c), [], open.Name);
        Tag SideOf(Findings findings) => findings.Tags.Single(t => t.Kind == TagKind.Stance && t.Contribution == argument.Id);

        var standing = first with { Sides = Sides.Turned(first.Sides!, argument.Id) }; // a run of arguments leaves sides

        Assert.NotEqual(SideOf(first.Findings).Value, SideOf(standing.GoOn(open)).Value);
        Assert.Equal(SideOf(Left.By(changed).Findings).Value, SideOf(standing.GoOn(changed)).Value);
    }

    static Corpus Without(Corpus corpus, Func<int, bool> isGone) => new(corpus.Contributions.Where((_, i) => !isGone(i)), [], corpus.Name);

    static Corpus With(Corpus corpus, IEnumerable<(string Body, string Author)> added) => new([.. corpus.Contributions, .. added.Select((a, i) => new Contribution
    {
        Id = new($"n{i:000}"), Kind = ContributionKind.Proposition, Body = SourceText.Same(a.Body), Author = new(a.Author),
    })], [], corpus.Name);

    /// <summary>Turns one side in what a run left, so that a test sees whether it stands.</summary>
    static class Sides
    {
        public static byte[] Turned(byte[] packed, ContributionId argument)
        {
            var kept = KeptSides.Read(packed);
            return KeptSides.Write(kept.Learning, [.. kept.Told.Values.Select(t => t.Contribution != argument ? t : t with { Value = t.Value == "for" ? "against" : "for" })])!; // learning is given
        }
    }

    /// <summary>A run with what it left.</summary>
    sealed record Left(Corpus Corpus, Findings Findings, byte[]? Places, byte[]? Sides)
    {
        public static Left By(Corpus corpus, EarlierTopics? earlier = null)
        {
            var results = new Results();
            var findings = Pipeline.Run(corpus, earlier, new(), SilentObserver.Instance, TestContext.Current.CancellationToken, results);
            return new(corpus, findings, results.Packed[EarlierRun.PlacesName], results.Packed[EarlierRun.SidesName]);
        }

        public Findings GoOn(Corpus later)
        {
            ImmutableArray<ContributionId> changed = [.. later.Contributions.Where(c => Corpus.IndexOf(c.Id) is not { } i || Corpus.Contributions[i] != c).Select(c => c.Id)];
            return Pipeline.Run(later, new(Findings.Topics.Topics, Findings.Topics.Assignments) { NamesStand = true }, new(), SilentObserver.Instance, TestContext.Current.CancellationToken, null,
                new(Findings.Duplicates, changed), new(changed, Findings.Draft, Places is null ? null : new(Places, changed), Sides is null ? null : new(Sides, changed)));
        }
    }

    sealed class Results : IStageResults
    {
        public Dictionary<string, byte[]?> Packed { get; } = new(StringComparer.Ordinal);

        public bool TryGet<T>(string stage, out T result)
        {
            result = default!; // nobody reads it: false says so
            return false;
        }

        public void Keep<T>(string stage, T result) { }

        public void Leave(string name, Func<byte[]?> packed) => Packed[name] = packed();
    }
}
