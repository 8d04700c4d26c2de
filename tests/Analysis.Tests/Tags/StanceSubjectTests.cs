namespace SynthesisPipeline.Analysis.Tests;

public class StanceSubjectTests
{
    static readonly string[] Roads = ["bus", "tramway", "vélo", "train", "métro", "trottoir"], Meals = ["cantine", "repas", "légume", "cuisine", "goûter", "menu"];

    static IEnumerable<Contribution> Consultation() =>
        Enumerable.Range(0, 60).SelectMany(i => new[]
        {
            Copies.Of($"r{i:00}", $"Le {Roads[i % 6]} roule trop tard dans la rue près du {Roads[(i + 1) % 6]} numéro {i}.", kind: ContributionKind.Argument, parent: "bus"),
            Copies.Of($"m{i:00}", $"Le {Meals[i % 6]} des écoles est servi froid avec un {Meals[(i + 2) % 6]} par classe {i}.", kind: ContributionKind.Argument, parent: "cantine"),
        }).Prepend(Copies.Of("bus", "Faire rouler le bus et le tramway la nuit")).Prepend(Copies.Of("cantine", "Servir un repas de légumes dans chaque cantine"));

    static Tag Side(string parent, string body)
    {
        var corpus = new Corpus([.. Consultation(), Copies.Of("x", body, kind: ContributionKind.Comment, parent: parent)], []);
        return Tags.Assign(Text.Prepare(corpus, new(), CancellationToken.None), new(), 1, CancellationToken.None).Tags.Single(t => t.Kind == TagKind.Stance && t.Contribution.Value == "x");
    }

    const string OnMeals = "Un repas de légumes, excellent, utile et juste, servi chaud à la cantine des écoles";

    [Fact]
    public void What_speaks_of_something_else_keeps_a_side_that_counts_nowhere()
    {
        var tag = Side("bus", OnMeals);

        Assert.Equal("for", tag.Value);
        Assert.InRange(tag.Confidence, 0.5, 0.59);
        Assert.True(Standing.IsUnknown(tag));
    }

    [Fact]
    public void The_same_words_count_where_they_are_to_the_point() => Assert.True(Side("cantine", OnMeals).Confidence > Side("bus", OnMeals).Confidence);

    [Theory]
    [InlineData("Oui, très utile et juste.")]
    [InlineData("Un repas de légumes, excellent, utile et juste, servi chaud à la cantine des écoles : cette mesure me plaît")]
    public void A_short_answer_and_what_points_to_the_proposition_speak_of_it(string body) => Assert.True(Side("bus", body).Confidence > 0.59);
}
