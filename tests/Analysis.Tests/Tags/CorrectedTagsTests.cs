using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class CorrectedTagsTests
{
    static readonly string[] Subjects = ["les pistes cyclables du centre", "la cantine de l'école", "le tri des déchets", "l'éclairage de la place"];

    /// <summary>Texts made up by us: those on cycle paths and refuse are of the person's own tag "rue", the others are not.</summary>
    static Contribution Made(int i) => new() { Id = new($"c{i:000}"), Title = $"Améliorer {Subjects[i % 4]}", Body = SourceText.Same($"Il faut revoir {Subjects[i % 4]} dans le quartier {i}, avec les habitants.") };

    static ImmutableArray<TagCorrection> Answers(int count) => [.. Enumerable.Range(0, count).Select(i => new TagCorrection(new($"c{i:000}"), TagKind.Free, "rue", i % 2 == 0))];

    static TagFindings Assign(int contributions, ImmutableArray<TagCorrection> answers) =>
        Tags.Assign(Text.Prepare(new(Enumerable.Range(0, contributions).Select(Made), []), new(), CancellationToken.None), new() { Corrections = answers }, 1, CancellationToken.None);

    [Fact]
    public void A_tag_that_people_give_is_given_to_texts_that_speak_of_the_same()
    {
        var found = Assign(120, Answers(60));

        var told = found.Tags.Where(t => t.Kind == TagKind.Free && t.Origin == TagOrigin.Model).ToList();
        Assert.Equal(Enumerable.Range(60, 60).Where(i => i % 2 == 0).Select(i => $"c{i:000}"), told.Select(t => t.Contribution.Value));
        Assert.All(told, t => Assert.NotEmpty(t.Why));
    }

    [Fact]
    public void It_says_how_much_it_learnt_from_and_how_reliable_it_is()
    {
        var learning = Assert.Single(Assign(120, Answers(60)).Learning);

        Assert.Equal((TagKind.Free, "rue", 60, 30, true), (learning.Kind, learning.Value, learning.LearntFrom, learning.Given, learning.IsUsed));
        Assert.Equal(60, learning.Reliability.Sum(r => r.Count));
        Assert.All(learning.Reliability, r => Assert.InRange(Math.Abs(r.Said - r.Right), 0, 0.25));
    }

    [Fact]
    public void Few_answers_teach_nothing_but_stand()
    {
        var found = Assign(120, Answers(CorrectedTags.MinAnswers - 1));

        Assert.Empty(found.Learning);
        Assert.All(found.Tags.Where(t => t.Kind == TagKind.Free), t => Assert.Equal((TagOrigin.Human, 1.0), (t.Origin, t.Confidence)));
    }

    [Fact]
    public void Answers_at_random_are_not_used()
    {
        var random = new Random(3);
        ImmutableArray<TagCorrection> answers = [.. Answers(60).Select(a => a with { Given = random.Next(2) == 0 })];

        var found = Assign(120, answers);

        Assert.All(found.Learning, l => Assert.False(l.IsUsed));
        Assert.DoesNotContain(found.Tags, t => t.Kind == TagKind.Free && t.Origin == TagOrigin.Model);
    }

    [Fact]
    public void What_a_person_refuses_is_gone_and_what_a_person_gives_stands_alone()
    {
        var law = new Contribution { Id = new("l"), Title = "Modifier la loi", Body = SourceText.Same("Il faut voter une loi et modifier le code civil.") };
        TagFindings Run(params ImmutableArray<TagCorrection> answers) =>
            Tags.Assign(Text.Prepare(new([law], []), new(), CancellationToken.None), new() { Corrections = answers }, 1, CancellationToken.None);

        Assert.Contains(Run().Tags, t => t is { Kind: TagKind.Instrument, Value: "legislation" });
        Assert.DoesNotContain(Run(new TagCorrection(new("l"), TagKind.Instrument, "legislation", false)).Tags, t => t.Kind == TagKind.Instrument);
        var given = Assert.Single(Run(new TagCorrection(new("l"), TagKind.Instrument, "operational", true)).Tags, t => t.Kind == TagKind.Instrument);
        Assert.Equal(("operational", TagOrigin.Human), (given.Value, given.Origin));
    }

    [Fact]
    public void A_side_given_by_a_person_counts_as_declared()
    {
        var proposition = new Contribution { Id = new("p"), Title = "Créer un guichet" };
        var argument = new Contribution { Id = new("a"), Kind = ContributionKind.Argument, ParentId = new("p"), Body = SourceText.Same("Très bonne idée.") };

        var tags = Tags.Assign(Text.Prepare(new([proposition, argument], []), new(), CancellationToken.None),
            new() { Corrections = [new(new("a"), TagKind.Stance, "against", true)] }, 1, CancellationToken.None).Tags;

        var side = Assert.Single(tags, t => t.Kind == TagKind.Stance);
        Assert.Equal(("against", TagOrigin.Human), (side.Value, side.Origin));
    }

    [Fact]
    public void Copies_teach_once()
    {
        var copies = Enumerable.Range(0, 60).Select(i => Made(0) with { Id = new($"c{i:000}") });

        var found = Tags.Assign(Text.Prepare(new(copies, []), new(), CancellationToken.None), new() { Corrections = Answers(60) }, 1, CancellationToken.None);

        Assert.Empty(found.Learning);
    }
}
