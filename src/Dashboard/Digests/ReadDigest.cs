using System.Collections.Immutable;
using ClosedXML.Excel;

namespace SynthesisPipeline.Dashboard;

/// <summary>One row of the table of points as it came back.</summary>
/// <param name="Row">Its row in the run's table.</param>
/// <param name="Address">Where the point stands in the workbook, for people.</param>
/// <param name="Point">The sentence.</param>
/// <param name="Qualification">What qualifies it.</param>
/// <param name="State">Its state in French.</param>
public sealed record ReturnedPoint(int Row, string Address, string Point, string Qualification, string State);

/// <summary>A digest as it came back.</summary>
/// <param name="DigestId">The fingerprint it left with.</param>
/// <param name="Points">Rows of the table that still carry their hidden id, in the order of the sheet.</param>
/// <param name="Unknown">Addresses of rows with words but without a hidden id: added by hand.</param>
public sealed record ReturnedDigest(string DigestId, ImmutableArray<ReturnedPoint> Points, ImmutableArray<string> Unknown);

/// <summary>Reads a digest that people have worked on.</summary>
public static class ReadDigest
{
    const string IdPrefix = "point-";
    const int PointColumn = 3, QualificationColumn = 6, StateColumn = 12;

    /// <summary>Reads a workbook.</summary>
    /// <exception cref="UserException">It is no workbook, no digest of ours, or of a later format.</exception>
    public static ReturnedDigest From(Stream stream)
    {
        using var workbook = Open(stream);
        if (!workbook.TryGetWorksheet(DigestLayout.Marks, out var marks) || !workbook.TryGetWorksheet(DigestLayout.Agreement.Name, out var sheet))
            throw new UserException($"Ce classeur n’est pas une fiche : il y manque la feuille « {DigestLayout.Agreement.Name} » ou la marque cachée. Renvoyez une copie de la fiche reçue.");
        var known = Enumerable.Range(1, 8).ToDictionary(i => i, i => (Name: marks.Cell(i, 1).GetString(), Value: marks.Cell(i, 2).GetString())).Values
            .Where(m => m.Name.Length > 0).ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        if (!int.TryParse(known.GetValueOrDefault("format"), out var format) || format > DigestLayout.FormatVersion)
            throw new UserException("Cette fiche vient d’une version plus récente du programme : mettez-le à jour, puis recommencez.");
        var points = ImmutableArray.CreateBuilder<ReturnedPoint>();
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var row in sheet.RowsUsed().Skip(1))
        {
            var words = row.Cell(PointColumn).GetString().Trim();
            var id = row.Cell(1).GetString();
            if (id.StartsWith(IdPrefix, StringComparison.Ordinal) && int.TryParse(id.AsSpan(IdPrefix.Length), out var number))
                points.Add(new(number, row.Cell(PointColumn).Address.ToString() ?? "", words, row.Cell(QualificationColumn).GetString().Trim(), row.Cell(StateColumn).GetString().Trim()));
            else if (words.Length > 0) unknown.Add(row.Cell(PointColumn).Address.ToString() ?? "");
        }
        return new(known.GetValueOrDefault("digest", ""), points.ToImmutable(), unknown.ToImmutable());
    }

    static XLWorkbook Open(Stream stream)
    {
        try
        {
            return new(stream);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException or FormatException or System.Xml.XmlException
            or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException or NullReferenceException or KeyNotFoundException)
        {
            throw new UserException("Ce fichier n’est pas un classeur Excel lisible : ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx.", error);
        }
    }
}
