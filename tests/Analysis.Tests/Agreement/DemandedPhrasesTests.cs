namespace SynthesisPipeline.Analysis.Tests;

public class DemandedPhrasesTests
{
    static bool AreShared(string a, string b, int others = 2)
    {
        string[] bodies =
        [
            a, b, .. Enumerable.Range(0, others).Select(i => $"Le potager partagé du quartier manque depuis la rentrée numéro {i}."),
            .. Enumerable.Range(0, 20).Select(i => $"La piscine ferme trop tôt le soir et le bassin est froid en hiver, remarque {i}."),
        ];
        var texts = Text.Prepare(new([.. bodies.Select((body, i) => new Contribution { Id = new($"c{i:00}"), Body = SourceText.Same(body) })], []), new(), TestContext.Current.CancellationToken);
        Candidate[] sentences = [.. Enumerable.Range(0, 2).Select(i => Candidates.Of(texts, i, 45).First())];
        return new DemandedPhrases(texts, sentences).AreShared(sentences[0], sentences[1]);
    }

    [Fact]
    public void Two_that_ask_by_one_set_phrase_ask_for_one_thing() =>
        Assert.True(AreShared("Il faut créer un potager partagé dans chaque école de la commune.", "Le potager partagé doit avoir sa place près de la mairie."));

    [Fact]
    public void A_phrase_far_from_what_is_asked_joins_nothing() =>
        Assert.False(AreShared("Il faut créer un potager partagé dans chaque école de la commune.", "Le maire devrait ouvrir la bibliothèque municipale le dimanche matin derrière le potager partagé."));

    [Fact]
    public void Contraries_stay_apart() => Assert.False(AreShared("Créer un potager partagé dans chaque école.", "Supprimer le potager partagé de la place."));

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void What_nobody_else_says_or_all_speak_of_is_no_set_phrase(int others) =>
        Assert.False(AreShared("Il faut créer un potager partagé dans chaque école.", "Le potager partagé doit avoir sa place près de la mairie.", others));
}
