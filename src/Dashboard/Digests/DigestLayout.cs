using System.Collections.Immutable;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>How a column of the workbook holds its values.</summary>
enum ColumnSort { Text, Number, Percent, Date, Hidden, Editable }

/// <summary>One column: its heading, its width in characters, what it holds.</summary>
sealed record DigestColumn(string Heading, double Width, ColumnSort Sort = ColumnSort.Text);

/// <summary>One sheet: its name and its columns.</summary>
sealed record DigestSheet(string Name, ImmutableArray<DigestColumn> Columns);

/// <summary>Sheets, columns, widths, colours and hidden marks of a digest: the only place.</summary>
static class DigestLayout
{
    /// <summary>Version of this layout, written in the hidden sheet: what reads a digest back must know it.</summary>
    public const int FormatVersion = 1;

    /// <summary>Excel refuses longer cells and higher rows.</summary>
    public const int LongestCell = 32_000;

    const double HighestRow = 400, LineHeight = 15;

    public static readonly XLColor HeaderFill = XLColor.FromHtml("#1F4E79"), SectionFill = XLColor.FromHtml("#E6EDF5"),
        EditableFill = XLColor.FromHtml("#FFF8DC"), Rule = XLColor.FromHtml("#C9CED6");

    static readonly DigestColumn s_id = new("id", 4, ColumnSort.Hidden), s_remarks = new("Remarques du groupe", 30, ColumnSort.Editable);

    /// <summary>One link a cell, apart from the list: LibreOffice doesn't wrap the text of a link.</summary>
    static readonly DigestColumn s_read = new("Lire", 14);

    public static readonly DigestSheet Agreement = new("Éléments d’accord",
    [
        s_id, new("N°", 6, ColumnSort.Number), new("Élément d’accord", 60, ColumnSort.Editable), new("Contributions", 24), s_read,
        new("Ce qui le nuance", 44, ColumnSort.Editable), new("Contributions", 18), s_read, new("Soutien", 9, ColumnSort.Percent),
        new("Au moins", 9, ColumnSort.Percent), new("Contributeurs", 14, ColumnSort.Number), new("État", 11, ColumnSort.Editable), s_remarks,
    ]);

    public static readonly DigestSheet Controversies = new("Controverses",
    [
        s_id, new("Rang", 6, ColumnSort.Number), new("Question", 30, ColumnSort.Editable), new("Contribution", 12), new("Ce qui est proposé", 40),
        new("Pour", 60), new("Contre", 60), new("D’accord", 9, ColumnSort.Number), new("Mitigé", 9, ColumnSort.Number),
        new("Pas d’accord", 9, ColumnSort.Number), new("Classée par", 26), s_remarks,
    ]);

    public static readonly DigestSheet Actions = new("Pistes d’action",
    [
        s_id, new("N°", 6, ColumnSort.Number), new("Piste d’action", 70, ColumnSort.Editable), new("Contributions", 24), s_read, new("Instrument", 18, ColumnSort.Editable),
        new("Destinataire", 16, ColumnSort.Editable), new("Soutien", 9, ColumnSort.Percent), new("Sujet", 28), s_remarks,
    ]);

    public static readonly DigestSheet Minorities = new("Positions minoritaires",
    [
        s_id, new("N°", 6, ColumnSort.Number), new("Position", 70, ColumnSort.Editable), new("Contributions", 24), s_read, new("D’accord", 9, ColumnSort.Number),
        new("Mitigé", 9, ColumnSort.Number), new("Pas d’accord", 9, ColumnSort.Number), new("Contributeurs", 14, ColumnSort.Number), new("Sujet", 28), s_remarks,
    ]);

    public static readonly DigestSheet Recommendations = new("Recommandations",
    [
        s_id, new("N°", 6, ColumnSort.Number), new("Recommandation", 70, ColumnSort.Editable), new("S’appuie sur les éléments d’accord n°", 22, ColumnSort.Editable),
        new("Instrument", 20, ColumnSort.Editable), new("Destinataire", 18, ColumnSort.Editable), s_remarks,
    ]);

    public static readonly DigestSheet Contributions = new("Contributions",
    [
        s_id, new("Numéro", 14), new("Nature", 14), new("Date", 12, ColumnSort.Date), new("Titre", 34), new("Texte", 80), new("Sujet", 26),
        new("D’accord", 9, ColumnSort.Number), new("Mitigé", 9, ColumnSort.Number), new("Pas d’accord", 9, ColumnSort.Number),
        new("Usage", 24), new("Éléments d’accord n°", 12),
    ]);

    public static readonly DigestSheet Copies = new("Doublons",
    [
        s_id, new("Groupe", 9), new("Nature", 18), new("Textes", 9, ColumnSort.Number), new("Auteurs", 9, ColumnSort.Number), new("Rédactions", 11, ColumnSort.Number),
        new("Premier", 12, ColumnSort.Date), new("Dernier", 12, ColumnSort.Date), new("Texte", 80), new("Contributions", 40), s_remarks,
    ]);

    public static readonly DigestSheet Figures = new("Chiffres", [new("Chiffre", 52), new("Valeur", 16)]);

    public const string ReadMe = "Lisez-moi", Marks = "_fiche";

    /// <summary>Gives the height that shows a row's longest cell: LibreOffice doesn't grow rows by itself.</summary>
    public static double RowHeight(DigestSheet sheet, IReadOnlyList<string> texts)
    {
        var lines = 1;
        for (var i = 0; i < texts.Count && i < sheet.Columns.Length; i++)
            if (sheet.Columns[i].Sort != ColumnSort.Hidden) lines = Math.Max(lines, Lines(texts[i], sheet.Columns[i].Width));
        return Height(lines);
    }

    /// <summary>Gives the height of a number of lines.</summary>
    public static double Height(int lines) => Math.Min(HighestRow, lines * LineHeight + 4);

    /// <summary>Gives how many lines a text takes in a column: words wrap, so a little of each line is lost.</summary>
    public static int Lines(string text, double width)
    {
        var perLine = Math.Max(1, width * 0.95);
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines()) lines += Math.Max(1, (int)Math.Ceiling(line.Length / perLine));
        return Math.Max(1, lines);
    }
}
