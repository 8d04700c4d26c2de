namespace SynthesisPipeline.Analysis.Tests;

public class TopicsTests
{
    static readonly string[] Transport = ["Il faut plus de bus le soir dans les quartiers", "Les trains régionaux sont trop rares le dimanche", "Une piste cyclable le long de la rivière", "Le tramway doit aller jusqu'à la gare", "Baisser le prix du billet de train pour les jeunes", "Des parkings relais près des stations de métro"];
    static readonly string[] School = ["Moins d'élèves par classe à l'école primaire", "Les enseignants doivent être mieux payés", "Apprendre l'informatique au collège", "Rendre la cantine gratuite pour les écoliers", "Former les professeurs à l'accueil des élèves handicapés", "Le lycée professionnel mérite de meilleurs ateliers"];
    static readonly string[] Health = ["Ouvrir un centre de santé avec des médecins salariés", "Les urgences de l'hôpital sont saturées", "Rembourser les lunettes et les soins dentaires", "Former davantage d'infirmières et d'aides-soignants", "Lutter contre les déserts médicaux à la campagne", "Rendre la vaccination plus simple chez le pharmacien"];

    internal static Corpus Of(params string[] bodies) =>
        new(bodies.Select((b, i) => new Contribution { Id = new($"p{i:0000}"), Body = SourceText.Same(b) }), []);

    internal static TopicFindings Find(Corpus corpus, int seed = 1, EarlierTopics? earlier = null) =>
        Topics.Find(Text.Prepare(corpus, new(), default), [], earlier, new(), null, seed, default);

    [Fact]
    public void Three_subjects_are_three_topics()
    {
        var found = Find(Of([.. Transport, .. School, .. Health]));

        for (var subject = 0; subject < 3; subject++)
        {
            var commonest = found.Assignments.Skip(6 * subject).Take(6).GroupBy(a => a.Topic).Max(g => g.Count());
            Assert.True(commonest >= 4, $"subject {subject}: {commonest} of 6 together");
        }
        Assert.Equal(3, found.Topics.Count(t => t.Level == 1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Plus de trains")]
    [InlineData("Plus de trains|Moins d'impôts")]
    [InlineData("Plus de trains|Moins d'impôts|")]
    [InlineData("!!!|???|🙂|")]
    [InlineData("Plus de trains|Plus de trains|Plus de trains|Plus de trains")]
    public void Small_empty_and_repeated_corpora_are_partitioned(string? joined)
    {
        var bodies = joined?.Split('|') ?? [];

        var found = Find(Of(bodies));

        AssertConsistent(found, bodies.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_findings()
    {
        var corpus = Of([.. Transport, .. School, .. Health]);

        Assert.Equal(Flat(Find(corpus, 7)), Flat(Find(corpus, 7)));
    }

    internal static string Flat(TopicFindings found) => string.Join('\n', [
        .. found.Topics.Select(t => $"{t.Id} {t.ParentId} {t.Label} {string.Join(';', t.Keyphrases)} {t.Size} {string.Join(';', t.Representatives)}"),
        .. found.Assignments.Select(a => a.ToString()), .. found.Ideas.Select(i => i.ToString()), .. found.Warnings]);

    internal static void AssertConsistent(TopicFindings found, int contributions)
    {
        Assert.Equal(contributions, found.Assignments.Length);
        foreach (var topic in found.Topics)
        {
            Assert.Equal(found.Assignments.Count(a => (topic.Level == 1 ? a.Topic : a.SubTopic) == topic.Id), topic.Size);
            Assert.True(topic.Size > 0);
            Assert.False(string.IsNullOrWhiteSpace(topic.Label));
            Assert.InRange(topic.Representatives.Length, 1, 3);
        }
        Assert.Equal(found.Topics.Length, found.Topics.Select(t => t.Label).Distinct().Count());
        foreach (var idea in found.Ideas) Assert.InRange(idea.Similarity, -1, 1);
        Assert.Equal(found.Ideas.Length, found.Ideas.Select(i => i.Id).Distinct().Count());
        Assert.True(found.Ideas.Select(i => i.Contribution).Distinct().Count() == contributions);
    }
}
