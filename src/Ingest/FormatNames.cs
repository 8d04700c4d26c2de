using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Names of the formats, as <c>--format</c> takes them and run.json shows them.</summary>
public static class FormatNames
{
    /// <summary>The canonical table of the contract.</summary>
    public const string Canonical = "canonical";

    /// <summary>Cap Collectif's mixed export and its parted files.</summary>
    public const string CapCollectif = "cap-collectif";

    /// <summary>Decidim's proposals, debates and comments.</summary>
    public const string Decidim = "decidim";

    /// <summary>Polis' comments, votes and participants-votes.</summary>
    public const string Polis = "polis";

    /// <summary>The Assemblée nationale's own consultations.</summary>
    public const string AssembleeNationale = "assemblee-nationale";

    /// <summary>Any table whose columns could be guessed or were mapped.</summary>
    public const string Table = "table";

    /// <summary>Workshop reports: one document, one contribution.</summary>
    public const string Documents = "documents";

    /// <summary>All names, in order of trial.</summary>
    public static ImmutableArray<string> All { get; } =
        [CapCollectif, AssembleeNationale, Polis, Decidim, Canonical, Table, Documents];
}
