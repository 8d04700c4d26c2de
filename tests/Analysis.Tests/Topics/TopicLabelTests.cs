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
    [InlineData("impots", 3, "impôts", 1, "impôts")]
    [InlineData("couple", 9, "couplé", 1, "couple")]
    [InlineData("Revenu Universel", 9, "revenu universel", 0, "revenu universel")]
    [InlineData("apl", 6, "APL", 2, "APL")]
    [InlineData("Macron", 9, "macron", 0, "Macron")]
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
}
