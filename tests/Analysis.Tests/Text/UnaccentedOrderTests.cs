using System.Text;

namespace SynthesisPipeline.Analysis.Tests;

public class UnaccentedOrderTests
{
    [Fact]
    public void Forms_are_compared_as_they_are_without_accents()
    {
        string[] forms = ["", "a", "etat", "état", "étatisé", "cœur", "coeur", "œuf", "nævus", "ÿpres", "garçon", "stra\u00DFe", "łódź", "ŉ", "ἀρχή", "e\u0301t", "東京"];
        string[] others = ["", "a", "ab", "coeur", "etat", "etatise", "oeuf", "garcon", "zoo"];

        foreach (var form in forms)
            foreach (var other in others)
                Assert.Equal(Math.Sign(string.CompareOrdinal(Stems.FoldAccents(form), other)), Math.Sign(UnaccentedOrder.Compare(Encoding.UTF8.GetBytes(form), other)));
    }
}
