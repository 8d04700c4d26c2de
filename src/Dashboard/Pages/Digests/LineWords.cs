using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard.Pages.Digests;

/// <summary>French words for what became of a line; the French text is also the key of the English one.</summary>
static class LineWords
{
    /// <summary>What a group does with a row.</summary>
    public static string Of(ReturnLine line) => line.Kind switch
    {
        nameof(ChangeKind.Edit) => "Texte modifié",
        nameof(ChangeKind.Add) => "Ligne ajoutée",
        nameof(ChangeKind.SetAside) => "Ligne retirée",
        nameof(ChangeKind.Remark) => "Remarque",
        _ => throw new ArgumentException($"Kind {line.Kind}: expected a kind of change", nameof(line)),
    };

    /// <summary>What a person picked.</summary>
    public static string Of(LineAnswer answer) => answer switch
    {
        LineAnswer.Returned => "fiche prise",
        LineAnswer.Current => "tableau de bord gardé",
        LineAnswer.Own => "Autre rédaction",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Expected an answer"),
    };

    /// <summary>The sentence that a line is about; null where the line says it itself.</summary>
    public static string? About(ReturnLine line) => DigestColumns.Sentence(line.Sheet) is var code && !line.Wanted.ContainsKey(code) ? line.Sent.GetValueOrDefault(code) : null;

    /// <summary>What a column is called.</summary>
    public static string Heading(string sheet, string code) => DigestColumns.Heading(sheet, code);

    /// <summary>Words with what their columns are called.</summary>
    public static IEnumerable<(string Label, string Words)> Cells(string sheet, ImmutableSortedDictionary<string, string> cells) => cells.Select(c => (Heading(sheet, c.Key), c.Value));
}
