namespace SynthesisPipeline.Analysis.Tests;

public class PointWritingTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public void An_altered_copy_that_is_cited_already_is_not_cited_again_with_the_wording_that_stands_for_it()
    {
        const string letter = "Le maintien de la maternité de la ville doit être garanti car la route de montagne est dangereuse en hiver pour toutes les familles";
        Contribution[] contributions =
        [
            .. Enumerable.Range(0, 3).Select(i => Posted($"c{i}", letter, new(10 + i, 1, 1))),
            Posted("d", letter + " du canton", new(40, 2, 3)),
            Posted("e", "Garantir le maintien de la maternité de la ville pour toutes les familles", new(20, 1, 1)),
            .. Enumerable.Range(0, 6).Select(i => Posted($"f{i}", $"Ouvrir la bibliothèque numéro {i} le dimanche matin aux lycéens et aux étudiants", new(5, 5, 5))),
        ];
        var (corpus, carriers, writing) = Writing(contributions);
        var (letterOf, altered, alike) = (carriers.WordingOf(Place(corpus, "c0")), Place(corpus, "d"), Place(corpus, "e"));
        Assert.Equal(letterOf, carriers.WordingOf(altered));
        var point = writing.Of([alike])!; // it asks for something, and can stand in a table
        // as where the wording says something against the point, and its altered copy does not
        List<SharedPoint> table = [point with { Carriers = [.. point.Carriers, new(altered, null, 0.9)] }];

        writing.Attach(table, [letterOf], Cancel);

        var cited = Assert.Single(table).Carriers.Select(c => c.Contribution).ToList();
        Assert.Equal(cited.Distinct(), cited);
        Assert.Equal(5, cited.Count);
        Assert.Equal(contributions.Take(5).Sum(c => c.DeclaredVotes!.Value.Total), table[0].Votes!.Value.Total); // all five have votes
    }

    [Fact]
    public void A_copy_that_one_point_cites_is_cited_by_no_other_with_the_wording_that_stands_for_it()
    {
        const string denial = "Supprimer la maternité de la ville en hiver car la route de montagne est dangereuse pour les familles du canton et des villages";
        const string demand = "Garder ouverte la maternité, en hiver aussi, au service des familles du canton";
        var (corpus, carriers, writing) = Writing(
        [
            .. Enumerable.Range(0, 3).Select(i => Said($"c{i}", denial + ".", new(10 + i, 1, 1))),
            Said("d", denial + ". " + demand + ".", new(40, 2, 3)),
            Said("e", demand + ".", new(400, 1, 1)),
            .. Enumerable.Range(0, 6).Select(i => Posted($"f{i}", $"Ouvrir la bibliothèque numéro {i} le dimanche matin aux lycéens et aux étudiants", new(5, 5, 5))),
        ]);
        var (wording, altered, source) = (carriers.WordingOf(Place(corpus, "c0")), Place(corpus, "d"), Place(corpus, "e"));
        Assert.Equal(wording, carriers.WordingOf(altered));

        var points = SharedPoints.Choose([[wording, source]], false, writing, new(), Cancel);

        var point = Assert.Single(points, p => p.Sentence.Contribution == source);
        Assert.Contains(point.Carriers, c => c.Contribution == altered);
        Assert.DoesNotContain(point.Carriers, c => c.Contribution == wording); // it says the contrary
        var cited = points.SelectMany(p => p.Carriers).Select(c => c.Contribution).ToList();
        Assert.Equal(cited.Distinct().Count(), cited.Count);
    }

    static Contribution Said(string id, string text, VoteCounts votes) => new() { Id = new(id), Body = SourceText.Same(text), Author = new("a" + id), DeclaredVotes = votes };

    static Contribution Posted(string id, string text, VoteCounts votes) => new() { Id = new(id), Title = text, Body = SourceText.Same(text), Author = new("a" + id), DeclaredVotes = votes };

    static int Place(Corpus corpus, string id) => corpus.IndexOf(new(id)) ?? throw new ArgumentException(id);

    static (Corpus, Carriers, PointWriting) Writing(Contribution[] contributions)
    {
        var options = new RunOptions();
        var corpus = new Corpus(contributions, []);
        var texts = Text.Prepare(corpus, options.Text, Cancel);
        var duplicates = Duplicates.Find(texts, options.Duplicates, Cancel);
        var topics = Topics.Find(texts, duplicates, null, options.Topics, null, options.Seed, Cancel);
        var carriers = new Carriers(corpus, duplicates);
        var vectors = new TextVectors(texts, Cancel);
        var places = new TopicPlaces(corpus, topics);
        return (corpus, carriers, new(texts, vectors, carriers, new Admission(corpus, OpinionFindings.None, options.Agreement), new(corpus, places, []), vectors.OfAll(), options.Agreement));
    }
}
