using FsCheck;
using FsCheck.Xunit;

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

    [Fact]
    public void Whoever_observes_a_run_is_told_between_the_steps_of_the_topics()
    {
        var told = new Told();

        Pipeline.Run(Of([.. Transport, .. School, .. Health]), null, new(), told, TestContext.Current.CancellationToken);

        Assert.True(told.Shares.Count >= 3, $"told {told.Shares.Count} times");
        Assert.Equal(told.Shares.Distinct().Order(), told.Shares);
        Assert.All(told.Shares, share => Assert.InRange(share, 0.01, 0.99));
    }

    sealed class Told : IRunObserver
    {
        public List<double> Shares { get; } = [];

        public void StageStarted(string stage) { }

        public void StageProgress(string stage, double share)
        {
            if (stage == "topics") Shares.Add(share);
        }

        public void StageFinished(string stage) { }
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

    [Fact]
    public void A_letter_sent_by_sixty_people_is_no_topic_of_its_own()
    {
        const string letter = "Je demande la construction immédiate d'une patinoire olympique couverte";
        string[] bodies = [.. Transport, .. School, .. Health, .. Enumerable.Repeat(letter, 60)];
        var texts = Text.Prepare(Of(bodies), new(), TestContext.Current.CancellationToken);

        var found = Topics.Find(texts, Duplicates.Find(texts, new(), TestContext.Current.CancellationToken), null, new(), null, 1, TestContext.Current.CancellationToken);

        var letters = found.Assignments.Skip(18).Select(a => a.Topic).Distinct().ToArray();
        Assert.Single(letters);
        Assert.Contains(found.Assignments.Take(18), a => a.Topic == letters[0]);
        AssertConsistent(found, bodies.Length);
    }

    [Fact]
    public void A_short_argument_goes_where_its_proposition_is()
    {
        var propositions = Transport.Concat(School).Concat(Health).Select((b, i) => new Contribution { Id = new($"p{i:00}"), Body = SourceText.Same(b) }).ToArray();
        var arguments = propositions.Select((p, i) => new Contribution
        {
            Id = new($"q{i:00}"), Kind = ContributionKind.Argument, ParentId = p.Id, Body = SourceText.Same("Tout à fait d'accord, très bonne idée"),
        });

        var found = Find(new Corpus([.. propositions, .. arguments], []));

        for (var i = 0; i < propositions.Length; i++)
            Assert.Equal(found.Assignments[i].Topic, found.Assignments[propositions.Length + i].Topic);
    }

    [Fact]
    public void A_rerun_with_one_more_text_keeps_ids_and_members()
    {
        string[] bodies = [.. Transport, .. School, .. Health];
        var first = Find(Of(bodies));

        var second = Find(Of([.. bodies, "Des navettes gratuites entre la gare et le centre"]), 9, new(first.Topics, first.Assignments));

        Assert.Equal(first.Topics.Select(t => t.Id).Order(), second.Topics.Select(t => t.Id).Order());
        Assert.True(first.Assignments.Zip(second.Assignments).Count(p => p.First.Topic == p.Second.Topic) >= 17);
    }

    [Fact]
    public void A_topic_whose_members_are_gone_disappears_and_its_id_is_not_given_again()
    {
        var first = Find(Of([.. Transport, .. School, .. Health]));
        var gone = first.Assignments[0].Topic;
        var kept = first.Assignments.Where(a => a.Topic != gone).Select(a => int.Parse(a.Contribution.Value[1..], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        string[] bodies = [.. Transport, .. School, .. Health];
        var corpus = new Corpus(kept.Select(i => new Contribution { Id = new($"p{i:0000}"), Body = SourceText.Same(bodies[i]) }), []);

        var second = Find(corpus, 1, new(first.Topics, first.Assignments));

        Assert.DoesNotContain(second.Topics, t => t.Id == gone);
        AssertConsistent(second, kept.Length);
    }

    [Fact]
    public void Ideas_lie_inside_their_body_and_do_not_overlap()
    {
        string[] bodies = [.. Transport.Zip(School, (a, b) => $"{a}. {b}."), .. Health];
        var corpus = Of(bodies);

        var found = Find(corpus);

        foreach (var ideas in found.Ideas.GroupBy(i => i.Contribution))
        {
            var end = 0;
            foreach (var idea in ideas)
            {
                Assert.True(idea.Passage.Start >= end);
                end = idea.Passage.End;
            }
            Assert.True(end <= corpus.Contributions[corpus.IndexOf(ideas.Key)!.Value].Body.Raw.Length); // in the corpus by construction
        }
    }

    [Fact]
    public void A_topic_over_a_quarter_is_warned_about_in_French()
    {
        var found = Find(Of([.. Transport, .. School, .. Health]));

        Assert.Contains(found.Warnings, w => w.StartsWith("Sujet ", StringComparison.Ordinal) && w.Contains("% des contributions"));
    }

    [Fact]
    public void The_kmeans_of_ML_NET_partitions_the_same_corpus()
    {
        var texts = Text.Prepare(Of([.. Transport, .. School, .. Health]), new(), TestContext.Current.CancellationToken);

        var found = Topics.Find(texts, [], null, new() { Clustering = TopicClustering.MicrosoftMlKMeans }, null, 1, TestContext.Current.CancellationToken);

        AssertConsistent(found, 18);
    }

    [Property(MaxTest = 20)]
    public void Any_corpus_is_partitioned(string[] bodies, int seed)
    {
        string[] some = [.. bodies.Select(b => b ?? "").Concat(Transport.Take(Math.Abs(seed % 7)))];

        AssertConsistent(Find(Of(some), seed), some.Length);
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
