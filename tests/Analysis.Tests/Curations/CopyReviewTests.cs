namespace SynthesisPipeline.Analysis.Tests;

public class CopyReviewTests
{
    static readonly Corpus s_corpus = new([new Contribution { Id = new("a") }, new Contribution { Id = new("b") }], []);

    static Curated With(params (string Id, string Label, string Phrase)[] topics) => Apply(topics, []);

    static Curated Apply((string Id, string Label, string Phrase)[] topics, Curation[] decisions) => ApplyCuration.To(new Findings
    {
        Topics = new([.. topics.Select(t => new Topic(new(t.Id), null, 1, t.Label, [t.Phrase], 1, []))], [new(new("a"), new(topics[0].Id), null, 1), new(new("b"), new(topics[^1].Id), null, 1)], [], []),
        Duplicates = [], Tags = [], Opinions = OpinionFindings.None, Controversies = [], Draft = new([], [], [], []), Coverage = [],
    }, s_corpus, decisions);

    [Fact]
    public void A_reviewed_name_goes_to_the_likest_topic_and_nowhere_twice()
    {
        var topics = new[] { ("T1", "logiciels libres", "code source publié"), ("T2", "formation des agents", "apprentissage numérique") };
        Curation[] decisions =
        [
            new(1, DateTimeOffset.UnixEpoch, "Anne", 1, new RenameTopic(TopicRef.Of(With(topics).Findings, new("T1"))!, "Le logiciel libre dans l’État"), null), // there
            new(2, DateTimeOffset.UnixEpoch, "Anne", 1, new TagContributions([new("a")], TagKind.Lens, "openness", true), null),
        ];
        var next = With(("T7", "logiciels libres publiés", "code source"), ("T8", "horaires des bus", "transports"));

        var copied = Assert.Single(CopyReview.Propose(Apply(topics, decisions), decisions, next));

        Assert.Equal(("T7", "Le logiciel libre dans l’État", "Anne"), (copied.To.Id.Value, copied.From.Topic.Label, copied.From.Last?.By));
        Assert.Equal((TagKind.Lens, "openness", 1), Assert.Single(copied.Tags));
    }

    [Fact]
    public void What_nobody_reviewed_is_not_carried_over() =>
        Assert.Empty(CopyReview.Propose(With(("T1", "logiciels libres", "code")), [], With(("T7", "logiciels libres", "code"))));
}
