namespace SynthesisPipeline.Analysis.Tests;

public class LexiconTests
{
    [Fact]
    public void A_form_has_all_its_readings()
    {
        var readings = Lexicon.Readings("suis");

        Assert.Contains(new Reading("être", PartOfSpeech.Verb), readings);
        Assert.Contains(new Reading("suivre", PartOfSpeech.Verb), readings);
        Assert.Contains(new Reading("être", PartOfSpeech.Auxiliary), readings);
    }

    [Theory]
    [InlineData("taxe", PartOfSpeech.Noun, true)]
    [InlineData("taxe", PartOfSpeech.Verb, true)]
    [InlineData("publiques", PartOfSpeech.Adjective, true)]
    [InlineData("maison", PartOfSpeech.Verb, false)]
    [InlineData("qsdfg", PartOfSpeech.Noun, false)]
    [InlineData("", PartOfSpeech.Noun, false)]
    public void It_knows_what_a_form_can_be(string form, PartOfSpeech part, bool expected) => Assert.Equal(expected, Lexicon.Has(form, part));

    [Theory]
    [InlineData("eglise", "église")]
    [InlineData("securite", "sécurité")]
    [InlineData("maison", null)]
    [InlineData("qsdfg", null)]
    public void Accents_are_restored_where_one_word_is_meant(string form, string? expected) => Assert.Equal(expected, Lexicon.Accented(form));

    [Theory]
    [InlineData("retraites", PartOfSpeech.Noun, "retraite")]
    [InlineData("journaux", PartOfSpeech.Noun, "journal")]
    [InlineData("faut", PartOfSpeech.Verb, "falloir")]
    [InlineData("concernées", PartOfSpeech.Adjective, "concerné")]
    [InlineData("publiques", PartOfSpeech.Adjective, "public")]
    [InlineData("securites", PartOfSpeech.Noun, "sécurité")]
    [InlineData("ubérisaient", PartOfSpeech.Verb, "ubériser")]
    [InlineData("éoliennistes", PartOfSpeech.Noun, "éolienniste")]
    [InlineData("lyon", PartOfSpeech.ProperNoun, "lyon")]
    public void A_lemma_is_what_a_dictionary_lists(string form, PartOfSpeech part, string expected) => Assert.Equal(expected, Lemmas.Of(form, part));
}
