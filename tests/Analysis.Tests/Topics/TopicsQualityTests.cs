namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Floors under the figures of docs/quality.md, on development data that stays outside the tree; the texts are only measured on, nothing is learnt from them.</summary>
public class TopicsQualityTests
{
    [Fact]
    public void Short_comments_find_their_themes_and_questions()
    {
        var rows = SharedTable.Rows("data/xstance-fr/xstance_fr.csv");

        var found = Find(rows.Select(r => (r["id"], "", r["texte"])));

        Assert.InRange(Ami(found, rows, "theme", a => a.Topic), 0.40, 1);
        Assert.InRange(Ami(found, rows, "question_id", a => a.SubTopic ?? a.Topic), 0.43, 1);
        AssertReadable(found);
    }

    [Fact]
    public void Long_propositions_find_their_categories()
    {
        var rows = SharedTable.Rows("data/decidim-mel-grand-debat/propositions.csv");

        var found = Find(rows.Select(r => (r["id"], r["titre"], r["corps"])));

        Assert.InRange(Ami(found, rows, "categorie", a => a.Topic), 0.28, 1);
    }

    [Fact]
    public void Questions_find_their_themes_by_what_people_answer()
    {
        var rows = SharedTable.Rows("data/xstance-fr/xstance_fr.csv");
        var questions = rows.DistinctBy(r => r["question_id"]).ToList();

        var found = Find(questions.Select(r => new Contribution { Id = new(r["question_id"]), Title = r["question_fr"] })
            .Concat(rows.Select(r => new Contribution { Id = new(r["id"]), Kind = ContributionKind.Argument, ParentId = new(r["question_id"]), Body = SourceText.Same(r["texte"]) })));

        // .42 of 99 where a question lies by its own words alone
        var topic = found.Assignments.ToDictionary(a => a.Contribution.Value, a => a.Topic?.Value ?? "");
        Assert.InRange(AdjustedMutualInformation.Of(Numbers(questions.Select(r => topic[r["question_id"]])), Numbers(questions.Select(r => r["theme"]))), 0.48, 1);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Eleven_thousand_titles_find_their_rubrics()
    {
        var rows = SharedTable.Rows("data/vrai-debat-titres/titres_themes.csv.gz").DistinctBy(r => r["slug"]).ToList();

        var found = Find(rows.Select(r => (r["slug"], r["titre_sans_accents"], "")));

        Assert.InRange(Ami(found, rows, "theme_id", a => a.Topic), 0.23, 1);
        AssertReadable(found);
    }

    [Fact]
    public void A_tenth_more_texts_move_few_others()
    {
        var rows = SharedTable.Rows("data/rua-fonctionnement/propositions.csv").Select(r => (r["id"], r["titre"], r["corps"])).ToArray();
        var before = Find(rows.Where((_, i) => i % 10 != 3));

        var after = Find(rows, new(before.Topics, before.Assignments));

        var now = after.Assignments.ToDictionary(a => a.Contribution, a => a.Topic);
        var same = before.Assignments.Count(a => now[a.Contribution] == a.Topic);
        Assert.InRange((double)same / before.Assignments.Length, 0.95, 1);
    }

    static TopicFindings Find(IEnumerable<(string Id, string Title, string Body)> rows, EarlierTopics? earlier = null) =>
        Find(rows.Select(r => new Contribution { Id = new(r.Id), Title = r.Title, Body = SourceText.Same(r.Body) }), earlier);

    static TopicFindings Find(IEnumerable<Contribution> contributions, EarlierTopics? earlier = null)
    {
        var texts = Text.Prepare(new(contributions, []), new(), default);
        return Topics.Find(texts, [], earlier, new(), null, 1, default);
    }

    static double Ami(TopicFindings found, List<Dictionary<string, string>> rows, string column, Func<Assignment, TopicId?> topic)
    {
        var gold = rows.ToDictionary(r => r.TryGetValue("id", out var id) ? id : r["slug"], r => r[column]);
        var judged = found.Assignments.Where(a => gold[a.Contribution.Value].Length > 0).ToArray();
        return AdjustedMutualInformation.Of(Numbers(judged.Select(a => topic(a)?.Value ?? "")), Numbers(judged.Select(a => gold[a.Contribution.Value])));
    }

    static int[] Numbers(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(n => numbers.TryGetValue(n, out var number) ? number : numbers[n] = numbers.Count)];
    }

    static void AssertReadable(TopicFindings found)
    {
        var n = found.Assignments.Length;
        Assert.True(found.Assignments.Count(a => a.Topic is null) <= 0.1 * n);
        Assert.True(found.Topics.Max(t => t.Size) <= 0.25 * n);
        Assert.DoesNotContain(found.Topics, t => t.Label.StartsWith("Sujet T", StringComparison.Ordinal));
    }
}
