using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

public class DuplicatesTests
{
    const string Letter = "Nous demandons au gouvernement de rendre les transports en commun gratuits pour tous les habitants de la région. "
        + "La voiture coûte cher, elle pollue et elle isole ceux qui ne conduisent pas. Un billet gratuit remplirait les trains du soir.";
    const string Other = "La cantine de l'école devrait servir chaque semaine un repas préparé avec les légumes des maraîchers voisins, et dire aux parents d'où ils viennent.";

    [Fact]
    public void Case_accents_and_punctuation_do_not_part_exact_copies()
    {
        var groups = Copies.FindTexts(Letter, Letter.ToUpperInvariant(), Letter.Replace("é", "e", StringComparison.Ordinal).Replace(".", " !", StringComparison.Ordinal), Other);

        var group = Assert.Single(groups);
        Assert.Equal(["c00000", "c00001", "c00002"], Copies.Ids(group));
        Assert.Equal(1, group.Wordings);
        Assert.All(group.Members, m => Assert.Equal(1, m.Similarity));
    }

    [Theory]
    [InlineData("opening")]
    [InlineData("closing")]
    [InlineData("typos")]
    [InlineData("permuted")]
    [InlineData("synonyms")]
    [InlineData("dropped")]
    [InlineData("accents")]
    [InlineData("slots")]
    [InlineData("truncated")]
    [InlineData("capitals")]
    public void Every_kind_of_change_leaves_a_copy(string kind)
    {
        var copy = new Planting(7, [Other]).Change(Letter, kind);

        var group = Assert.Single(Copies.FindTexts(Letter, copy, Other));

        Assert.Equal(["c00000", "c00001"], Copies.Ids(group));
    }

    [Fact]
    public void One_text_by_many_authors_is_a_campaign()
    {
        var groups = Copies.Find(Enumerable.Range(0, 13).Select(i => Copies.Of($"a{i:00}", Letter + (i % 4 == 0 ? " Merci." : ""), author: $"u{i % 12}", at: $"2019-10-{i + 1:00}")));

        var group = Assert.Single(groups);
        Assert.Equal(DuplicateKind.Campaign, group.Kind);
        Assert.Equal((13, 12, 2), (group.Members.Length, group.Authors, group.Wordings));
        Assert.Equal(new DateTimeOffset(2019, 10, 1, 0, 0, 0, TimeSpan.Zero), group.FirstAt!.Value.ToUniversalTime());
        Assert.Equal(13, group.LastAt!.Value.Day);
        Assert.Equal("D001", group.Id);
    }

    [Fact]
    public void One_author_who_repeats_himself_is_no_campaign()
    {
        var group = Assert.Single(Copies.Find(Enumerable.Range(0, 5).Select(i => Copies.Of($"a{i}", Letter, author: "u1"))));

        Assert.Equal(DuplicateKind.Exact, group.Kind);
        Assert.Equal(1, group.Authors);
    }

    [Fact]
    public void Titles_that_many_find_by_themselves_are_no_campaign()
    {
        var group = Assert.Single(Copies.Find(Enumerable.Range(0, 5).Select(i => Copies.Of($"a{i}", "", author: $"u{i}", title: "Reconnaissance du vote blanc"))));

        Assert.Equal(DuplicateKind.Exact, group.Kind);
    }

    [Fact]
    public void Words_added_to_a_form_letter_are_shown_where_they_stand()
    {
        const string added = "Dans ma vallée le dernier car part à seize heures et ma mère ne voit plus personne.";
        var body = Letter + " " + added;

        var group = Assert.Single(Copies.Find(Copies.Of("a", Letter), Copies.Of("b", Letter), Copies.Of("c", body)));

        var span = Assert.Single(group.Members.Single(m => m.Contribution.Value == "c").Added);
        Assert.Equal(added.TrimEnd('.'), body.Substring(span.Start, span.Length));
    }

    [Fact]
    public void One_shared_link_does_not_join_strangers()
    {
        const string link = " https://www.exemple.fr/consultation/propositions/une-adresse-tres-longue-avec-beaucoup-de-mots-dedans/voir?page=1";

        Assert.Empty(Copies.FindTexts(Letter + link, Other + link, "Le stade municipal mérite une nouvelle pelouse avant la prochaine saison de rugby." + link));
    }

    [Fact]
    public void A_short_text_scattered_in_a_long_one_is_no_copy()
    {
        var random = new Random(5);
        var words = "le la de et un une pour les des en il que qui dans sur pas plus avec ce tout faire bien ville école rue parc bus eau air bois".Split(' ');
        var longText = string.Join(' ', Enumerable.Range(0, 300).Select(_ => words[random.Next(words.Length)]));

        Assert.Empty(Copies.FindTexts(longText, "Il faut faire de la rue un parc pour les écoles avec de l'eau et des bois dans la ville", Other));
    }

    [Fact]
    public void Campaigns_that_quote_each_other_are_not_chained()
    {
        const string third = "Les commerçants du centre attendent depuis dix ans la piste cyclable promise, et les terrasses restent vides dès que le parking est plein le samedi matin.";
        var mixed = string.Join(' ', third.Split(' ').Take(12)) + " " + string.Join(' ', Other.Split(' ').Take(12));

        var groups = Copies.FindTexts(third, third, third + " Merci.", Other, Other, Other + " Merci.", mixed);

        Assert.DoesNotContain(groups, g => Copies.Ids(g).Contains("c00000") && Copies.Ids(g).Contains("c00003"));
    }

