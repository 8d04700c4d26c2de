namespace SynthesisPipeline.Analysis.Tests;

public class RewordingTests
{
    const string Hasty = "Ouvrir la piscine municipal le dimanche pour les enfant, les jeune et tout les habitant de notre commune / quartiers";
    const string Careful = "Il faut ouvrir la piscine municipale le dimanche matin pour les enfants de la commune.";

    static (PointWriting, PreparedCorpus) Writing(params string[] bodies)
    {
        var cancel = TestContext.Current.CancellationToken;
        var texts = Text.Prepare(new([.. bodies.Concat(Enumerable.Range(0, 20).Select(i => $"Le tramway numéro {i} passe trop tôt le soir près de la gare.")).Select((b, i) => new Contribution { Id = new($"c{i:00}"), Body = SourceText.Same(b), Author = new($"a{i}") })], []), new(), cancel);
        var vectors = new TextVectors(texts, cancel);
        return (new(texts, vectors, new(texts.Corpus, []), new(texts.Corpus, OpinionFindings.None, new()), new(texts.Corpus, new(texts.Corpus, new([], [], [], [])), []), vectors.OfAll(), new()), texts);
    }

    static SharedPoint Point(PointWriting writing, int source, params int[] others)
    {
        var point = writing.Of([source])!; // it can stand in a table
        return writing.With(point, [.. point.Carriers, .. others.Select(o => writing.Carry(o, point)!.Value)]);
    }

    [Fact]
    public void A_line_in_haste_gives_way_to_a_carrier_who_says_it_well_and_cites_the_same()
    {
        var (writing, _) = Writing(Hasty, Careful);
        var point = Point(writing, 0, 1);

        var reworded = writing.Reworded(point);

        Assert.Equal(Careful.TrimEnd('.'), reworded.Sentence.Text);
        Assert.Equal([1, 0], reworded.Carriers.Select(c => c.Contribution)); // the source first
        Assert.Equal((point.Authors, point.Value), (reworded.Authors, reworded.Value));
    }

    [Fact]
    public void A_line_that_may_stand_is_left_as_it_is()
    {
        var (writing, _) = Writing(Careful, "Il faut ouvrir la piscine municipale le dimanche pour les enfants et les familles de la commune.");
        var point = Point(writing, 0, 1);

        Assert.Same(point, writing.Reworded(point));
    }

    [Fact]
    public void What_goes_the_other_way_words_no_line()
    {
        var (writing, _) = Writing("Augmenter les horaire de la piscine municipal pour les enfant, les jeune et tout les habitant / quartiers", "Il faut réduire les horaires de la piscine municipale pour les enfants et les habitants de la commune.");
        var point = writing.Of([0])!;
        point = point with { Carriers = [.. point.Carriers, new(1, null, 0.9)] };

        Assert.Equal(0, writing.Reworded(point).Sentence.Contribution);
    }

    [Theory]
    [InlineData("Piscine, bassin, douche, vestiaire: tout le monde attend / le samedi (etc), et la reouverture toujours repoussee")]
    [InlineData("Le bassin etait plein, la douche froide, le vestiaire ferme; les enfants avaient repris le tramway")]
    [InlineData("Tout est dit par les habitants à la piscine ou ailleurs, la douche, le bassin, a qui il manque un vestiaire / casier")]
    public void A_line_of_few_that_nobody_would_print_does_not_stand(string unlikely)
    {
        var (writing, _) = Writing([unlikely, unlikely + " demain", .. Demands.SelectMany(d => new[] { d, d.TrimEnd('.') + " et des familles." })]);
        int[][] clusters = [[0, 1], .. Demands.Select((_, i) => new[] { 2 + 2 * i, 3 + 2 * i })];

        var points = SharedPoints.Choose([.. clusters], false, writing, new(), TestContext.Current.CancellationToken);

        Assert.Equal(Flaw.None, writing.SentencesOf(0)[0].Flaws & SharedPoints.TooPersonal);
        Assert.DoesNotContain(points, p => p.Sentence.Contribution < 2);
    }

    static readonly string[] Demands = [Careful, "Il faut planter des tilleuls le long du canal pour les promeneurs.", "Il faut rétablir le guichet de la gare pour les voyageurs.", "Il faut baisser le prix de la cantine scolaire pour les parents.", "Il faut éclairer la piste cyclable du pont pour les cyclistes."];
}
