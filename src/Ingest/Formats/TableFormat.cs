using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>What part of a corpus a table holds.</summary>
enum TableRole { Contributions, Votes, Mixed, VoteMatrix, Name }

/// <summary>Says how to read one table.</summary>
/// <param name="Name">One of <see cref="FormatNames"/>.</param>
/// <param name="Role">What it holds.</param>
sealed record TableFormat(string Name, TableRole Role)
{
    /// <summary>Column that says a mixed table's sort of row; −1 elsewhere.</summary>
    public int SortColumn { get; init; } = -1;

    /// <summary>Maps by the folded value of the sort column; one map under the empty word elsewhere.</summary>
    public required IReadOnlyDictionary<string, RowMap> Maps { get; init; }

    /// <summary>Mends a row that the platform's export shifted, before it is mapped; null where nothing is known to mend.</summary>
    public Func<ITable, ITable>? Mend { get; init; }

    /// <summary>Sentences in French on what was guessed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether its text column was guessed from its values, not its name.</summary>
    public bool Guessed { get; init; }

    /// <summary>What others call its rows when they hang on them: <c>proposal</c>, <c>debate</c> (titles only), <c>argument</c>, <c>comment</c>.</summary>
    public string Sort => !Maps.TryGetValue("", out var map) ? "" : map.Kind switch
    {
        ContributionKind.Comment => "comment",
        ContributionKind.Argument => "argument",
        _ => map.Has(Field.Body) && !DescribesBody ? "proposal" : "debate",
    };

    /// <summary>Whether its body is only a description (Decidim's debates).</summary>
    public bool DescribesBody { get; init; }

    /// <summary>The one map of a table that isn't mixed.</summary>
    public RowMap Map => Maps[""];

    /// <summary>Makes a format with one map.</summary>
    public static TableFormat Plain(string name, TableRole role, RowMap map) =>
        new(name, role) { Maps = new Dictionary<string, RowMap> { [""] = map } };
}
