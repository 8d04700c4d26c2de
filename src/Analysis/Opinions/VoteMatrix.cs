namespace SynthesisPipeline.Analysis;

/// <summary>Votes as sparse rows: one a voter, ascending by voter; agree +1, mixed 0, disagree −1.</summary>
sealed class VoteMatrix
{
    VoteMatrix(string[] voters, int[] statements, int[][] columns, sbyte[][] values) =>
        (Voters, Statements, Columns, Values) = (voters, statements, columns, values);

    /// <summary>Voters, ordinal order.</summary>
    public string[] Voters { get; }

    /// <summary>Places in the corpus of what was voted on, ascending.</summary>
    public int[] Statements { get; }

    /// <summary>For each voter, the statements voted on (places in <see cref="Statements"/>), ascending.</summary>
    public int[][] Columns { get; }

    /// <summary>For each voter, the votes in the order of <see cref="Columns"/>.</summary>
    public sbyte[][] Values { get; }

    /// <summary>Reads the vote rows of a corpus.</summary>
    public static VoteMatrix Of(Corpus corpus)
    {
        var voters = corpus.Votes.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var rowOf = new Dictionary<string, int>(voters.Length, StringComparer.Ordinal);
        for (var i = 0; i < voters.Length; i++) rowOf.Add(voters[i], i);
        var statements = corpus.Votes.Select(v => corpus.IndexOf(v.Contribution)!.Value).Distinct().Order().ToArray(); // ! the corpus keeps votes on its own contributions only
        var columnOf = new Dictionary<int, int>(statements.Length);
        for (var j = 0; j < statements.Length; j++) columnOf.Add(statements[j], j);

        var columns = voters.Select(_ => new List<int>()).ToArray();
        var values = voters.Select(_ => new List<sbyte>()).ToArray();
        foreach (var vote in corpus.Votes) // ascending by contribution, so each row's columns ascend
        {
            var row = rowOf[vote.Voter];
            var column = columnOf[corpus.IndexOf(vote.Contribution)!.Value]; // ! as above
            if (columns[row] is [.., var last] && last == column) values[row][^1] = SignOf(vote.Value);
            else
            {
                columns[row].Add(column);
                values[row].Add(SignOf(vote.Value));
            }
        }
        return new(voters, statements, [.. columns.Select(c => c.ToArray())], [.. values.Select(v => v.ToArray())]);
    }

    /// <summary>Gives +1, 0 or −1.</summary>
    static sbyte SignOf(VoteValue value) => value switch
    {
        VoteValue.Agree => 1,
        VoteValue.Mixed => 0,
        VoteValue.Disagree => -1,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Expected Agree, Mixed or Disagree"),
    };
}
