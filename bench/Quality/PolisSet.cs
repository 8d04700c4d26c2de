using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Reads one Polis conversation with its published groups; statements that moderators refused are left out.</summary>
static class PolisSet
{
    const int RejectedFrom = 20;

    /// <summary>Reads the corpus and makes the gold from the reference groups.</summary>
    public static (Corpus, Gold) Load(string name)
    {
        var comments = DevelopmentData.Rows("polis", name, "comments.csv").Where(r => r["moderated"] != "-1").ToList();
        var hasMatrix = DevelopmentData.Has("polis", name, "participants-votes.csv.gz");
        var voters = hasMatrix ? DevelopmentData.Rows("polis", name, "participants-votes.csv.gz").ToList() : [];
        var votes = DevelopmentData.Has("polis", name, "votes.csv.gz") ? VoteRows(name) : MatrixVotes(voters);
        var corpus = new Corpus(comments.Select(r => new Contribution
        {
            Id = new(r["comment-id"]), Body = SourceText.Same(r["comment-body"]), Author = new(r["author-id"]),
            DeclaredVotes = new(Whole(r["agrees"]), 0, Whole(r["disagrees"])),
        }), votes);
        var groups = voters.Where(r => r["group-id"].Length > 0).ToDictionary(r => r["participant"], r => r["group-id"], StringComparer.Ordinal);
        return (corpus, new([.. groups.Select(g => new GoldRow("opinion_group", g.Key, g.Value)), .. Statements(corpus, groups)]));
    }

    static IEnumerable<GoldRow> Statements(Corpus corpus, Dictionary<string, string> groups)
    {
        var judged = GroupJudgement.Of(corpus, groups).Where(j => j.IsJudged).ToList();
        var rank = 0;
        foreach (var j in judged.Where(j => j.IsConsensus).OrderByDescending(j => j.Consensus).ThenBy(j => j.Contribution))
            yield return new("consensus", j.Contribution.Value, (++rank).ToString(CultureInfo.InvariantCulture));
        foreach (var j in judged.Where(j => j.IsDivisive)) yield return new("divisive", j.Contribution.Value, "");
        foreach (var j in judged) yield return new("controversy:gap", j.Contribution.Value, j.Gap.ToString("R", CultureInfo.InvariantCulture));
        for (var i = 0; i < corpus.Contributions.Length; i++)
            if (corpus.VotesOf(i) is { } v && v.Total >= RejectedFrom && 2 * v.Agree < v.Total)
                yield return new("rejected", corpus.Contributions[i].Id.Value, "");
    }

    static IEnumerable<Vote> VoteRows(string name) => DevelopmentData.Rows("polis", name, "votes.csv.gz")
        .OrderBy(r => long.Parse(r["timestamp"], CultureInfo.InvariantCulture))
        .GroupBy(r => (r["comment-id"], r["voter-id"])).Select(g => g.Last())
        .Select(r => new Vote(new(r["comment-id"]), r["voter-id"], Value(r["vote"])));

    static IEnumerable<Vote> MatrixVotes(List<Dictionary<string, string>> voters) =>
        from row in voters
        from cell in row
        where cell.Value.Length > 0 && int.TryParse(cell.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select new Vote(new(cell.Key), row["participant"], Value(cell.Value));

    static VoteValue Value(string sign) => Whole(sign) switch { > 0 => VoteValue.Agree, < 0 => VoteValue.Disagree, _ => VoteValue.Mixed };

    static int Whole(string text) => (int)double.Parse(text, CultureInfo.InvariantCulture);
}
