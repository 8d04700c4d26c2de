namespace SynthesisPipeline.Analysis.Tests;

public class QualificationsTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    static string Qualifying(string argument, Side side, VoteValue ownVote = VoteValue.Agree)
    {
        Contribution[] contributions =
        [
            new() { Id = new("p"), Title = "Ouvrir la bibliothèque municipale le dimanche après-midi", Author = new("ana") },
            new() { Id = new("q"), Kind = ContributionKind.Argument, ParentId = new("p"), Stance = side, Author = new("bob"), Body = SourceText.Same(argument) },
        ];
        var votes = Enumerable.Range(0, 40).Select(i => new Vote(new("p"), $"v{i}", VoteValue.Agree)).Append(new(new("p"), "bob", ownVote));
        return Assert.Single(Pipeline.Run(new(contributions, votes), null, new(), SilentObserver.Instance, Cancel).Draft.Points).Qualification;
    }

    [Fact]
    public void An_answer_that_opens_with_its_condition_qualifies_though_it_repeats_no_word()
    {
        Assert.Equal("Sous réserve d'un roulement entre volontaires", Qualifying("Sous réserve d'un roulement entre volontaires.", Side.Against));
    }

    [Fact]
    public void What_an_answer_asks_behind_its_but_qualifies_where_it_grants_first()
    {
        Assert.Equal("Il faudrait recruter deux agents de plus", Qualifying("Oui, mais il faudrait recruter deux agents de plus.", Side.For));
    }

    [Fact]
    public void A_complaint_behind_a_but_asks_for_nothing_and_qualifies_nothing()
    {
        Assert.Equal("", Qualifying("Oui, mais les élus parlent de tout autre chose depuis des années.", Side.For));
    }

    [Theory]
    [InlineData(VoteValue.Mixed, true)]
    [InlineData(VoteValue.Disagree, false)]
    public void Who_voted_mixed_holds_back_and_who_voted_against_refuses(VoteValue vote, bool qualifies)
    {
        var qualification = Qualifying("La fréquentation du soir baisse, mais il faudrait recruter deux agents de plus pour la bibliothèque.", Side.Against, vote);

        Assert.Equal(qualifies, qualification.Contains("recruter deux agents", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("L'ouverture plaît aux familles, mais la bibliothèque manque d'agents pour le dimanche.", true)]
    [InlineData("La bibliothèque manque d'agents pour le dimanche.", false)]
    public void A_lack_that_the_carrier_names_limits_its_demand_behind_a_turn_only(string body, bool qualifies)
    {
        var proposition = new Contribution { Id = new("p"), Title = "Ouvrir la bibliothèque municipale le dimanche après-midi", Author = new("ana"), DeclaredVotes = new(60, 4, 3), Body = SourceText.Same(body) };

        var point = Assert.Single(Pipeline.Run(new([proposition], []), null, new(), SilentObserver.Instance, Cancel).Draft.Points);

        Assert.Equal(qualifies, point.Qualification.Contains("manque d'agents", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "Bibliothèque ouverte le dimanche à condition de recruter deux agents municipaux de plus")] // cited by its title
    [InlineData(88, "À condition de recruter deux agents municipaux de plus")] // by all of it
    [InlineData(32, "Bibliothèque ouverte le dimanche à condition de recruter deux agents municipaux de plus", 60)] // by something else
    public void Of_a_sentence_that_is_cited_for_a_point_only_the_condition_qualifies_it(int cited, string qualification, int from = 0)
    {
        const string condition = "Bibliothèque ouverte le dimanche à condition de recruter deux agents municipaux de plus.";
        var passage = cited == 0 ? (TextSpan?)null : from == 0 ? new(0, cited - 1) : new(condition.Length + 1, cited);
        Contribution[] contributions =
        [
            Asking("a", "ana", "Il faut ouvrir la bibliothèque municipale le dimanche après-midi."),
            Asking("b", "bob", condition + " Et aussi que les jeunes viennent."),
        ];
        var texts = Text.Prepare(new(contributions, []), new(), Cancel);
        var vectors = new TextVectors(texts, Cancel);
        var sentence = Candidates.Of(texts, 0, 45).First();
        var vector = new float[vectors.Dimensions];
        vectors.Of(0, sentence.FirstToken, sentence.TokenCount, vector);
        var point = new SharedPoint(sentence, vector, [new(0, null, 1), new(1, passage, 0.8)], 2, null, 1, false, []);

        var found = new Qualifications(texts, vectors, new(texts.Corpus, new([], [], [], []))).Of(point);

        Assert.Equal(qualification, found.Text);
    }

    [Fact]
    public void A_sentence_that_asks_under_a_condition_stands_on_each_side_of_a_line_with_its_own_words()
    {
        Contribution[] contributions =
        [
            Asking("a", "ana", "Il faut ouvrir la bibliothèque municipale le dimanche après-midi."),
            Asking("b", "bob", "Il faut ouvrir la bibliothèque municipale le dimanche après-midi, à condition de recruter deux agents."),
            Asking("c", "cléo", "La bibliothèque municipale doit ouvrir le dimanche après-midi."),
        ];

        var point = Assert.Single(Pipeline.Run(new(contributions, []), null, new(), SilentObserver.Instance, Cancel).Draft.Points, p => p.Citations.Any(c => c.Contribution.Value == "b"));

        string Words(Citation citation) => citation.Passage is { } passage ? contributions.Single(c => c.Id == citation.Contribution).Body.Plain.Substring(passage.Start, passage.Length) : "";
        Assert.Equal("Il faut ouvrir la bibliothèque municipale le dimanche après-midi", Words(point.Citations.Single(c => c.Contribution.Value == "b")).TrimEnd(' ', ','));
        Assert.StartsWith("à condition de recruter deux agents", Words(Assert.Single(point.QualificationCitations)), StringComparison.Ordinal);
    }

    static Contribution Asking(string id, string author, string body) => new() { Id = new(id), Author = new(author), Body = SourceText.Same(body) };
}
