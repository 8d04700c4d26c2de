namespace SynthesisPipeline.Analysis.Tests;

/// <summary>What single decisions do, on a small draft.</summary>
public class DecisionsTests
{
    static readonly Corpus s_corpus = new(
        new[] { "a", "b", "c", "d" }.Select(id => new Contribution { Id = new(id), Body = SourceText.Same($"Texte de {id}"), Author = new($"auteur {id}"), DeclaredVotes = new(8, 1, 1) }), []);

    static readonly Findings s_found = Found(Point(1, "a", "Ouvrir la salle le dimanche"), Point(2, "b", "Fermer la rue aux voitures", "sauf pour les livraisons"), Point(3, "c", "Planter des arbres sur la place"));

    static AgreementPoint Point(int row, string id, string words, string qualification = "") => new(row, new("T01"), "Ville", words, qualification, [new(new(id), null)],
        qualification.Length == 0 ? [] : [new(new("d"), null)], 0.8, 0.5, 1, PointStatus.Draft);

    static Findings Found(params AgreementPoint[] points)
    {
        var assignments = s_corpus.Contributions.Select(c => new Assignment(c.Id, new("T01"), null, 0.5));
        return new()
        {
            Topics = new([new(new("T01"), null, 1, "Ville", [], 4, [new("a")])], [.. assignments], [], []), Duplicates = [], Tags = [], Opinions = OpinionFindings.None,
            Controversies = [], Draft = new([.. points], [], [], []), Coverage = [],
        };
    }

    static Curated Apply(Findings findings, params Decision[] decisions) =>
        ApplyCuration.To(findings, s_corpus, decisions.Select((d, i) => new Curation(i + 1, DateTimeOffset.UnixEpoch, "rapporteur", 1, d, null)));

    static PointRef Ref(int row) => PointRef.Of(s_found.Draft.Points[row - 1]);

    [Fact]
    public void A_merged_point_cites_all_and_the_retired_one_leads_to_it()
    {
        var curated = Apply(s_found, new MergePoints(Ref(1), [Ref(3)], "Ouvrir la salle et planter des arbres", ""));

        var merged = curated.Findings.Draft.Points[0];
        Assert.Equal(["a", "c"], merged.Citations.Select(c => c.Contribution.Value));
        Assert.Equal((2, 16.0 / 20), (merged.Contributors, merged.Support));
        Assert.Equal(2, curated.Findings.Draft.Points.Length);
        Assert.Equal(Ref(1).Key, curated.Points.Single(p => p.Key == Ref(3).Key).ReplacedBy);
    }

    [Fact]
    public void A_validated_row_stays_word_for_word_when_a_run_no_longer_finds_it_and_refuses_edits_until_opened()
    {
        var validate = new ValidatePoint(Ref(1), "Ouvrir la salle", "", Ref(1).Citations, []);
        var later = Found(Point(1, "b", "Fermer la rue aux voitures"));

        var kept = Apply(later, validate);
        var refused = Apply(s_found, validate, new EditPoint(Ref(1), "autre chose", ""));
        var opened = Apply(s_found, validate, new ReopenPoint(Ref(1)), new EditPoint(Ref(1), "autre chose", ""));

        Assert.Contains(kept.Findings.Draft.Points, p => p is { Point: "Ouvrir la salle", Status: PointStatus.Validated });
        Assert.Equal(Fate.Adapted, kept.Fates[0].Fate);
        Assert.Equal(("Ouvrir la salle", Fate.Asks), (refused.Findings.Draft.Points[0].Point, refused.Fates[1].Fate));
        Assert.Equal(("autre chose", PointStatus.Edited), (opened.Findings.Draft.Points[0].Point, opened.Findings.Draft.Points[0].Status));
    }

    [Fact]
    public void A_validation_asks_where_an_earlier_decision_that_comes_back_took_the_point_out()
    {
        // set aside, brought back, validated; then the bringing back is withdrawn
        var curated = Apply(s_found, new SetPointAside(Ref(1), true), new Withdraw(1), new ValidatePoint(Ref(1), "Ouvrir la salle", "", Ref(1).Citations, []), new Withdraw(2));

        Assert.Equal([Fate.Held, Fate.Withdrawn, Fate.Asks, Fate.Held], curated.Fates.Select(f => f.Fate));
        Assert.DoesNotContain(curated.Findings.Draft.Points, p => p.Key == Ref(1).Key);
        Assert.Null(curated.Points.Single(p => p.Key == Ref(1).Key).ValidatedBy);
    }

