namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Consultations whose texts share a lot without being copies: everybody filled in one form. Made-up headings, answers of made-up words.</summary>
public class FormTests
{
    static readonly string[] Headings =
    [
        "Votre quartier de résidence", "Votre moyen de transport", "Votre jour de marché", "Votre lieu de promenade", "Votre nombre de trajets",
        "Votre ligne de bus", "Votre heure de départ", "Votre raison de venir",
    ];

    static readonly string[] Syllables = ["ba", "ri", "mo", "tel", "du", "van", "co", "lis", "per", "gna", "fou", "sil"];

    [Fact]
    public void Answers_under_the_headings_of_one_form_are_no_copies()
    {
        var random = new Random(5);
        var texts = Enumerable.Range(0, 120).Select(_ => string.Join('\n', Headings.Select(h => h + "\n" + Words(random, 1)))).ToArray();

        Assert.Empty(Groups(texts));
    }

    [Fact]
    public void A_letter_put_under_the_headings_of_a_form_is_found()
    {
        var random = new Random(6);
        var letter = Words(random, 40);
        var texts = Enumerable.Range(0, 120).Select(i => string.Join('\n', Headings.Select((h, place) => h + "\n" + (i < 5 && place == 1 ? letter : Words(random, 1))))).ToArray();

        Assert.Equal(["c00000 c00001 c00002 c00003 c00004"], Copies.Sets(Groups(texts)));
    }

    [Fact]
    public void A_letter_that_most_people_sent_with_changes_is_one_group()
    {
        var random = new Random(7);
        var letter = Words(random, 80).Split(' ');
        var copies = Enumerable.Range(0, 150).Select(_ => string.Join(' ', letter.Where(_ => random.Next(10) > 0))).ToArray();
        var others = Enumerable.Range(0, 20).Select(_ => Words(random, 60)).ToArray();

        var group = Assert.Single(Groups([.. copies, .. others]));

        Assert.Equal(150, group.Members.Length);
    }

    [Fact]
    public void A_letter_of_most_people_is_a_campaign_though_they_added_a_page_of_their_own()
    {
        // what stands in half of all texts is no form's heading when it goes on for fifty words
        var random = new Random(8);
        var letter = Words(random, 80).Split(' ');
        var copies = Enumerable.Range(0, 140).Select(_ => string.Join(' ', letter.Where(_ => random.Next(20) > 0)) + ". " + Words(random, 56)).ToArray();
        var others = Enumerable.Range(0, 60).Select(_ => Words(random, 60)).ToArray();

        var group = Assert.Single(Groups([.. copies, .. others]));

        Assert.InRange(group.Members.Length, 133, 140);
        Assert.All(group.Members, m => Assert.True(string.CompareOrdinal(m.Contribution.Value, "c00140") < 0));
    }

    [Theory]
    [InlineData(4, 9, 15)]
    [InlineData(2, 35, 60)]
    public void Answers_under_long_headings_are_no_copies_either(int headings, int words, int answer)
    {
        var random = new Random(9);
        var form = Enumerable.Range(0, headings).Select(_ => Words(random, words)).ToArray();

        Assert.Empty(Groups([.. Enumerable.Range(0, 120).Select(_ => string.Join('\n', form.Select(h => h + "\n" + Words(random, answer))))]));
    }

    static System.Collections.Immutable.ImmutableArray<DuplicateGroup> Groups(string[] texts) =>
        Copies.Find(texts.Select((t, i) => Copies.Of($"c{i:00000}", t)), new() { SuggestsParaphrases = false });

    static string Words(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, 5).Select(_ => Syllables[random.Next(Syllables.Length)]))));
}
