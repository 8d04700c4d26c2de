using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads what an import refused or set aside, for the page and its download.</summary>
public sealed class RejectsReading(NpgsqlDataSource db)
{
    /// <summary>Lists rejects of one import in order of the files.</summary>
    /// <param name="consultationId">The consultation it must belong to.</param>
    /// <param name="importId">The import.</param>
    /// <param name="take">Rows wanted.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<ImmutableArray<Reject>> RejectsAsync(long consultationId, long importId, int take, CancellationToken cancel) => db.ListAsync("""
        select r.file, r.line, r.field, r.value, r.reason from rejects r
        join imports i on i.id = r.import_id and i.consultation_id = $1
        where r.import_id = $2 order by r.position limit $3
        """, r => new Reject(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4)), cancel, consultationId, importId, take);

    /// <summary>Counts rows set aside by reason, most frequent first.</summary>
    public Task<ImmutableArray<(string Reason, long Rows)>> SetAsideAsync(long consultationId, long importId, CancellationToken cancel) => db.ListAsync("""
        select s.reason, count(*) from rows_set_aside s
        join imports i on i.id = s.import_id and i.consultation_id = $1
        where s.import_id = $2 group by s.reason order by count(*) desc, s.reason limit 50
        """, r => (r.GetString(0), r.GetInt64(1)), cancel, consultationId, importId);
}
