using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How a contribution may be used, in order of precedence: the first use is its end. In files: lower case.</summary>
public enum ContributionUse
{
    /// <summary>A point of agreement cites it.</summary>
    Agreement,

    /// <summary>A controversy is about it, or lists it as an argument.</summary>
    Controversy,

    /// <summary>It stands in a group of copies.</summary>
    Duplicate,

    /// <summary>It has a topic.</summary>
    Topic,

    /// <summary>Nothing uses it.</summary>
    None,
}

/// <summary>Where one contribution ended up: a line of the ledger.</summary>
/// <param name="Contribution">The contribution.</param>
/// <param name="UsedIn">All uses in order of precedence; exactly <see cref="ContributionUse.None"/> when unused.</param>
/// <param name="Rows">Rows of the agreement table that cite it, ascending.</param>
public sealed record CoverageLine(ContributionId Contribution, ImmutableArray<ContributionUse> UsedIn, ImmutableArray<int> Rows)
{
    /// <summary>The first use.</summary>
    public ContributionUse End => UsedIn[0];
}
