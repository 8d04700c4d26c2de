namespace SynthesisPipeline.Ingest;

/// <summary>A table that was chosen to be read, with how.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Format">What its columns mean.</param>
/// <param name="Scope">Names its ids.</param>
sealed record PlannedTable(TableSource Source, TableFormat Format, IdScope Scope)
{
    /// <summary>Whether it holds nothing but votes.</summary>
    public bool IsVotes => Format.Role is TableRole.Votes or TableRole.VoteMatrix;

    /// <summary>Opens it, with shifted rows mended.</summary>
    public ITable Open() => Format.Mend is { } mend ? mend(Source.Open()) : Source.Open();
}