    [Fact]
    public void Two_points_that_were_to_qualify_each_other_do_not_both_leave_the_table()
    {
        var curated = Apply(s_found, new MovePointToQualification(Ref(1), Ref(3)), new Withdraw(1), new MovePointToQualification(Ref(3), Ref(1)), new Withdraw(2));

        Assert.Equal([Fate.Held, Fate.Withdrawn, Fate.Asks, Fate.Held], curated.Fates.Select(f => f.Fate));
        Assert.Contains(curated.Findings.Draft.Points, p => p.Point == Ref(3).Found && p.Qualification == Ref(1).Found);
    }

    [Fact]
    public void A_point_stays_where_the_one_that_was_to_take_it_in_is_set_aside()
    {
        var curated = Apply(s_found, new SetPointAside(Ref(1), true), new Withdraw(1), new MergePoints(Ref(1), [Ref(3)], "Ouvrir la salle et planter des arbres", ""), new Withdraw(2));

        Assert.Equal([Fate.Held, Fate.Withdrawn, Fate.Asks, Fate.Held], curated.Fates.Select(f => f.Fate));
        Assert.Contains(curated.Findings.Draft.Points, p => p.Point == Ref(3).Found);
    }

    [Fact]
    public void A_qualification_becomes_a_point_and_a_point_a_qualification()
    {
        var raised = Apply(s_found, new RaiseQualification(Ref(2)));
        var lowered = Apply(s_found, new MovePointToQualification(Ref(3), Ref(1)));

        Assert.Equal("sauf pour les livraisons", raised.Findings.Draft.Points[2].Point);
        Assert.Equal("", raised.Findings.Draft.Points[1].Qualification);
        Assert.Equal("Planter des arbres sur la place", lowered.Findings.Draft.Points[0].Qualification);
        Assert.Equal("c", lowered.Findings.Draft.Points[0].QualificationCitations[0].Contribution.Value);
    }

    [Fact]
    public void An_edit_follows_a_point_that_the_machine_words_otherwise_and_asks_when_nothing_is_left()
    {
        var edit = new EditPoint(Ref(1), "Ouvrir la salle tous les jours", "");
        var gone = edit with { Point = edit.Point with { Citations = [new(new("z"), null)] } };

        var followed = Apply(Found(Point(1, "a", "Ouvrir la salle le dimanche matin")), edit);
        var asked = Apply(Found(Point(1, "b", "Fermer la rue aux voitures")), gone);

        Assert.Equal(("Ouvrir la salle tous les jours", Fate.Adapted), (Assert.Single(followed.Findings.Draft.Points).Point, followed.Fates[0].Fate));
        Assert.Equal(Fate.Asks, asked.Fates[0].Fate);
        Assert.Equal("Fermer la rue aux voitures", Assert.Single(asked.Findings.Draft.Points).Point);
    }

    [Fact]
    public void A_renamed_topic_renames_its_sub_theme_and_one_set_aside_takes_only_machine_drafts_out()
    {
        var topic = TopicRef.Of(s_found, new("T01"))!; // found above

        var renamed = Apply(s_found, new RenameTopic(topic, "La ville"));
        var aside = Apply(s_found, new EditPoint(Ref(1), "Ouvrir", ""), new SetTopicAside(topic, true));

        Assert.All(renamed.Findings.Draft.Points, p => Assert.Equal("La ville", p.Section));
        Assert.Equal("Ouvrir", Assert.Single(aside.Findings.Draft.Points).Point);
        Assert.Equal(2, aside.Points.Count(p => p.Aside));
    }

    [Fact]
    public void A_persons_own_point_is_marked_and_an_undone_one_is_gone_until_redone()
    {
        var own = new AddPoint(new("h1", "Un élément de plus", "", new("T01"), "Ville", [new(new("d"), null)], []));

        Assert.True(Apply(s_found, own).Findings.Draft.Points[^1].Human);
        Assert.Equal(3, Apply(s_found, own, new Withdraw(1)).Findings.Draft.Points.Length);
        Assert.Equal(4, Apply(s_found, own, new Withdraw(1), new Withdraw(2)).Findings.Draft.Points.Length);
    }
}
