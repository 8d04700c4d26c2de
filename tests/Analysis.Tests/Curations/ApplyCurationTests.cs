using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

public class ApplyCurationTests
{
    static AgreementPoint Point(int row, string id, string words) => new(row, new("T01"), "Sujet", words, "", [new(new(id), null)], [], null, null, 1, PointStatus.Draft);

    static AgreementDraft Draft(params AgreementPoint[] points) => new([.. points], [], [], []);

    static PointCuration Decision(string id, string found, string point, PointStatus status = PointStatus.Edited) => new(new(id), found, point, "sauf exception", status);

    [Fact]
    public void The_last_decision_on_a_point_counts_and_the_machine_keeps_its_figures()
    {
        var draft = Draft(Point(1, "a", "Ouvrir la salle"), Point(2, "b", "Fermer la rue"));

        var curated = ApplyCuration.To(draft, [Decision("a", "Ouvrir la salle", "Ouvrir les salles"), Decision("a", "Ouvrir la salle", "Ouvrir toutes les salles", PointStatus.Validated)]);

        Assert.Equal("Ouvrir toutes les salles", curated.Draft.Points[0].Point);
        Assert.Equal(PointStatus.Validated, curated.Draft.Points[0].Status);
        Assert.Equal(draft.Points[0].Citations, curated.Draft.Points[0].Citations);
        Assert.Equal(draft.Points[1], curated.Draft.Points[1]);
        Assert.Empty(curated.Unfit);
    }

    [Fact]
    public void A_decision_whose_point_is_gone_is_asked_about_and_not_dropped()
    {
        var lost = Decision("z", "Une phrase d’hier", "Une phrase corrigée");

        var curated = ApplyCuration.To(Draft(Point(1, "a", "Ouvrir la salle")), [lost]);

        Assert.Equal(lost, Assert.Single(curated.Unfit));
    }

    [Fact]
    public void Decisions_follow_a_point_to_another_row()
    {
        var decision = Decision("a", "Ouvrir la salle", "Ouvrir les salles");

        var curated = ApplyCuration.To(Draft(Point(1, "b", "Fermer la rue"), Point(2, "a", "Ouvrir la salle")), [decision]);

        Assert.Equal("Ouvrir les salles", curated.Draft.Points[1].Point);
    }

    [Property]
    public bool No_decision_is_lost_and_the_order_of_independent_ones_does_not_matter(byte[] choices)
    {
        var draft = Draft([.. Enumerable.Range(0, 5).Select(i => Point(i + 1, $"c{i}", $"phrase {i}"))]);
        // one decision a point at most: those are independent; points 5 to 7 are of an earlier run
        var decisions = choices.Select(c => c % 8).Distinct().Select(i => Decision($"c{i}", $"phrase {i}", $"corrigée {i}")).ToList();

        var there = ApplyCuration.To(draft, decisions);
        var back = ApplyCuration.To(draft, Enumerable.Reverse(decisions));

        var held = there.Draft.Points.Count(p => p.Status == PointStatus.Edited);
        return held + there.Unfit.Length == decisions.Count
            && there.Draft.Points.SequenceEqual(back.Draft.Points) && there.Unfit.ToHashSet().SetEquals(back.Unfit);
    }
}
