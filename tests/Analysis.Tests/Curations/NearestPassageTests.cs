namespace SynthesisPipeline.Analysis.Tests;

public class NearestPassageTests
{
    static Contribution Of(string title, string body) => new() { Id = new("c"), Title = title, Body = SourceText.Same(body) };

    static string? Passage(Contribution contribution, string words) =>
        NearestPassage.Cite(contribution, words).Passage is { } span ? contribution.Body.Raw.Substring(span.Start, span.Length) : null;

    [Fact]
    public void The_sentence_that_shares_most_words_is_cited()
    {
        var contribution = Of("", "Le marché est trop petit. Ouvrez la piscine le dimanche matin. Merci pour ce travail.");

        Assert.Equal("Ouvrez la piscine le dimanche matin.", Passage(contribution, "La piscine doit ouvrir le dimanche."));
        Assert.Equal(new("c"), NearestPassage.Cite(contribution, "piscine").Contribution);
    }

    [Fact]
    public void Of_two_that_share_as_many_words_the_shorter_says_it_more() =>
        Assert.Equal("La piscine le dimanche.", Passage(Of("", "On voudrait aussi parler un jour de la piscine et du dimanche. La piscine le dimanche."), "piscine dimanche"));

    [Fact]
    public void The_first_of_two_alike_is_cited()
    {
        var contribution = Of("", "La piscine ferme. Autre chose ici. La piscine ferme.");

        Assert.Equal(0, NearestPassage.Cite(contribution, "piscine ferme").Passage!.Value.Start);
    }

    [Fact]
    public void A_title_that_shares_as_much_is_cited_as_a_whole()
    {
        Assert.Null(NearestPassage.Cite(Of("Ouvrir la piscine", "Le soir aussi."), "Ouvrir la piscine.").Passage);
        Assert.Null(NearestPassage.Cite(Of("Ouvrir la piscine", "Ouvrir la piscine"), "Ouvrir la piscine.").Passage);
    }

    [Fact]
    public void Without_a_title_and_a_shared_word_the_first_sentence_stands_for_it() =>
        Assert.Equal("Le marché est trop petit.", Passage(Of("", "Le marché est trop petit. Il pleut."), "piscine"));

    [Fact]
    public void A_contribution_without_words_is_cited_whole() => Assert.Null(NearestPassage.Cite(Of("", ""), "piscine").Passage);
}
