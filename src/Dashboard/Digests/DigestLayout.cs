using System.Collections.Immutable;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>How a column of the workbook holds its values.</summary>
enum ColumnSort { Text, Number, Percent, Date, Hidden, Editable, EditableNumbers }

/// <summary>One column: the code by which it is known when it comes back, its heading, its width in characters, what it holds.</summary>
sealed record DigestColumn(string Code, string Heading, double Width, ColumnSort Sort = ColumnSort.Text);

/// <summary>One sheet: the code by which it is known when it comes back, its name and its columns.</summary>
sealed record DigestSheet(string Code, string Name, ImmutableArray<DigestColumn> Columns)
{
    /// <summary>Gives the place of a column, from 0; -1 when the sheet has none of that code.</summary>
    public int PlaceOf(string code)
    {
        for (var i = 0; i < Columns.Length; i++)
            if (Columns[i].Code == code) return i;
        return -1;
    }
}

/// <summary>Sheets, columns, widths, colours and hidden marks of a digest: the only place.</summary>
static class DigestLayout
{
    /// <summary>Version of this layout, written in the hidden sheet: what reads a digest back must know it.</summary>
    public const int FormatVersion = 2;

    /// <summary>Excel refuses longer cells and higher rows.</summary>
    public const int LongestCell = 32_000;

    /// <summary>A sheet of Excel ends at 1,048,576 rows; people's machines open a tenth of that. What does not fit stands in the tables.</summary>
    public const int MostRows = 100_000;

    const double HighestRow = 400, LineHeight = 15;

    public static readonly XLColor HeaderFill = XLColor.FromHtml("#1F4E79"), SectionFill = XLColor.FromHtml("#E6EDF5"),
        BarFill = XLColor.FromHtml("#8FAADC"), EditableFill = XLColor.FromHtml("#FFF8DC"), Rule = XLColor.FromHtml("#C9CED6");

    /// <summary>Row of the codes (hidden), row of the headings, first row of data.</summary>
    public const int CodeRow = 1, HeadingRow = 2, FirstRow = 3;

    static readonly DigestColumn s_id = new("id", "id", 4, ColumnSort.Hidden), s_remarks = new("remarques", Remarks, 30, ColumnSort.Editable);

    public static readonly DigestSheet Changes = new("changements", "Ce qui a changé",
    [
        s_id, new("quoi", "Ce qui a changé", 22), new("ou", "Où", 24), new("numero", "N°", 7), new("avant", "Dans la fiche précédente", 60), new("maintenant", "Maintenant", 60),
    ]);

    public static readonly DigestSheet Agreement = new("accord", "Éléments d’accord",
    [
        s_id, new("numero", "N°", 6, ColumnSort.Number), new("point", "Élément d’accord", 60, ColumnSort.Editable), new("citations", "Contributions", 24, ColumnSort.EditableNumbers), Read("lire"),
        new("nuance", "Ce qui le nuance", 44, ColumnSort.Editable), new("citations_nuance", "Contributions", 18, ColumnSort.EditableNumbers), Read("lire_nuance"),
        new("soutien", "Soutien", 9, ColumnSort.Percent), new("au_moins", "Au moins", 9, ColumnSort.Percent),
        new("contributeurs", "Contributeurs", 14, ColumnSort.Number), new("etat", "État", 11, ColumnSort.Editable), s_remarks,
    ]);

    public static readonly DigestSheet Controversies = new("controverses", "Controverses",
    [
        s_id, new("rang", "Rang", 6, ColumnSort.Number), new("question", "Question", 30, ColumnSort.Editable), new("contribution", "Contribution", 12), new("proposition", "Ce qui est proposé", 40),
        new("pour", "Pour", 60), new("contre", "Contre", 60), new("accord", "D’accord", 9, ColumnSort.Number), new("mitige", "Mitigé", 9, ColumnSort.Number),
        new("desaccord", "Pas d’accord", 9, ColumnSort.Number), new("base", "Classée par", 26), s_remarks,
    ]);

