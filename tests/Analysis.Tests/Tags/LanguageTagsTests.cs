using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class LanguageTagsTests
{
    [Theory]
    [InlineData("Die Gemeinde soll nicht noch mehr Straßen bauen und das Geld für die Schule nutzen.", "autre langue")]
    [InlineData("The government should invest in public transport for all the people of this city.", "anglais")]
    [InlineData("Il faut que le train passe plus souvent dans la vallée. The bus should not be late for all of us. Merci pour les habitants.", "plusieurs langues")]
    public void Contributions_in_other_languages_are_marked(string body, string expected)
    {
        var tag = Assert.Single(Assign(body), t => t.Kind == TagKind.Free);

        Assert.Equal((expected, TagOrigin.Rule), (tag.Value, tag.Origin));
        Assert.NotEmpty(tag.Why);
    }

    [Theory]
    [InlineData("Il faut que le train passe plus souvent dans la vallée.")]
    [InlineData("RIC")]
    public void French_and_what_cannot_be_told_are_not(string body) => Assert.DoesNotContain(Assign(body), t => t.Kind == TagKind.Free);

    [Fact]
    public void Sentences_in_other_languages_are_kept_and_said_but_not_drafted_from()
    {
        string[] french = [.. Enumerable.Range(0, 12).Select(i => $"Il faut garder la bibliothèque du quartier ouverte le dimanche pour les familles {i}.")];
        string[] german = [.. Enumerable.Range(0, 12).Select(i => $"Die Bibliothek soll auch am Sonntag für alle Familien und Kinder offen sein, Nummer {i}.")];
        var corpus = new Corpus(french.Concat(german).Select((b, i) => new Contribution { Id = new($"p{i:00}"), Body = SourceText.Same(b), Author = new($"a{i}") }), []);

        var findings = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(24, findings.Coverage.Length);
        Assert.Contains(findings.Warnings, w => w.StartsWith("12 contributions dans une autre langue", StringComparison.Ordinal));
        Assert.NotEmpty(findings.Draft.Points);
        Assert.DoesNotContain(findings.Draft.Points, p => p.Point.Contains("Bibliothek", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_people_voted_a_sentence_in_another_language_is_drafted_and_said()
    {
        string[] bodies = ["Die Bibliothek soll auch am Sonntag für alle Familien und Kinder offen sein.", "Der Staat soll mehr Züge in das Tal und in die Dörfer der Berge schicken.", "Das Wasser soll für alle Menschen in der Stadt und auf dem Land kostenlos sein."];
        var corpus = new Corpus(bodies.Select((b, i) => new Contribution { Id = new($"p{i}"), Body = SourceText.Same(b), Author = new($"a{i}"), DeclaredVotes = new(i == 0 ? 90 : 20, 5, i == 0 ? 5 : 75) }), []);

        var findings = Pipeline.Run(corpus, null, new(), SilentObserver.Instance, TestContext.Current.CancellationToken);

        Assert.Contains("Bibliothek", Assert.Single(findings.Draft.Points).Point, StringComparison.Ordinal);
        Assert.Contains(findings.Warnings, w => w.StartsWith("1 élément d’accord dans une autre langue", StringComparison.Ordinal));
    }

    static ImmutableArray<Tag> Assign(string body) =>
        Tags.Assign(Text.Prepare(new([Copies.Of("p", body)], []), new(), CancellationToken.None), new(), 1, CancellationToken.None).Tags;
}
