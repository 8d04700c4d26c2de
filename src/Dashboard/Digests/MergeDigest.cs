using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A row on which the digest and the dashboard have both changed: a person chooses.</summary>
/// <param name="Address">Where it stands in the workbook.</param>
/// <param name="Returned">What came back.</param>
/// <param name="Current">What stands now.</param>
public sealed record DigestConflict(string Address, string Returned, string Current);

/// <summary>What a returned digest changes.</summary>
/// <param name="Changes">Decisions to keep.</param>
/// <param name="Unchanged">Rows that say what stands already, or what was sent.</param>
/// <param name="Conflicts">Rows to ask about: nothing of them is taken or lost.</param>
/// <param name="Refused">Addresses of cells that cannot be taken, with the reason.</param>
public sealed record DigestMerge(ImmutableArray<PointDecision> Changes, int Unchanged, ImmutableArray<DigestConflict> Conflicts, ImmutableArray<string> Refused);

/// <summary>Merges three states of the table: what the run drafted, what came back, what stands now. Pure.</summary>
public static class MergeDigest
{
    /// <summary>Merges a returned digest.</summary>
    /// <param name="drafted">The run's own points: what was sent where nobody had decided.</param>
    /// <param name="current">Today's table, with people's decisions.</param>
    /// <param name="returned">What came back.</param>
    public static DigestMerge Of(ImmutableArray<AgreementPoint> drafted, ImmutableArray<AgreementPoint> current, ReturnedDigest returned)
    {
        var changes = ImmutableArray.CreateBuilder<PointDecision>();
        var conflicts = ImmutableArray.CreateBuilder<DigestConflict>();
        var refused = ImmutableArray.CreateBuilder<string>();
        refused.AddRange(returned.Unknown.Select(address => $"{address} : ligne ajoutée à la main, à saisir sur le tableau de bord."));
        var unchanged = 0;
        var today = current.ToDictionary(PointRef.KeyOf, StringComparer.Ordinal);
        foreach (var row in returned.Points)
        {
            if (row.Row < 1 || row.Row > drafted.Length)
            {
                refused.Add($"{row.Address} : cette ligne n’existe pas dans le traitement dont vient la fiche.");
                continue;
            }
            var sent = drafted[row.Row - 1];
            if (!today.TryGetValue(PointRef.KeyOf(sent), out var now))
            {
                if (Same(row, sent)) unchanged++;
                else refused.Add($"{row.Address} : cet élément a été retiré ou fusionné sur le tableau de bord depuis l’envoi de la fiche ; votre texte : « {row.Point} ».");
                continue;
            }
            if (row.Point.Length == 0)
            {
                refused.Add($"{row.Address} : élément vidé ; un élément ne se supprime pas par la fiche, il reste tel quel.");
                continue;
            }
            if (Same(row, now) || Same(row, sent)) unchanged++;
            else if (!Shown(now).Equals(Shown(sent))) conflicts.Add(new(row.Address, row.Point, now.Point));
            else if (Validates(row)) changes.Add(new ValidatePoint(PointRef.Of(now), row.Point, row.Qualification, now.Citations, now.QualificationCitations));
            else changes.Add(new EditPoint(PointRef.Of(now), row.Point, row.Qualification));
        }
        return new(changes.ToImmutable(), unchanged, conflicts.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>Whether a row says what a point says already. Its state counts only where it validates: a row that was edited leaves as a draft and stays one in the workbook.</summary>
    static bool Same(ReturnedPoint row, AgreementPoint point) =>
        (row.Point, row.Qualification) == (Shown(point).Point, Shown(point).Qualification) && (!Validates(row) || point.Status == PointStatus.Validated);

    static bool Validates(ReturnedPoint row) => row.State.Equals(FrenchWords.Of(PointStatus.Validated), StringComparison.OrdinalIgnoreCase);

    /// <summary>A point as the workbook shows it.</summary>
    static (string Point, string Qualification, PointStatus Status) Shown(AgreementPoint point) =>
        (DigestText.Clean(point.Point).Trim(), DigestText.Clean(point.Qualification).Trim(), point.Status);
}
