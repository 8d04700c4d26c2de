using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>What a row stands for.</summary>
enum RowSort { Contribution, Vote, AbuseReport, Other }

/// <summary>Says where the fields of one sort of row stand in a table.</summary>
sealed class RowMap
{
    readonly int[] _columnOf = new int[Enum.GetValues<Field>().Length];

    /// <summary>Makes a map.</summary>
    /// <param name="sort">What the rows stand for.</param>
    /// <param name="columns">Columns of the fields, by index.</param>
    /// <param name="attributes">Columns kept as attributes, in order of the table.</param>
    public RowMap(RowSort sort, IEnumerable<(Field Field, int Column)> columns, ImmutableArray<int> attributes)
    {
        Sort = sort;
        Attributes = attributes;
        Array.Fill(_columnOf, -1);
        foreach (var (field, column) in columns)
            if (_columnOf[(int)field] < 0) _columnOf[(int)field] = column;
    }

    /// <summary>What the rows stand for.</summary>
    public RowSort Sort { get; }

    /// <summary>Columns kept as attributes.</summary>
    public ImmutableArray<int> Attributes { get; init; }

    /// <summary>Kind of a contribution where the row doesn't say.</summary>
    public ContributionKind Kind { get; init; }

    /// <summary>Why rows of the sort <see cref="RowSort.Other"/> are set aside, in French.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whether an id is made from the row's number.</summary>
    public bool NumberRows { get; init; }

    /// <summary>Whether rows without a parent hang on the last proposition read before them (Cap Collectif's versions name none).</summary>
    public bool HangsOnLast { get; init; }

    /// <summary>What qualifies ids that are numbered a sort; empty as a rule.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>Reads an id out of how the export names what a row hangs on; null where the cell is the id.</summary>
    public Func<string, string>? NameParent { get; init; }

    /// <summary>Whether 0 in the column of sides means "no side".</summary>
    public bool ZeroIsNeutral { get; init; }

    /// <summary>Whether what the row calls a comment is a proposition where it hangs on nothing.</summary>
    public bool RootsArePropositions { get; init; }

    /// <summary>Whether only a withdrawal of −1 counts as moderated (Polis).</summary>
    public bool OnlyMinusOneRemoves { get; init; }

    /// <summary>Whether U+201A stands for every comma (the Assemblée's raw export).</summary>
    public bool LowQuotesAreCommas { get; init; }

    /// <summary>Gives the column of a field; −1 where there is none.</summary>
    public int this[Field field] => _columnOf[(int)field];

    /// <summary>Whether the table has a column for a field.</summary>
    public bool Has(Field field) => _columnOf[(int)field] >= 0;
}
