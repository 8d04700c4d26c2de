namespace SynthesisPipeline.Analysis.Tests;

public class CandidatesTests
{
    [Theory]
    [InlineData("Il faut ABSOLUMENT ouvrir la CAF et le CNRS le samedi matin.", "Il faut absolument ouvrir la CAF et le CNRS le samedi matin")]
    [InlineData("GARANTIR une place en crèche à chaque enfant du quartier.", "Garantir une place en crèche à chaque enfant du quartier")]
    [InlineData("Distinguer LES marchés ET la halle du SUR et du PAS.", "Distinguer les marchés et la halle du SUR et du PAS")]
    public void Shouted_words_are_calmed_and_letters_that_stand_for_a_name_stay(string written, string line)
    {
        var texts = Text.Prepare(new Corpus([new Contribution { Id = new("a"), Body = SourceText.Same(written) }], []), new(), TestContext.Current.CancellationToken);

        Assert.Equal(line, Assert.Single(Candidates.Of(texts, 0, 45)).Text);
    }
}
