namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Reads a Polis conversation of the shared development data: accepted statements, last votes, published groups.</summary>
sealed record PolisConversation(Corpus Corpus, Dictionary<string, string> Groups)
{
    public static PolisConversation Read(string name)
    {
        var statements = SharedTable.Rows($"data/polis/{name}/comments.csv").Where(r => r["moderated"] != "-1")
            .DistinctBy(r => r["comment-id"], StringComparer.Ordinal).ToList();
        var participants = SharedTable.Rows($"data/polis/{name}/participants-votes.csv.gz");
        var votes = from participant in participants
                    from statement in statements
                    let value = participant.GetValueOrDefault(statement["comment-id"], "")
                    where value.Length > 0
                    select new Vote(new(statement["comment-id"]), participant["participant"], value switch
                    {
                        "1" => VoteValue.Agree,
                        "-1" => VoteValue.Disagree,
                        _ => VoteValue.Mixed,
                    });
        return new(
            new(statements.Select(r => new Contribution { Id = new(r["comment-id"]), Body = SourceText.Same(r["comment-body"]), Author = new(r["author-id"]) }), votes),
            participants.Where(p => p["group-id"].Length > 0).ToDictionary(p => p["participant"], p => p["group-id"], StringComparer.Ordinal));
    }

    /// <summary>Statements that every published group judged (10 votes or more), with the groups' smoothed agree shares.</summary>
    public Dictionary<ContributionId, double[]> Judged()
    {
        var names = Groups.Values.Distinct().Order(StringComparer.Ordinal).ToList();
        return Corpus.Votes.Where(v => Groups.ContainsKey(v.Voter)).GroupBy(v => v.Contribution)
            .Select(g => (g.Key, Counts: names.Select(n => g.Where(v => Groups[v.Voter] == n).ToList()).ToList()))
            .Where(s => s.Counts.All(c => c.Count >= 10))
            .ToDictionary(s => s.Key, s => s.Counts.Select(c => (c.Count(v => v.Value == VoteValue.Agree) + 1.0) / (c.Count + 2)).ToArray());
    }
}
