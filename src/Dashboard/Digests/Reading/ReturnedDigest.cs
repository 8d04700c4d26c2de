using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>One row as it came back.</summary>
/// <param name="Sheet">Code of its sheet.</param>
/// <param name="Place">Where it stands, for people: sheet and row.</param>
/// <param name="Row">Row of the sheet, from 1.</param>
/// <param name="Mark">Its hidden mark; null on a row that was added or lost it.</param>
/// <param name="Section">Key of the heading above it; empty without.</param>
/// <param name="Cells">Its words by the codes of their columns; empty cells are left out.</param>
/// <param name="Struck">Codes of the cells where words were struck through.</param>
/// <param name="Addresses">Where each cell stands.</param>
/// <param name="Silent">Codes of the cells that say nothing: unreadable, or under a merged one.</param>
/// <param name="Under">The row of the merged cell that covers its first words; null without.</param>
public sealed record ReturnedRow(string Sheet, string Place, int Row, RowMark? Mark, string Section, ImmutableSortedDictionary<string, string> Cells,
    ImmutableSortedSet<string> Struck, ImmutableSortedDictionary<string, string> Addresses, ImmutableSortedSet<string> Silent, int? Under)
{
    /// <summary>Gives the words of a column; empty when there are none.</summary>
    public string At(string code) => Cells.GetValueOrDefault(code, "");
}

/// <summary>Words that stand outside of the columns of a digest: a comment, an added column, an added sheet, a line on a sheet that isn't for editing.</summary>
/// <param name="Sheet">Code of the sheet; empty for an added one.</param>
/// <param name="Place">Where, for people: sheet and address.</param>
/// <param name="Mark">Mark of the row they stand on; null without.</param>
/// <param name="Label">What they are: « commentaire », the heading of the added column, the name of the added sheet.</param>
/// <param name="Text">The words.</param>
/// <param name="MayBeOurs">Whether they may be words that were sent: to be compared.</param>
/// <param name="Anchor">The paragraph of a document that they hang on; empty in a workbook.</param>
public sealed record ReturnedNote(string Sheet, string Place, RowMark? Mark, string Label, string Text, bool MayBeOurs = false, string Anchor = "");

/// <summary>A cell that can't be read.</summary>
/// <param name="Place">Sheet and address.</param>
/// <param name="Reason">Why, in French.</param>
public sealed record UnreadableCell(string Place, string Reason);

/// <summary>A digest as it came back, before it is compared with anything.</summary>
/// <param name="Marks">What its hidden sheet says; null when it lost it.</param>
/// <param name="Sheets">Codes of the sheets that came back.</param>
/// <param name="Rows">Rows with words or a mark, in order of the sheets.</param>
/// <param name="Notes">Words outside of the columns.</param>
/// <param name="Unreadable">Cells that can't be read.</param>
public sealed record ReturnedDigest(DigestMarks? Marks, ImmutableSortedSet<string> Sheets, ImmutableArray<ReturnedRow> Rows, ImmutableArray<ReturnedNote> Notes, ImmutableArray<UnreadableCell> Unreadable);
