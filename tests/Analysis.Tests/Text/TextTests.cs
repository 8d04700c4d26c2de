namespace SynthesisPipeline.Analysis.Tests;

public class TextTests
{
    static PreparedCorpus Prepare(string title, string body) =>
        Text.Prepare(new([new() { Id = new("1"), Title = title, Body = SourceText.Same(body) }], []), new(), default);

    static string[] WordsOf(string body)
    {
        var prepared = Prepare("", body);
        return [.. prepared.Texts[0].Tokens.Select(t => prepared.Vocabulary.Forms[t.Word])];
    }

    [Theory]
    [InlineData("L'eau d’ici, qu'on boit", "l' eau d' ici qu' on boit")]
    [InlineData("Aujourd'hui, quelqu’un pense-t-il ?", "aujourd'hui quelqu'un pense il")]
    [InlineData("Les citoyen·ne·s et les citoyen(ne)s, un·e habitant-e-s", "les citoyens et les citoyens un habitants")]
    [InlineData("Élu.e.s, tou(te)s, lieu(x)", "élus tous lieux")]
    [InlineData("le porte-parole de l'Île-de-France celui-ci", "le porte-parole de l' île-de-france celui-ci")]
    [InlineData("Voir https://a.fr/b?c=d, jean.dupont@mail.fr et @moi #climat #746 www.site.org.", "voir et climat")]
    [InlineData("Le S.M.I.C. à 2,5 % en 2017-2018 (C.S.G)", "le smic à 2,5 en 2017 2018 csg")]
    [InlineData("C'est-à-dire un co-voiturage département-région en haut-fonctionnaire", "c'est-à-dire un co-voiturage département région en haut fonctionnaire")]
    [InlineData("E\u0301te\u0301 CAFÉ", "été café")]
    public void Words_are_cut_as_a_reader_would(string body, string expected)
    {
        var words = WordsOf(body);

        Assert.Equal(expected, string.Join(' ', words));
    }

    [Theory]
    [InlineData("Un. Deux ! trois ? Quatre… 5 fois", "Un.|Deux ! trois ?|Quatre…|5 fois")]
    [InlineData("M. Dupont et Mme. Durand, art. 3 de la loi. Fin", "M. Dupont et Mme. Durand, art. 3 de la loi.|Fin")]
    [InlineData("Un mauvais calcul.Le bon", "Un mauvais calcul.|Le bon")]
    [InlineData("Liste :\n- un point\n2) deux\n• trois", "Liste :|un point|deux|trois")]
    [InlineData("Il faut : 1) baisser 2) monter (art. 2) le reste", "Il faut :|baisser|monter (art. 2) le reste")]
    [InlineData("Il faut : - baisser - monter", "Il faut :|baisser|monter")]
    [InlineData("je n'ai pas de capitales. il faut le dire", "je n'ai pas de capitales.|il faut le dire")]
    [InlineData("un plafond par exemple.- Le reste", "un plafond par exemple.|- Le reste")]
    [InlineData("Il dit « Assez. » Puis il part", "Il dit « Assez. »|Puis il part")]
    public void Sentences_end_where_a_reader_stops(string body, string expected)
    {
        var text = Prepare("", body).Texts[0];

        Assert.Equal(expected, string.Join('|', text.Sentences.Select(s => text.Plain.Substring(s.Start, s.Length))));
    }

    [Theory]
    [InlineData("Le chef de l'État, également élu par les citoyens, garantit la Constitution", 1)]
    [InlineData("Je voudrais que les trains soient gratuits, enfin il faudrait rouvrir les petites gares", 2)]
    [InlineData("Il faut des trains, des bus et des pistes cyclables dans toutes les communes", 1)]
    [InlineData("Merci à tous", 1)]
    public void An_opener_parts_ideas_only_where_both_sides_say_something(string body, int expected)
    {
        var ideas = Prepare("", body).Texts[0].Ideas;

        Assert.Equal(expected, ideas.Length);
    }

    [Theory]
    [InlineData("Il faut que les élus rendent des comptes", Language.French)]
    [InlineData("Organiser de vrais débats citoyens réguliers", Language.French)]
    [InlineData("The government should invest in public transport", Language.English)]
    [InlineData("Die Gemeinde soll nicht noch mehr bauen", Language.Other)]
    [InlineData("Il popolo vota anche per la simpatia di una persona", Language.Other)]
    [InlineData("مرحبا بكم في المدينة", Language.Other)]
    [InlineData("RIC", Language.Unknown)]
    public void The_language_of_a_text_is_told(string body, Language expected)
    {
        var language = Prepare("", body).Texts[0].Language;

        Assert.Equal(expected, language);
    }

    [Fact]
    public void Ideas_lie_in_the_body_and_short_units_join()
    {
        var text = Prepare("Mon titre", "Je propose :\n- de planter des arbres en ville\n- de fermer les rues du centre. Oui.\nIl faut d'une part baisser les impôts, d'autre part augmenter les petites retraites.").Texts[0];

        Assert.Equal(
            ["Je propose :\n- de planter des arbres en ville", "de fermer les rues du centre. Oui.", "Il faut d'une part baisser les impôts", "d'autre part augmenter les petites retraites."],
            text.Ideas.Select(i => text.Plain.Substring(i.Start, i.Length)));
        Assert.All(text.Ideas, i => Assert.True(i.Start >= text.BodyStart));
    }
}
