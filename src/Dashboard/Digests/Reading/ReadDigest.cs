using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads a digest that people have worked on, however they did: says what every cell holds, judges nothing.</summary>
public static class ReadDigest
{
    /// <summary>Reads a workbook.</summary>
    /// <exception cref="UserException">It is no workbook, no digest of ours, or of a later format.</exception>
    public static ReturnedDigest From(Stream stream)
    {
        using var package = OfficePackage.Open(stream);
        if (package is null || Sheets(package) is not { } sheets)
            throw new UserException("Ce fichier n’est pas un classeur Excel lisible : ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx.");
        var marks = sheets.Where(s => s.Name == DigestLayout.Marks).Select(Marks).FirstOrDefault();
        if (marks?.Format > DigestLayout.FormatVersion)
            throw new UserException("Cette fiche vient d’une version plus récente du programme : mettez-le à jour, puis recommencez.");
        var reading = new SheetReading();
        foreach (var sheet in sheets.Where(s => s.Name != DigestLayout.Marks)) reading.Add(sheet);
        var returned = reading.Whole(marks);
        if (returned.Sheets.IsEmpty)
            throw new UserException("Ce classeur n’est pas une fiche : aucune de ses feuilles n’y est. Renvoyez une copie de la fiche reçue.");
        return returned;
    }

    static ImmutableArray<SheetCells>? Sheets(OfficePackage package)
    {
        try
        {
            return WorkbookCells.Read(package);
        }
        catch (Exception error) when (error is System.Xml.XmlException or InvalidDataException or IOException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    static DigestMarks? Marks(SheetCells sheet)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows.Keys)
            if (sheet.At(row, 1) is { } name) marks.TryAdd(name.Text.Trim(), sheet.At(row, 2)?.Text ?? "");
        return DigestMarks.Read(marks);
    }
}