    public static readonly DigestSheet Actions = new("pistes", "Pistes d’action",
    [
        s_id, new("numero", "N°", 6, ColumnSort.Number), new("piste", "Piste d’action", 70, ColumnSort.Editable), new("citations", "Contributions", 24, ColumnSort.EditableNumbers), Read("lire"),
        new("instrument", "Instrument", 18, ColumnSort.Editable), new("destinataire", "Destinataire", 16, ColumnSort.Editable),
        new("soutien", "Soutien", 9, ColumnSort.Percent), new("sujet", "Sujet", 28), s_remarks,
    ]);

    public static readonly DigestSheet Minorities = new("minoritaires", "Positions minoritaires",
    [
        s_id, new("numero", "N°", 6, ColumnSort.Number), new("position", "Position", 70, ColumnSort.Editable), new("citations", "Contributions", 24, ColumnSort.EditableNumbers), Read("lire"),
        new("accord", "D’accord", 9, ColumnSort.Number), new("mitige", "Mitigé", 9, ColumnSort.Number), new("desaccord", "Pas d’accord", 9, ColumnSort.Number),
        new("contributeurs", "Contributeurs", 14, ColumnSort.Number), new("sujet", "Sujet", 28), s_remarks,
    ]);

    public static readonly DigestSheet Recommendations = new("recommandations", "Recommandations",
    [
        s_id, new("numero", "N°", 6, ColumnSort.Number), new("recommandation", "Recommandation", 70, ColumnSort.Editable),
        new("appui", "S’appuie sur les éléments d’accord n°", 22, ColumnSort.EditableNumbers),
        new("instrument", "Instrument", 20, ColumnSort.Editable), new("destinataire", "Destinataire", 18, ColumnSort.Editable), s_remarks,
    ]);

    public static readonly DigestSheet Contributions = new("contributions", "Contributions",
    [
        s_id, new("numero", "Numéro", 14), new("nature", "Nature", 14), new("date", "Date", 12, ColumnSort.Date), new("titre", "Titre", 34), new("texte", "Texte", 80), new("sujet", "Sujet", 26),
        new("accord", "D’accord", 9, ColumnSort.Number), new("mitige", "Mitigé", 9, ColumnSort.Number), new("desaccord", "Pas d’accord", 9, ColumnSort.Number),
        new("usage", "Usage", 24), new("elements", "Éléments d’accord n°", 12),
    ]);

    public static readonly DigestSheet Copies = new("doublons", "Doublons",
    [
        s_id, new("groupe", "Groupe", 9), new("nature", "Nature", 18), new("textes", "Textes", 9, ColumnSort.Number), new("auteurs", "Auteurs", 9, ColumnSort.Number),
        new("redactions", "Rédactions", 11, ColumnSort.Number), new("premier", "Premier", 12, ColumnSort.Date), new("dernier", "Dernier", 12, ColumnSort.Date),
        new("texte", "Texte", 80), new("contributions", "Contributions", 40), s_remarks,
    ]);

    public static readonly DigestSheet Figures = new("chiffres", "Chiffres", [new("chiffre", "Chiffre", 52), new("valeur", "Valeur", 16, ColumnSort.Number), new("part", "Part", 40, ColumnSort.Number)]);

    /// <summary>Every sheet with a table, in the order in which people read them.</summary>
    public static readonly ImmutableArray<DigestSheet> All = [Changes, Agreement, Controversies, Actions, Minorities, Recommendations, Contributions, Copies, Figures];

    /// <summary>A column of links: one link a cell, apart from the list, for LibreOffice doesn't wrap the text of a link.</summary>
    static DigestColumn Read(string code) => new(code, "Lire", 14);

    public const string Remarks = "Remarques du groupe";

    public const string ReadMe = "Lisez-moi", ReadMeCode = "lisezmoi", Marks = "_fiche";

    /// <summary>Gives how the keys of a sheet's rows begin; null for a sheet whose rows are not merged.</summary>
    public static string? KeyOf(DigestSheet sheet) => sheet.Code switch
    {
        "accord" => "point",
        "controverses" => "controverse",
        "pistes" => "piste",
        "minoritaires" => "minoritaire",
        "doublons" => "groupe",
        _ => null,
    };

    /// <summary>Gives what the hidden row says of a column: its sheet and itself.</summary>
    public static string Code(DigestSheet sheet, int place) => $"{sheet.Code}.{sheet.Columns[place].Code}";

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
