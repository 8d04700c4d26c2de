using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Runs;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class TagLineTests
{
    [Fact]
    public void A_value_given_by_rule_and_person_is_one_line_and_one_only_learnt_is_a_line_too()
    {
        var learnt = new TagLearning(TagKind.Addressee, "citizens", 40, 9, true, 0.5, 0.4, [new(0.6, 0.7, 40, 0.65, 0.6)]);

        var lines = TagLine.Of(
            [new(TagKind.Instrument, "legislation", TagOrigin.Rule, 30, 0.6), new(TagKind.Instrument, "legislation", TagOrigin.Human, 10, 1), new(TagKind.Lens, "europe", TagOrigin.Rule, 3, 0.55)], [learnt]);

        Assert.Equal([(TagKind.Instrument, "legislation"), (TagKind.Addressee, "citizens"), (TagKind.Lens, "europe")], lines.Select(l => (l.Kind, l.Value)));
        Assert.Equal((30, 0, 10), (lines[0].Of(TagOrigin.Rule), lines[0].Of(TagOrigin.Model), lines[0].Of(TagOrigin.Human)));
        Assert.Equal(0.6, lines[0].Confidence!.Value, 9); // what a person answered is no guess
        Assert.Null(lines[0].Learning);
        Assert.Null(lines[1].Confidence);
        Assert.Same(learnt, lines[1].Learning);
    }

    [Fact]
    public void Sides_that_people_declared_or_that_the_authors_vote_decides_do_not_lift_the_confidence_of_guessed_ones()
    {
        var line = Assert.Single(TagLine.Of(
            [new(TagKind.Stance, "for", TagOrigin.Human, 900, 1), new(TagKind.Stance, "for", TagOrigin.Rule, 40, 0.95), new(TagKind.Stance, "for", TagOrigin.Model, 60, 0.62)], []));

        Assert.Equal(0.62, line.Confidence!.Value, 9);
        Assert.Equal((40, 60, 900), (line.Of(TagOrigin.Rule), line.Of(TagOrigin.Model), line.Of(TagOrigin.Human)));
    }

    [Fact]
    public void Where_people_declared_every_side_there_is_no_confidence_to_compare() =>
        Assert.Null(Assert.Single(TagLine.Of([new(TagKind.Stance, "against", TagOrigin.Human, 12, 1)], [])).Confidence);

    [Fact]
    public void What_was_learnt_comes_back_from_the_store_as_it_was()
    {
        var learnt = new TagLearning(TagKind.Lens, "europe", 40, 9, false, 0.5, 0.4, [new(0.6, 0.7, 40, 0.65, 0.6), new(0.7, 0.8, 3, 0.75, 1)]);

        var again = Assert.Single(LearningJson.Read(LearningJson.Write([learnt])));

        Assert.Equal(learnt with { Reliability = [] }, again with { Reliability = [] });
        Assert.Equal(learnt.Reliability, again.Reliability);
    }
}
