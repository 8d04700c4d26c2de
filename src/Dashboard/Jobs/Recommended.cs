using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>What groups recommend, as it stands: each recommendation of a returned digest with the later edits of it.</summary>
public static class Recommended
{
    const string Prefix = "reco-";

    /// <summary>Names a recommendation by the line that it began with.</summary>
    public static string KeyOf(long line) => Prefix + line.ToString(CultureInfo.InvariantCulture);

    /// <summary>Folds what came back, in the order in which it came.</summary>
    /// <param name="lines">Lines taken of the sheet of recommendations, oldest first.</param>
    public static ImmutableArray<DigestRecommendation> Now(IEnumerable<ReturnLine> lines)
    {
        var standing = new SortedDictionary<long, DigestRecommendation>();
        foreach (var line in lines)
            if (line.Kind == nameof(ChangeKind.Add))
                standing[line.Id] = new(KeyOf(line.Id), At(line, "recommandation"), At(line, "appui"), At(line, "instrument"), At(line, "destinataire"));
            else if (IdOf(line.RowKey) is { } id && standing.TryGetValue(id, out var before))
            {
                if (line.Kind == nameof(ChangeKind.SetAside)) standing.Remove(id);
                else if (line.Kind == nameof(ChangeKind.Edit))
                    standing[id] = before with
                    {
                        Text = line.Wanted.GetValueOrDefault("recommandation", before.Text), Support = line.Wanted.GetValueOrDefault("appui", before.Support),
                        Instrument = line.Wanted.GetValueOrDefault("instrument", before.Instrument), Addressee = line.Wanted.GetValueOrDefault("destinataire", before.Addressee),
                    };
            }
        return [.. standing.Values];
    }

    static long? IdOf(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    static string At(ReturnLine line, string code) => line.Wanted.GetValueOrDefault(code, "");
}
