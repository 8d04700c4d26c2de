namespace SynthesisPipeline.Analysis.Tests;

public class StandingTests
{
    static Contribution Says(string id, Side? side, string? author, string parent = "p") => new()
    {
        Id = new(id), Kind = ContributionKind.Argument, ParentId = new(parent), Stance = side, Body = SourceText.Same("Un avis"), Author = author is null ? null : new(author),
    };

    static Tag Read(string id, string side, double confidence) => new(new(id), TagKind.Stance, side, confidence, TagOrigin.Model, []);

    static Standing Of(IEnumerable<Contribution> arguments, params Tag[] tags) =>
        Standing.Of(new([new Contribution { Id = new("p"), Title = "Ouvrir la piscine le dimanche" }, .. arguments], []), [.. tags])[new("p")];

    [Fact]
    public void A_person_counts_once_on_a_side_and_each_text_without_author_once() =>
        Assert.Equal(new Standing(1, 2, 0), Of([Says("a", Side.For, "ana"), Says("b", Side.For, "ana"), Says("c", Side.Against, null), Says("d", Side.Against, null)]));

    [Fact]
    public void A_side_read_too_unsurely_is_unknown() =>
        Assert.Equal(new Standing(1, 0, 1), Of([Says("a", null, "ana"), Says("b", null, "bob")], Read("a", "for", 0.8), Read("b", "against", 0.6)));

    [Fact]
    public void A_reply_stands_where_it_stands_towards_the_proposition() =>
        Assert.Equal(new Standing(1, 1, 0), Of([Says("a", Side.For, "ana"), Says("b", Side.Against, "bob", "a")]));
}
