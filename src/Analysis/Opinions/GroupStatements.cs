using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Counts how each opinion group voted, and what is typical of it.</summary>
static class GroupStatements
{
    /// <summary>Makes one row a group and contribution voted on, ascending by group, then contribution.</summary>
    /// <remarks>
    /// Representativeness: the greater of both sides' ratio × z, where ratio = smoothed share inside / smoothed share outside the group and
    /// z their two-proportion z; negative where the group takes neither side more than others. Consensus: product over groups of the smoothed
    /// agree shares (Small et al. 2021). When it misleads: the product falls with every further group; compare it inside one consultation only.
    /// </remarks>
    public static ImmutableArray<OpinionStatement> Of(Corpus corpus, VoteMatrix matrix, int?[] groups, int count)
    {
        if (count == 0) return [];
        var votes = new VoteCounts[count, matrix.Statements.Length];
        for (var v = 0; v < groups.Length; v++)
            if (groups[v] is { } group)
                for (var i = 0; i < matrix.Columns[v].Length; i++)
                    votes[group, matrix.Columns[v][i]] = votes[group, matrix.Columns[v][i]].With(ValueOf(matrix.Values[v][i]));

        var rows = ImmutableArray.CreateBuilder<OpinionStatement>(count * matrix.Statements.Length);
        for (var group = 0; group < count; group++)
            for (var s = 0; s < matrix.Statements.Length; s++)
            {
                var outside = default(VoteCounts);
                var consensus = 1.0;
                for (var other = 0; other < count; other++)
                {
                    consensus *= Proportions.Smoothed(votes[other, s].Agree, votes[other, s].Total);
                    if (other != group) outside += votes[other, s];
                }
                rows.Add(new(group, corpus.Contributions[matrix.Statements[s]].Id, votes[group, s],
                    Representativeness(votes[group, s], outside), consensus));
            }
        return rows.MoveToImmutable();
    }

    static double Representativeness(VoteCounts inside, VoteCounts outside) => Math.Max(
        Typical(inside.Agree, inside.Total, outside.Agree, outside.Total),
        Typical(inside.Disagree, inside.Total, outside.Disagree, outside.Total));

    static double Typical(int inside, int ofInside, int outside, int ofOutside) =>
        Proportions.Smoothed(inside, ofInside) / Proportions.Smoothed(outside, ofOutside)
        * Proportions.TwoProportionZ(inside, ofInside, outside, ofOutside);

    static VoteValue ValueOf(sbyte sign) => sign switch { > 0 => VoteValue.Agree, 0 => VoteValue.Mixed, _ => VoteValue.Disagree };
}
