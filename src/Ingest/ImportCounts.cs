namespace SynthesisPipeline.Ingest;

/// <summary>Counts rows, per file or in all. <see cref="Read"/> always equals the sum of the others.</summary>
public readonly record struct ImportCounts(long Read, long Contributions, long Votes, long SetAside, long Rejected)
{
    /// <summary>Whether nothing was lost.</summary>
    public bool AddsUp => Read == Contributions + Votes + SetAside + Rejected;

    /// <summary>Adds two counts.</summary>
    public static ImportCounts operator +(ImportCounts a, ImportCounts b) => new(a.Read + b.Read,
        a.Contributions + b.Contributions, a.Votes + b.Votes, a.SetAside + b.SetAside, a.Rejected + b.Rejected);
}