    [Fact]
    public void Yes_and_no_to_the_same_thing_are_no_copies() =>
        Assert.Empty(Copies.FindTexts("Oui à la réforme des retraites", "Non à la réforme des retraites"));

    [Fact]
    public void Slogans_inside_longer_texts_are_no_copies() =>
        Assert.Empty(Copies.FindTexts("Le pouvoir au peuple maintenant et partout", Other + " Le pouvoir au peuple maintenant et partout. Et que les maraîchers soient payés au juste prix de leur travail."));

    [Fact]
    public void The_same_few_words_under_different_propositions_are_no_copies()
    {
        var groups = Copies.Find(Copies.Of("p1", Letter), Copies.Of("p2", Other),
            Copies.Of("a1", "Tout à fait d'accord", kind: ContributionKind.Argument, parent: "p1"), Copies.Of("a2", "Tout à fait !", kind: ContributionKind.Argument, parent: "p1"),
            Copies.Of("a3", "Tout à fait", kind: ContributionKind.Argument, parent: "p2"), Copies.Of("a4", "tout à fait", kind: ContributionKind.Argument, parent: "p1"));

        Assert.Equal(["a2 a4"], Copies.Sets(groups));
    }

    [Fact]
    public void An_amendment_is_no_copy_of_what_it_amends()
    {
        var amendment = Letter.Replace("gratuits", "moins chers", StringComparison.Ordinal);

        Assert.Empty(Copies.Find(Copies.Of("p", Letter), Copies.Of("v", amendment, kind: ContributionKind.Version, parent: "p")));
    }

    [Fact]
    public void Texts_in_Chinese_are_compared_by_their_signs()
    {
        var group = Assert.Single(Copies.FindTexts("我们要求政府为所有居民提供免费的公共交通服务谢谢", "我们要求政府为所有居民提供免费的公共交通服务", "学校食堂应该每周提供一次本地蔬菜"));

        Assert.Equal(["c00000", "c00001"], Copies.Ids(group));
    }

    [Fact]
    public void Texts_without_words_are_left_alone() => Assert.Empty(Copies.FindTexts("", "", "!!!", "!!!", "👍", "👍"));

    [Fact]
    public void Very_long_texts_that_differ_at_the_end_are_not_exact()
    {
        var random = new Random(3);
        string Word() => new([.. Enumerable.Range(0, 3 + random.Next(6)).Select(_ => (char)('a' + random.Next(26)))]);
        var text = string.Join(' ', Enumerable.Range(0, 30_000).Select(_ => Word()));

        var group = Assert.Single(Copies.FindTexts(text, text + " fin", text));

        Assert.Equal(2, group.Wordings);
        Assert.Single(group.Members, m => m.Similarity < 1);
    }

    [Fact]
    public void An_unrelated_text_changes_no_group()
    {
        var texts = new[] { Letter, Letter + " Merci.", Other, Other.ToUpperInvariant() };

        Assert.Equal(Copies.Sets(Copies.FindTexts(texts)), Copies.Sets(Copies.FindTexts([.. texts, "Réparer le pont de la rivière avant que les crues de printemps ne l'emportent avec la route."])));
    }

    [Property(MaxTest = 15)]
    public void Order_of_the_input_does_not_matter_and_each_contribution_is_in_one_group(int seed)
    {
        var random = new Random(seed);
        var words = "maire école route train eau forêt impôt retraite vote loi hôpital médecin village bus vélo port marché champ pont lycée".Split(' ');
        string Text() => string.Join(' ', Enumerable.Range(0, 20 + random.Next(20)).Select(_ => words[random.Next(words.Length)] + random.Next(30)));
        var rows = new Planting(seed, [.. Enumerable.Range(0, 40).Select(_ => Text())]).Plant(5, 10).Select(r => Copies.Of(r.Id, r.Text)).ToArray();
        var groups = Copies.Find(rows);

        random.Shuffle(rows);
        var again = Copies.Find(rows);

        Assert.Equal(groups.Select(g => $"{g.Id} {g.Kind} {g.Representative} {string.Join(' ', Copies.Ids(g))}"), again.Select(g => $"{g.Id} {g.Kind} {g.Representative} {string.Join(' ', Copies.Ids(g))}"));
        Assert.Equal(groups.Sum(g => g.Members.Length), groups.SelectMany(Copies.Ids).Distinct().Count());
        Assert.All(groups, g =>
        {
            Assert.True(g.Members.Length >= 2);
            Assert.Equal(g.Representative, g.Members[0].Contribution);
            Assert.Equal(1, g.Members[0].Similarity);
            foreach (var member in g.Members)
            {
                Assert.InRange(member.Similarity, 0, 1);
                var length = rows.Single(r => r.Id == member.Contribution).Body.Raw.Length;
                Assert.All(member.Added, s => Assert.True(s.Start >= 0 && s.Length > 0 && s.End <= length));
            }
        });
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Copies.Find([], new() { MinLikeness = 2 }));

        Assert.Contains("MinLikeness", error.Message);
    }
}
