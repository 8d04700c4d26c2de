namespace SynthesisPipeline.Analysis.Tests;

public class MisspellingsTests
{
    static bool IsMisspelt(string written, string others = "Il faut permettre aux clubs de la commune d'ouvrir la piscine avec le personnel.", int writers = 1, int right = 4)
    {
        var texts = Text.Prepare(new Corpus([.. Enumerable.Repeat(written, writers).Concat(Enumerable.Repeat(others, right)).Select((t, i) => new Contribution { Id = new($"c{i}"), Body = SourceText.Same(t) })], []), new(), TestContext.Current.CancellationToken);
        return new Misspellings(texts).AreIn(Candidates.Of(texts, 0, 45).First());
    }

    [Theory]
    [InlineData("La mairie doit petmettre aux clubs de la rue d'ouvrir le bassin.")]
    [InlineData("La mairie doit pemettre aux clubs de la rue d'ouvrir le bassin.")]
    [InlineData("La mairie doit perrmettre aux clubs de la rue d'ouvrir le bassin.")]
    [InlineData("La mairie doit pemrettre aux clubs de la rue d'ouvrir le bassin.")]
    public void A_letter_wrong_in_a_word_that_others_use_is_seen(string written) => Assert.True(IsMisspelt(written));

    [Theory]
    [InlineData("La mairie doit permettre aux clubs de la rue d'ouvrir le bassin.")]
    [InlineData("La mairie doit aider les clubs de Pirscine à ouvrir le bassin.")] // a name
    [InlineData("La mairie doit dézorguer les clubs de la rue avec le bassin.")] // like no other word
    [InlineData("La mairie doit aider les personneux de la rue avec le bassin.")] // another ending
    public void Names_new_words_and_other_endings_pass(string written) => Assert.False(IsMisspelt(written));

    [Fact]
    public void What_nobody_else_writes_right_is_left() =>
        Assert.False(IsMisspelt("La mairie doit petmettre aux clubs de la rue d'ouvrir le bassin.", "La piscine du quartier est ouverte."));

    [Theory]
    [InlineData("La mairie doit aider chaque autrice de la commune.", "La mairie doit aider chaque actrice de la commune.")]
    [InlineData("La mairie doit payer les sauveteuses de la piscine.", "La mairie doit payer les sauveteurs de la piscine.")]
    public void What_a_woman_is_called_is_no_slip(string written, string others) => Assert.False(IsMisspelt(written, others));

    [Fact]
    public void Other_languages_are_left() => Assert.False(IsMisspelt("The town should petmettre the clubs and the people of the town to open what they have."));

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)] // three write it so
    [InlineData(2, 2, false)] // two alone write it otherwise
    public void Few_write_it_and_more_write_the_other(int writers, int right, bool isMisspelt) =>
        Assert.Equal(isMisspelt, IsMisspelt("La mairie doit petmettre aux clubs de la rue d'ouvrir le bassin.", writers: writers, right: right));
}
