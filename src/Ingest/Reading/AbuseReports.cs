namespace SynthesisPipeline.Ingest;

/// <summary>Finds beforehand what abuse reports point at, so that it is set aside when it is read.</summary>
static class AbuseReports
{
    /// <summary>Lists the ids that the abuse reports of a mixed table name.</summary>
    public static HashSet<string> Targets(PlannedTable planned, CancellationToken cancel)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        var format = planned.Format;
        if (!format.Maps.Values.Any(m => m.Sort == RowSort.AbuseReport)) return targets;
        using var table = planned.Open();
        while (table.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (format.Maps.TryGetValue(Words.Fold(table[format.SortColumn]), out var map) && map.Sort == RowSort.AbuseReport
                && map.Has(Field.Target) && table[map[Field.Target]] is { Length: > 0 } target) targets.Add(target);
        }
        return targets;
    }
}
