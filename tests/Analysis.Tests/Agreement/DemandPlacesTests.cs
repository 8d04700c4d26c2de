namespace SynthesisPipeline.Analysis.Tests;

public class DemandPlacesTests
{
    static readonly string[] Subjects = ["les bus de nuit", "la piscine du quartier", "les légumes de la cantine", "les arbres de la place", "les livres de la bibliothèque"];

    static (PreparedCorpus Texts, TopicFindings Whole, TopicFindings Demands) Lay(Func<int, string> title, Func<int, string> body)
    {
        var cancel = TestContext.Current.CancellationToken;
        var corpus = new Corpus(Enumerable.Range(0, 40).Select(i => new Contribution { Id = new($"c{i:00}"), Title = title(i), Body = SourceText.Same(body(i)) }), []);
        var texts = Text.Prepare(corpus, new(), cancel);
        var topics = Topics.Find(texts, [], null, new(), null, 1, cancel);
        return (texts, topics, DemandPlaces.Lay(topics, texts, [], null, 1, cancel));
    }

    static double Between(TopicFindings found, int a, int b) => TextVectors.Dot(found.Places![a], found.Places[b]); // both were laid above

    [Fact]
    public void Two_that_ask_the_same_in_their_titles_come_nearer_whatever_their_bodies_say()
    {
        var (_, whole, demands) = Lay(i => $"Il faut davantage soutenir {Subjects[i % 5]}",
            i => $"Depuis des années on parle surtout de {Subjects[i / 8]} et encore de {Subjects[i / 8]}, dit le voisin numéro {i}, avec {Subjects[(i + i / 8) % 5]}.");

        Assert.True(Between(demands, 0, 35) > Between(whole, 0, 35), $"{Between(demands, 0, 35):0.00} against {Between(whole, 0, 35):0.00}");
    }

    [Fact]
    public void Without_titles_places_are_those_of_the_topics()
    {
        var (_, whole, demands) = Lay(_ => "", i => $"Il faut davantage soutenir {Subjects[i % 5]}, dit le voisin {i}.");

        Assert.Same(whole.Places, demands.Places);
    }
}
