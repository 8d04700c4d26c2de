using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis.Tests;

public class StanceAccuracyTests
{
    static readonly (string Name, Func<(Corpus, Dictionary<string, Side>)> Read)[] Sets =
        [("rua", () => Rua(withVotes: false)), ("rua with votes", () => Rua(withVotes: true)), ("x-stance", XStance), ("mel", Mel)];

    [Theory]
    [InlineData(0, 0.60)]
    [InlineData(1, 0.80)]
    [InlineData(2, 0.59)]
    [InlineData(3, 0.65)]
    public void Hidden_sides_are_told_better_than_by_chance(int set, double floor)
    {
        var (corpus, gold) = Sets[set].Read();

        var tags = Tags.Assign(Text.Prepare(corpus, new(), CancellationToken.None), new(), 1, CancellationToken.None).Tags
            .Where(t => t.Kind == TagKind.Stance).ToDictionary(t => t.Contribution.Value);

        var right = gold.Select(g => (tags[g.Key].Confidence, Right: tags[g.Key].Value == (g.Value == Side.For ? "for" : "against"))).ToList();
        TestContext.Current.SendDiagnosticMessage("{0} n {1} accuracy {2:0.000}; for {3:0.00}; {4}", Sets[set].Name, gold.Count, right.Average(r => r.Right ? 1.0 : 0),
            tags.Values.Average(t => t.Value == "for" ? 1.0 : 0),
            string.Join(" ", right.GroupBy(r => Math.Floor(r.Confidence * 10)).OrderBy(g => g.Key).Select(g => $"[{g.Average(r => r.Confidence):0.00} {g.Average(r => r.Right ? 1.0 : 0):0.00} n={g.Count()}]")));
        Assert.True(right.Average(r => r.Right ? 1.0 : 0) >= floor);
    }

    static (Corpus, Dictionary<string, Side>) Rua(bool withVotes)
    {
        var propositions = SharedTable.Rows("data/rua-fonctionnement/propositions.csv").Select(r => new Contribution { Id = new(r["id"]), Title = r["titre"], Body = SourceText.Same(r["corps"]), Author = new(r["auteur"]) });
        var rows = SharedTable.Rows("data/rua-fonctionnement/arguments.csv");
        var votes = SharedTable.Rows("data/rua-fonctionnement/votes.csv.gz").Select(r => new Vote(new(r["proposition_id"]), r["votant"], r["valeur"] switch { "YES" => VoteValue.Agree, "NO" => VoteValue.Disagree, _ => VoteValue.Mixed })).DistinctBy(v => (v.Contribution, v.Voter));
        return (new([.. propositions, .. rows.Select(r => Hidden(r["id"], r["texte"], r["proposition_id"], ContributionKind.Argument, r["auteur"]))], withVotes ? votes : []),
            rows.ToDictionary(r => r["id"], r => r["sens"] == "POUR" ? Side.For : Side.Against));
    }

    static (Corpus, Dictionary<string, Side>) XStance()
    {
        var rows = SharedTable.Rows("data/xstance-fr/xstance_fr.csv");
        var questions = rows.DistinctBy(r => r["question_id"]).Select(r => new Contribution { Id = new("q" + r["question_id"]), Title = r["question_fr"] });
        return (new([.. questions, .. rows.Select(r => Hidden(r["id"], r["texte"], "q" + r["question_id"], ContributionKind.Argument, null))], []),
            rows.ToDictionary(r => r["id"], r => r["position"] == "FAVOR" ? Side.For : Side.Against));
    }

    static (Corpus, Dictionary<string, Side>) Mel()
    {
        var debates = SharedTable.Rows("data/decidim-mel-grand-debat/debats.csv").Select(r => new Contribution { Id = new("d" + r["id"]), Title = r["question"] });
        var rows = SharedTable.Rows("data/decidim-mel-grand-debat/commentaires_debats.csv");
        return (new([.. debates, .. rows.Select(r => Hidden(r["id"], r["texte"], (r["parent_type"] == "Debate" ? "d" : "") + r["parent_id"], ContributionKind.Comment, r["auteur"]))], []),
            rows.Where(r => r["position"] is "POUR" or "CONTRE").ToDictionary(r => r["id"], r => r["position"] == "POUR" ? Side.For : Side.Against));
    }

    static Contribution Hidden(string id, string text, string parent, ContributionKind kind, string? author) =>
        new() { Id = new(id), Body = SourceText.Same(text), ParentId = new(parent), Kind = kind, Author = author is null ? null : new(author) };
}
