using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Columns that a file of rejected rows carries beside the table's own, so that a person sees what to mend; the reader passes over them.</summary>
public static class RowNotes
{
    /// <summary>Line of the file, column at fault, and what is wrong.</summary>
    public static ImmutableArray<string> Columns { get; } = ["rejet_ligne", "rejet_champ", "rejet_raison"];

    /// <summary>Whether a folded column name is one of these.</summary>
    internal static bool IsNote(string folded) => Columns.Contains(folded);
}
