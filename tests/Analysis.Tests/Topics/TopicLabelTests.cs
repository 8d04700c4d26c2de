namespace SynthesisPipeline.Analysis.Tests;

public class TopicLabelTests
{
    [Fact]
    public void A_noun_that_names_nothing_alone_is_no_label()
    {
        // all speak of life and of the world, which says nothing; half of each subject has words of its own
        string[] bodies =
        [
            .. Enumerable.Range(0, 14).Select(i => $"Dans la vie du monde {i}, la cantine scolaire doit servir des légumes aux élèves du groupe {i}"),
            .. Enumerable.Range(0, 14).Select(i => $"Dans la vie du monde {i}, la piste cyclable doit longer le canal du secteur {i}"),
            .. Enumerable.Range(0, 14).Select(i => $"Dans la vie du monde {i}, le centre de santé doit garder ses infirmières en équipe {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(w => w is "Vie" or "vie" or "Monde" or "monde"));
        Assert.Contains(labels, l => l.Contains("cantine", StringComparison.OrdinalIgnoreCase) || l.Contains("élèves", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_phrase_is_not_named_by_a_longer_one_that_few_of_its_texts_hold()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 24).Select(i => i % 4 == 0 ? $"Le salaire minimum de croissance suit les prix, dossier {i}" : $"Le salaire des caissières et la paie du soir, dossier {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Where(t => t.Level == 1).Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Contains("croissance", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(labels, l => l.Contains("salaire", StringComparison.OrdinalIgnoreCase) || l.Contains("caissières", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_part_is_not_named_by_half_of_its_topics_label()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 40).Select(i => (i % 4) switch { 0 => $"La piscine et la patinoire manquent de vestiaires {i}", 1 => $"La patinoire est fermée le dimanche {i}", 2 => $"La piscine est fermée le lundi {i}", _ => $"La piscine manque de maîtres-nageurs {i}" }),
            .. Enumerable.Range(0, 40).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 40).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var topics = TopicsTests.Find(TopicsTests.Of(bodies)).Topics;

        var named = topics.Where(t => t.Level == 2).Select(t => (Part: t.Label, Whole: topics.First(p => p.Id == t.ParentId).Label)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named.Where(n => !n.Part.Contains(" : ", StringComparison.Ordinal)), n => Assert.DoesNotContain(n.Part.Split(" et "), part => n.Whole.Split(" et ").Contains(part, StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public void What_all_speak_of_names_nothing_though_some_write_it_in_two_words()
    {
        string Bus(int i) => (i % 4) switch { 0 or 1 => "bibliobus", 2 => "biblio-bus", _ => "biblio bus" };
        string[] bodies =
        [
            .. Enumerable.Range(0, 40).Select(i => $"Le {Bus(i)} prête trop peu de romans policiers et de bandes dessinées {i}"),
            .. Enumerable.Range(0, 40).Select(i => $"Le {Bus(i)} oublie la maison de retraite et ses pensionnaires {i}"),
            .. Enumerable.Range(0, 40).Select(i => $"Le {Bus(i)} roule au gazole : moteur électrique et batterie le rendraient silencieux {i}"),
        ];

        var found = TopicsTests.Find(TopicsTests.Of(bodies));

        Assert.NotEmpty(found.Topics);
        Assert.All(found.Topics, t => Assert.DoesNotContain("bus", t.Label, StringComparison.OrdinalIgnoreCase));
        Assert.All(found.Topics, t => Assert.DoesNotContain("biblio", t.Label, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_word_written_in_two_names_a_topic_once()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 30).Select(i => $"{(i % 2 == 0 ? "Un bibliobus passe" : "Un biblio bus passe")} devant la mairie, tournée {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"Le tramway longe la gare et le quai {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"La piscine manque de vestiaires et de douches {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.Contains(labels, l => l.Contains("bibliobus", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(labels, l => l.Contains("biblio bus", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_is_given_to_somebody_is_not_named_with_them()
    {
        string[] verbs = ["associer", "associez", "associons", "on associera"];
        string[] bodies =
        [
            .. Enumerable.Range(0, 32).Select(i => $"Il faut {verbs[i % 4]} les riverains aux chantiers du canal, dossier {i}"),
            .. Enumerable.Range(0, 32).Select(i => $"Le tramway longe la gare et le quai {i}"),
            .. Enumerable.Range(0, 32).Select(i => $"L'aide au logement manque dans la cité {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Contains("riverains aux", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(labels, l => l.Contains("riverains", StringComparison.OrdinalIgnoreCase) || l.Contains("chantier", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(labels, l => l.Contains("aide au logement", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_verb_that_the_lexicon_does_not_know_names_nothing()
    {
        string[] forms = ["scroller", "scrollent", "scrollait", "scroller"];
        string[] bodies =
        [
            .. Enumerable.Range(0, 32).Select(i => $"Le soir au lit, ils se plaignent de {forms[i % 4]} sur un écran {i}"),
            .. Enumerable.Range(0, 32).Select(i => $"Le tramway longe la gare et le quai {i}"),
            .. Enumerable.Range(0, 32).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        Assert.All(TopicsTests.Find(TopicsTests.Of(bodies)).Topics, t => Assert.DoesNotContain("scroller", t.Label, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("La cantine sert des légumes et des fruits, la mauvaise le fait", "mauvaise")] // an adjective taken for a noun
    [InlineData("Une idee pour la cantine : des legumes et des fruits", "idée")]               // without its accents
    public void A_weak_word_names_nothing_however_it_is_written(string cantine, string weak)
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 30).Select(i => $"{cantine} {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"Le tramway longe la gare et le quai {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"La piscine manque de vestiaires et de douches {i}"),
        ];

        Assert.All(TopicsTests.Find(TopicsTests.Of(bodies)).Topics, t => Assert.DoesNotContain(weak, string.Join(' ', [t.Label, .. t.Keyphrases]), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Words_of_one_root_name_a_topic_once()
    {
        string[] things = ["navires", "camions", "piscines", "montres", "bijoux", "parfums", "yachts", "vins", "cigares", "fourrures", "tableaux", "avions", "motos", "antennes", "pneus"];
        string[] bodies =
        [
            .. Enumerable.Range(0, 30).Select(i => $"{(i % 2 == 0 ? "Une taxe sur les" : "La taxation des")} {things[i / 2]}"),
            .. Enumerable.Range(0, 30).Select(i => $"Le tramway longe la gare et le quai {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.Contains(labels, l => l.StartsWith("Tax", StringComparison.Ordinal));
        Assert.All(labels, l => Assert.False(l.Contains("taxe", StringComparison.OrdinalIgnoreCase) && l.Contains("taxation", StringComparison.OrdinalIgnoreCase), l));
    }

    [Fact]
    public void Letters_and_what_they_stand_for_are_named_once()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? $"Gardez l'AAH comme elle est, dossier {i}" : $"Gardez l'allocation aux adultes handicapés comme elle est, dossier {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Contains("AAH", StringComparison.Ordinal) && l.Contains("allocation", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(labels, l => l.Contains("AAH", StringComparison.Ordinal) || l.Contains("allocation", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Droit", "Droits", true)]
    [InlineData("Foyer et couple", "Couples et foyers", true)]
    [InlineData("Journaux de la commune", "Journal communes", true)]
    [InlineData("Droit d'asile", "Droits", false)]
    [InlineData("Vote blanc", "Vote obligatoire", false)]
    public void Labels_that_a_reader_would_take_for_one_are_one(string one, string other, bool same) =>
        Assert.Equal(same, TopicNames.Sense(one) == TopicNames.Sense(other));

    [Fact]
    public void No_two_topics_of_either_level_are_named_alike()
    {
        string[] places = ["cantine", "piscine", "mairie", "gare", "école", "forêt"];
        string[] bodies = [.. Enumerable.Range(0, 240).Select(i => (i % 3) switch
        {
            0 => $"Les travaux de la {places[i / 3 % 6]} gênent les riverains du bloc {i}",
            1 => $"Le travail à la {places[i / 3 % 6]} fatigue les agents du bloc {i}",
            _ => $"Des horaires pour la {places[i / 3 % 6]} et ses riverains, bloc {i}",
        })];

        var senses = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Where(t => !t.Label.Contains(" : ", StringComparison.Ordinal)).Select(t => TopicNames.Sense(t.Label)).ToList();

        Assert.True(senses.Count > 6);
        Assert.Equal(senses.Count, senses.Distinct().Count());
    }

    [Fact]
    public void A_word_gives_way_to_the_longer_phrase_that_a_share_of_its_texts_hold()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 30).Select(i => i % 5 < 2 ? $"La formation des enseignants est bien trop courte {i}" : $"La formation est bien trop courte {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Where(t => t.Level == 1).Select(t => t.Label).ToList();

        Assert.Contains(labels, l => l.Contains("formation des enseignants", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_participle_belongs_to_the_name_of_what_it_was_done_to()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 24).Select(i => $"Gardez l'allocation aux adultes handicapés, dossier {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Where(t => t.Level == 1).Select(t => t.Label).ToList();

        Assert.Contains(labels, l => l.Contains("adultes handicapés", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_letters_of_the_consultations_name_name_no_topic()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 24).Select(i => $"Le PJC doit prêter des vélos {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];
        var corpus = new Corpus(TopicsTests.Of(bodies).Contributions, [], "Que voulez-vous du plan jeunesse communal ?");

        var labels = TopicsTests.Find(corpus).Topics.Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Contains("PJC", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(labels, l => l.Contains("vélos", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void English_topics_are_named_in_English_by_what_is_spoken_of()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? $"We should really have a referendum about the harbour, number {i}" : $"They want less noise and more boats in the harbour, number {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"We need to make more room for the library and for its readers, number {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"It is still good to take the tram with small children, number {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Contains("référendum", StringComparison.OrdinalIgnoreCase) || l.Contains(" et ", StringComparison.Ordinal));
        Assert.DoesNotContain(labels, l => l.Split(' ').Any(w => w is "Less" or "less" or "still" or "Still" or "take" or "Take" or "need" or "Need"));
        Assert.Contains(labels, l => l.Contains("harbour", StringComparison.OrdinalIgnoreCase) || l.Contains("referendum", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("impots", 3, "impôts", 1, "impôts")]
    [InlineData("couple", 9, "couplé", 1, "couple")]
    [InlineData("Revenu Universel", 9, "revenu universel", 0, "revenu universel")]
    [InlineData("apl", 6, "APL", 2, "APL")]
    [InlineData("lecole", 6, "", 0, "école")]
    [InlineData("enquetes publiques", 6, "", 0, "enquêtes publiques")]
    [InlineData("deputes", 6, "", 0, "députés")]
    [InlineData("droit du sol", 6, "", 0, "droit du sol")]
    [InlineData("Macron", 9, "macron", 0, "Macron")]
    [InlineData("lisf", 9, "", 0, "ISF")]
    [InlineData("leau potable", 6, "", 0, "eau potable")]
    [InlineData("leurope", 6, "", 0, "Europe")]
    [InlineData("biblio bus", 3, "bibliobus", 3, "bibliobus")]
    [InlineData("sentiment de malêtre", 1, "sentiment de mal-être", 1, "sentiment de mal-être")]
    [InlineData("depenses de l'etat", 6, "", 0, "dépenses de l'État")]
    [InlineData("entreprise", 4, "entreprises", 3, "entreprises")]
    [InlineData("démocratie", 4, "démocraties", 2, "démocratie")]
    [InlineData("adhésion à l'ue", 4, "adhésion à l'UE", 2, "adhésion à l'UE")]
    public void A_phrase_is_written_as_a_dictionary_would(string way, int times, string other, int otherTimes, string expected) =>
        Assert.Equal(expected, PhraseSpelling.Of(new Dictionary<string, int> { [way] = times, [other] = otherTimes }.Where(w => w.Value > 0).ToDictionary()));

    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    [InlineData(4)]
    public void Finer_topics_are_more_topics(double detail)
    {
        var corpus = TopicsTests.Of([.. Enumerable.Range(0, 200).Select(i => $"{new[] { "bus", "école", "hôpital", "musée", "piscine", "forêt", "rivière", "marché" }[i % 8]} du quartier {i / 8} pour les habitants")]);
        int Count(double d) => Topics.Find(Text.Prepare(corpus, new(), TestContext.Current.CancellationToken), [], null, new() { Detail = d }, null, 1, TestContext.Current.CancellationToken)
            .Topics.Count(t => t.Level == 1);

        Assert.True(detail < 1 ? Count(detail) < Count(1) : detail > 1 ? Count(detail) > Count(1) : Count(1) >= 3);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(4.1)]
    [InlineData(double.NaN)]
    public void A_detail_out_of_its_range_is_refused(double detail) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Topics.Find(Text.Prepare(TopicsTests.Of("un bus"), new(), TestContext.Current.CancellationToken), [], null, new() { Detail = detail }, null, 1, TestContext.Current.CancellationToken));

    [Fact]
    public void What_somebody_added_to_a_form_letter_is_an_idea_of_its_own_in_the_topic_it_speaks_of()
    {
        const string letter = "Nous demandons que la bibliothèque prête des livres aux lecteurs du rayon jeunesse, que ses lecteurs trouvent des livres et que la bibliothèque garde ses bibliothécaires";
        const string added = "et surtout le dernier train du soir vers la gare doit revenir";
        string[] trains =
        [
            "Le train du soir doit rouler plus tard", "Les trains vers la gare centrale sont trop rares", "Un train de nuit jusqu'à la gare de montagne", "La gare ferme avant l'arrivée du dernier train",
            "Plus de wagons dans le train du matin", "Le train régional saute notre gare", "Des vélos dans chaque train", "Le quai de la gare est trop court pour un train long",
        ];
        string[] libraries =
        [
            "La bibliothèque prête trop peu de livres récents", "Les lecteurs veulent des livres en gros caractères", "Ouvrir la bibliothèque le dimanche aux lecteurs", "Des livres pour enfants au rayon jeunesse",
            "Un bibliothécaire pour guider les lecteurs", "La bibliothèque manque de livres en langues étrangères", "Rendre les livres dans une boîte la nuit", "Le rayon des bandes dessinées attire de jeunes lecteurs",
        ];
        Contribution Of(string id, string body) => new() { Id = new(id), Body = SourceText.Same(body) };
        var corpus = new Corpus(
        [
            .. Enumerable.Range(0, 12).Select(i => Of($"a{i:00}", letter)), Of("b", $"{letter} {added}."),
            .. trains.Select((t, i) => Of($"c{i:00}", t)), .. libraries.Select((t, i) => Of($"d{i:00}", t)),
        ], []);
        var texts = Text.Prepare(corpus, new(), TestContext.Current.CancellationToken);
        var duplicates = Duplicates.Find(texts, new(), TestContext.Current.CancellationToken);

        var found = Topics.Find(texts, duplicates, null, new(), null, 1, TestContext.Current.CancellationToken);

        var ideas = found.Ideas.Where(i => i.Contribution.Value == "b").ToList();
        Assert.Equal(2, ideas.Count);
        Assert.StartsWith("et surtout", (letter + " " + added + ".")[ideas[1].Passage.Start..ideas[1].Passage.End], StringComparison.Ordinal);
        Assert.Contains(ideas[1].Topic, found.Assignments.Where(a => a.Contribution.Value[0] == 'c').Select(a => a.Topic));
        Assert.NotEqual(ideas[0].Topic, ideas[1].Topic);
    }

    [Fact]
    public void A_word_and_the_same_word_without_its_apostrophe_name_a_topic_once()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 14).Select(i => i % 2 == 0 ? $"Le marché de leurope ouvre ses portes, guichet {i}" : $"Le marché de l’Europe ouvre ses portes, guichet {i}"),
            .. Enumerable.Range(0, 14).Select(i => $"La piste cyclable doit longer le canal du secteur {i}"),
            .. Enumerable.Range(0, 14).Select(i => $"Le centre de santé doit garder ses infirmières, équipe {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.Contains(labels, l => l.Contains("europe", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(labels, l => l.Contains("leurope", StringComparison.OrdinalIgnoreCase) && l.Replace("leurope", "", StringComparison.OrdinalIgnoreCase).Contains("europe", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Two_words_said_in_one_breath_are_named_so()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 30).Select(i => (i % 3) switch { 0 => $"Le marché de l'électricité doit fermer, dossier {i}", 1 => $"Une électricité moins chère, dossier {i}", _ => $"Le marché fixe trop haut ses tarifs, dossier {i}" }),
            .. Enumerable.Range(0, 30).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 30).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.Contains(labels, l => l.Contains("marché de l'électricité", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(labels, l => l.Contains("marché et", StringComparison.OrdinalIgnoreCase) || l.Contains("et marché", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_part_that_half_of_its_topics_label_tells_best_says_that_half_before_the_colon()
    {
        // twenty speak of the pool, in words that few share; twenty of the rink and its ice
        string[] odd = ["vestiaires", "bonnets", "casiers", "douches", "maillots"];
        string[] bodies =
        [
            .. Enumerable.Range(0, 20).Select(i => $"La piscine manque de {odd[i % 5]} pour les nageurs, remarque {i}"),
            .. Enumerable.Range(0, 20).Select(i => $"La patinoire manque de glace pour les patineurs, remarque {i}"),
            .. Enumerable.Range(0, 40).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 40).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        var topics = TopicsTests.Find(TopicsTests.Of(bodies)).Topics;

        var parts = topics.Where(t => t.Level == 2 && t.Label.Contains(" : ", StringComparison.Ordinal) && !t.Label.Contains("autres points", StringComparison.Ordinal)).ToList();
        Assert.All(parts, p => Assert.Contains(p.Label.Split(" : ")[0], topics.First(t => t.Id == p.ParentId).Label, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(topics, t => t.Label.Contains("piscine", StringComparison.OrdinalIgnoreCase) || t.Label.Contains("nageurs", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void English_verbs_and_adjectives_name_nothing_alone_and_what_is_joined_by_of_does()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? $"We should protect the coast, because the coast is beautiful, number {i}" : $"They must protect our coast and its affordable cabins, number {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"The freedom of movement is what the workers lost, number {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"The library has a room for its readers, number {i}"),
        ];

        var labels = TopicsTests.Find(TopicsTests.Of(bodies)).Topics.Select(t => t.Label).ToList();

        Assert.DoesNotContain(labels, l => l.Split([" and ", ": "], StringSplitOptions.None).Any(said => said.ToLowerInvariant() is "protect" or "affordable" or "beautiful" or "lost"));
        Assert.Contains(labels, l => l.Contains("freedom of movement", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(labels, l => l.Contains("autres points", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_points_are_said_in_the_language_of_the_topic()
    {
        Assert.Equal(" : autres points (T02.1)", TopicLabel.OtherPoints(isForeign: false, new("T02.1")));
        Assert.Equal(": other points (T02.1)", TopicLabel.OtherPoints(isForeign: true, new("T02.1")));
    }

    [Fact]
    public void Keyphrases_of_a_topic_say_each_thing_once()
    {
        string[] bodies =
        [
            .. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? $"Moins dimmigration clandestine au port {i}" : $"Limmigration clandestine doit baisser au port {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"Le tramway passe devant la gare et le quai {i}"),
            .. Enumerable.Range(0, 24).Select(i => $"La bibliothèque prête des livres aux lecteurs du village {i}"),
        ];

        Assert.All(TopicsTests.Find(TopicsTests.Of(bodies)).Topics, t => Assert.Equal(t.Keyphrases.Length, t.Keyphrases.Select(TopicNames.Sense).Distinct().Count()));
    }
}
