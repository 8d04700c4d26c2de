using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class TagsTests
{
    static ImmutableArray<Tag> Assign(params Contribution[] contributions) => Assign(contributions, []);

    static ImmutableArray<Tag> Assign(IEnumerable<Contribution> contributions, IEnumerable<Vote> votes) =>
        Tags.Assign(Text.Prepare(new(contributions, votes), new(), CancellationToken.None), new(), 1, CancellationToken.None).Tags;

    static string[] Values(IEnumerable<Tag> tags, TagKind kind) => [.. tags.Where(t => t.Kind == kind).Select(t => t.Value)];

    [Theory]
    [InlineData("Voter une loi pour interdire la publicité dans les écoles.", "legislation")]
    [InlineData("Créer une plateforme en ligne et un guichet unique pour les demandes.", "operational")]
    [InlineData("Faire adopter une directive européenne sur les données par la Commission européenne.", "eu_regulation")]
    [InlineData("Défendre la neutralité dans les accords internationaux et à l'ONU.", "international")]
    [InlineData("We need a European directive on data at European Union level.", "eu_regulation")]
    public void The_instrument_is_read_from_words(string body, string expected)
    {
        var tag = Assert.Single(Assign(Copies.Of("p", body)), t => t.Kind == TagKind.Instrument);

        Assert.Equal(expected, tag.Value);
        Assert.Equal(TagOrigin.Rule, tag.Origin);
        Assert.NotEmpty(tag.Why);
        Assert.All(tag.Why, w => Assert.Contains(w, body, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Installer un banc près de la fontaine.", "operational")]
    [InlineData("Il faudrait un banc près de la fontaine.", "operational")]
    [InlineData("Pourquoi ne pas installer un banc près de la fontaine ?", "operational")]
    [InlineData("1. Planter des tilleuls 2. Éclairer le chemin", "operational")]
    [InlineData("Que la vitesse soit plafonnée à trente dans le bourg.", "legislation")]
    [InlineData("On nous parle de bancs et de fontaines depuis dix ans.", null)]
    [InlineData("Ce matin, un ouvrier est venu installer le banc.", null)]
    public void A_word_of_doing_counts_where_it_is_asked_for(string body, string? expected) =>
        Assert.Equal(expected, Values(Assign(Copies.Of("p", body)), TagKind.Instrument).SingleOrDefault());

    [Theory]
    [InlineData("Aux banques de rendre l'argent.", "companies")]
    [InlineData("Que la région paie les cars du matin.", "local_authorities")]
    [InlineData("Les mairies et les écoles devraient ouvrir plus tard.", "local_authorities")]
    [InlineData("La banque du village a fermé en mars.", null)]
    public void Who_is_called_upon_is_addressed_and_who_is_named_is_not(string body, string? expected) =>
        Assert.Equal(expected, Values(Assign(Copies.Of("p", body)), TagKind.Addressee).FirstOrDefault());

    [Fact]
    public void A_law_that_names_nobody_is_asked_of_those_who_govern()
    {
        Assert.Equal(["government"], Values(Assign(Copies.Of("p", "Interdire les pétards après vingt-deux heures.")), TagKind.Addressee));
        Assert.Equal(["companies"], Values(Assign(Copies.Of("p", "Interdire aux banques de facturer les virements : les banques doivent les offrir.")), TagKind.Addressee));
    }

    [Fact]
    public void Of_others_one_does_not_speak_as_one_of_them() =>
        Assert.Empty(Values(Assign(Copies.Of("p", "En tant que retraités, nos voisins voyagent beaucoup.")), TagKind.Stakeholder));

    [Theory]
    [InlineData("Il serait bon de rendre service en tant que bénévole pendant les vacances.")]
    [InlineData("La prime du président, qui touche aussi une indemnité en tant que maire, doit baisser.")]
    [InlineData("Quel beau métier, étant sénateur pendant vingt ans.")]
    public void What_is_said_of_anybody_tells_nothing_of_who_speaks(string body) =>
        Assert.Empty(Values(Assign(Copies.Of("p", body)), TagKind.Stakeholder));

    [Theory]
    [InlineData("Ce dossier m'attriste. En tant que médecin, il fallait le dire.")]
    [InlineData("Il me semble, et je le dis en tant que médecin, que cela suffit.")]
    [InlineData("Que faire, étant médecin, quand nos salles débordent ?")]
    public void Near_the_speaker_or_at_the_head_of_a_sentence_it_is_the_speaker(string body) =>
        Assert.Equal(["health_professional"], Values(Assign(Copies.Of("p", body)), TagKind.Stakeholder));

    [Fact]
    public void Those_who_govern_are_told_more_surely_from_a_law_than_from_being_named()
    {
        var inferred = Assign(Copies.Of("p", "Interdire les pétards après vingt-deux heures.")).Single(t => t.Kind == TagKind.Addressee);
        var named = Assign(Copies.Of("p", "L'État doit ouvrir ses données.")).First(t => t.Kind == TagKind.Addressee);

        Assert.Equal(RuleReliability.Measured.Last(l => l.Kind == TagKind.Addressee).Said, inferred.Confidence, 9);
        Assert.InRange(named.Confidence, 0.5, 0.6);
    }

    [Theory]
    [InlineData("L'État doit ouvrir ses données.", "government")]
    [InlineData("Les entreprises devraient publier leurs écarts de salaires.", "companies")]
    [InlineData("Les communes doivent garder une école par village.", "local_authorities")]
    [InlineData("Les associations et les incubateurs doivent travailler ensemble.", "ecosystem")]
    [InlineData("Chaque citoyen doit trier, les citoyens doivent s'informer.", "citizens")]
    public void Who_must_act_is_addressed(string body, string expected) =>
        Assert.Equal(expected, Values(Assign(Copies.Of("p", body)), TagKind.Addressee)[0]);

    [Fact]
    public void Nothing_is_said_where_no_word_tells() =>
        Assert.Empty(Assign(Copies.Of("p", "Ce serait plus joli avec des fleurs.")));

    [Theory]
    [InlineData("En tant que médecin, je vois passer ces dossiers.", "health_professional")]
    [InlineData("Je suis agriculteur dans le Cher depuis vingt ans.", "farmer")]
    [InlineData("Je suis moi-même enseignante et je constate le contraire.", "teacher")]
    [InlineData("Infirmière en ville, je vois passer ces dossiers.", "health_professional")]
    [InlineData("Notre association reçoit chaque semaine des personnes perdues.", "association")]
    public void Who_speaks_is_read_from_how_people_introduce_themselves(string body, string expected) =>
        Assert.Equal([expected], Values(Assign(Copies.Of("p", body)), TagKind.Stakeholder));

    [Fact]
    public void Being_against_is_no_profession() => Assert.Empty(Values(Assign(Copies.Of("p", "Je suis contre ce projet d'enseignants.")), TagKind.Stakeholder));

    [Fact]
    public void An_organisation_speaks_by_its_name_and_a_person_never_does()
    {
        var organisation = Copies.Of("o", "Voici notre avis.") with { Author = new("Fédération des usagers du train", ContributorKind.Organisation) };
        var person = Copies.Of("p", "Voici mon avis.") with { Author = new("Association Dupont", ContributorKind.Person) };

        var tags = Assign(organisation, person);

        Assert.Equal("association", Assert.Single(tags, t => t.Kind == TagKind.Stakeholder).Value);
    }

    [Fact]
    public void Laws_figures_acronyms_and_names_are_entities()
    {
        var tags = Assign(Copies.Of("p", "Selon la loi du 6 janvier 1978 et l'article 12, la CNIL peut infliger 3 milliards d'euros, soit 30 % du budget de la ville de Lyon."));

        var values = Values(tags, TagKind.Entity);
        Assert.Superset(new HashSet<string> { "loi du 6 janvier 1978", "article 12", "CNIL", "3 milliards d'euros", "30 %", "Lyon" }, values.ToHashSet());
    }

    [Fact]
    public void A_text_in_capitals_names_nobody() =>
        Assert.Equal(["30 %"], Values(Assign(Copies.Of("p", "JE VEUX BAISSER LES PRIX DE 30 % TOUT DE SUITE")), TagKind.Entity));

    [Fact]
    public void A_declared_side_stands_as_its_author_chose_it()
    {
        var argument = Copies.Of("a", "Absolument pas.", kind: ContributionKind.Argument, parent: "p") with { Stance = Side.For };

        var tag = Assert.Single(Assign(Copies.Of("p", "Créer une piste."), argument), t => t.Kind == TagKind.Stance);

        Assert.Equal(("for", 1.0, TagOrigin.Human), (tag.Value, tag.Confidence, tag.Origin));
    }

    [Theory]
    [InlineData("Tout à fait d'accord, excellente idée.", "for")]
    [InlineData("Oui, c'est une mesure juste et nécessaire.", "for")]
    [InlineData("Non, c'est absurde et injuste.", "against")]
    [InlineData("Je ne suis pas d'accord, ce n'est pas la bonne solution.", "against")]
    [InlineData("I disagree, this is a bad idea.", "against")]
    public void A_hidden_side_is_told_from_words(string body, string expected)
    {
        var tag = Assert.Single(Assign(Copies.Of("p", "Rendre le bus gratuit."), Copies.Of("a", body, kind: ContributionKind.Comment, parent: "p")), t => t.Kind == TagKind.Stance);

        Assert.Equal(expected, tag.Value);
        Assert.InRange(tag.Confidence, 0.5, 1);
        Assert.NotEmpty(tag.Why);
    }

    [Fact]
    public void What_its_author_voted_decides_an_argument()
    {
        var argument = Copies.Of("a", "Le bus passe rue des Lilas.", author: "u7", kind: ContributionKind.Argument, parent: "p");

        var tag = Assert.Single(Assign([Copies.Of("p", "Rendre le bus gratuit."), argument], [new(new("p"), "u7", VoteValue.Disagree)]), t => t.Kind == TagKind.Stance);

        Assert.Equal(("against", TagOrigin.Rule), (tag.Value, tag.Origin));
        Assert.Contains("vote de l'auteur", tag.Why[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_voter_who_stands_twice_stops_nothing()
    {
        var argument = Copies.Of("a", "Le bus passe rue des Lilas.", author: "u7", kind: ContributionKind.Argument, parent: "p");
        var vote = new Vote(new("p"), "u7", VoteValue.Agree);

        Assert.Equal("for", Assert.Single(Assign([Copies.Of("p", "Rendre le bus gratuit."), argument], [vote, vote]), t => t.Kind == TagKind.Stance).Value);
    }

    [Fact]
    public void Every_argument_with_a_proposition_has_one_side_and_no_other_has()
    {
        var tags = Assign(Copies.Of("p", "Rendre le bus gratuit."), Copies.Of("a", "", kind: ContributionKind.Argument, parent: "p"),
            Copies.Of("b", "Bof", kind: ContributionKind.Comment, parent: "a"), Copies.Of("c", "Oui", kind: ContributionKind.Comment, parent: "gone"));

        Assert.Equal(["a", "b"], tags.Where(t => t.Kind == TagKind.Stance).Select(t => t.Contribution.Value));
    }

    [Fact]
    public void A_few_hundred_declared_sides_teach_the_words_of_their_corpus()
    {
        var propositions = Enumerable.Range(0, 10).Select(i => Copies.Of($"p{i}", $"Proposition {i}"));
        var declared = Enumerable.Range(0, 300).Select(i => Copies.Of($"a{i:000}", $"{(i % 2 == 0 ? "zblag" : "frouf")} dossier numéro{(char)('a' + i % 26)}{(char)('a' + i / 26)}",
            kind: ContributionKind.Argument, parent: $"p{i % 10}") with { Stance = i % 2 == 0 ? Side.For : Side.Against });
        var hidden = new[] { Copies.Of("x", "zblag dossier", kind: ContributionKind.Argument, parent: "p1"), Copies.Of("y", "frouf dossier", kind: ContributionKind.Argument, parent: "p1") };

        var tags = Assign([.. propositions, .. declared, .. hidden]).Where(t => t.Kind == TagKind.Stance).ToDictionary(t => t.Contribution.Value, t => t.Value);

        Assert.Equal(("for", "against"), (tags["x"], tags["y"]));
    }

    [Fact]
    public void Lenses_read_across_topics() =>
        Assert.Equal(["inclusion", "territories"], Values(Assign(Copies.Of("p", "Les personnes handicapées et précaires des zones rurales sont loin de tout, dans chaque territoire.")), TagKind.Lens).Order());
}
