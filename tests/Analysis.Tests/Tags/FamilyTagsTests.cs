using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class FamilyTagsTests
{
    static readonly Corpus s_corpus = new(
    [
        Said("a", "Une cantine bio dans chaque école."), Said("b", "Les cantines coûtent trop cher."), Said("c", "Une école privée de plus."),
        Said("d", "Rénover l'ÉCOLE du quartier."), Said("e", "Des repas bons et locaux pour les élèves au restaurant scolaire."), Said("f", "Des bus le dimanche."),
    ], []);

    static Contribution Said(string id, string body) => new() { Id = new(id), Body = SourceText.Same(body) };

    static FamilyEffect Effect(string[] rules, params string[] examples) =>
        Assert.Single(FamilyTags.Preview(s_corpus, new("Lieu", [new("école", [.. rules], [.. examples])]), CancellationToken.None));

    static IEnumerable<string> Given(params string[] rules) => Effect(rules).Tags.Select(t => t.Contribution.Value);

    [Fact]
    public void A_star_takes_every_ending_and_accents_do_not_count()
    {
        Assert.Equal(["a", "b"], Given("cantine*"));
        Assert.Equal(["a"], Given("cantine"));
        Assert.Equal(["a", "c", "d"], Given("ecole"));
    }

    [Fact]
    public void Plus_wants_both_and_minus_neither()
    {
        Assert.Equal(["a"], Given("cantine* + bio"));
        Assert.Equal(["a", "d"], Given("école - privée"));
    }

    [Fact]
    public void A_rule_without_a_word_to_look_for_gives_nothing() => Assert.Empty(Given("- privée", "***", " + "));

    [Fact]
    public void Examples_show_what_the_rules_miss_and_what_resembles_them()
    {
        var effect = Effect(["cantine*"], "Une cantine moins chère", "Des repas locaux pour les élèves");

        Assert.Equal(["Des repas locaux pour les élèves"], effect.Missed);
        Assert.Equal("e", effect.Near[0].Value);
        Assert.DoesNotContain(effect.Near, id => id.Value is "a" or "b" or "f");
    }

    [Fact]
    public void A_run_gives_what_the_preview_showed()
    {
        TagFamily family = new("Lieu", [new("école", ["école - privée", "cantine*"], [])]);

        var tags = Tags.Assign(Text.Prepare(s_corpus, new(), CancellationToken.None), new() { Families = [family] }, 1, CancellationToken.None).Tags.Where(t => t.Kind == TagKind.Free).ToList();

        var shown = Assert.Single(FamilyTags.Preview(s_corpus, family, CancellationToken.None)).Tags;
        Assert.Equal(shown.Select(t => (t.Contribution, t.Value, t.Confidence)), tags.Select(t => (t.Contribution, t.Value, t.Confidence)));
        Assert.Equal("Lieu : école", tags[0].Value);
        Assert.Equal(["école", "cantine"], tags[0].Why);
    }

    [Fact]
    public void Answers_on_one_family_say_nothing_of_another()
    {
        ImmutableArray<Contribution> made = [.. Enumerable.Range(0, 120).Select(i => Said($"c{i:000}", i % 2 == 0 ? $"Des pistes cyclables au quartier {i}." : $"Une cantine au quartier {i}."))];
        ImmutableArray<TagCorrection> answers = [.. Enumerable.Range(0, 60).Select(i => new TagCorrection(new($"c{i:000}"), TagKind.Free, "Lieu : rue", i % 2 == 0))];

        var found = Tags.Assign(Text.Prepare(new(made, []), new(), CancellationToken.None),
            new() { Families = [new("Objet", [new("repas", ["cantine"], [])])], Corrections = answers }, 1, CancellationToken.None);

        Assert.Equal("Lieu : rue", Assert.Single(found.Learning).Value);
        Assert.Equal(60, found.Tags.Count(t => t.Value == "Objet : repas" && t.Origin == TagOrigin.Rule));
    }
}
