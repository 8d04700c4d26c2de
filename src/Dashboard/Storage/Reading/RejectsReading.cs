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

    /// <summary>Lists the tables of an import that rejected rows came from, with how many rows of each were kept to be mended.</summary>
    public Task<ImmutableArray<(int Header, string File, long Rows)>> TablesAsync(long consultationId, long importId, CancellationToken cancel) => db.ListAsync("""
        select h.header, h.file, (select count(distinct r.line) from rejects r where r.import_id = h.import_id and r.header = h.header) from reject_headers h
        join imports i on i.id = h.import_id and i.consultation_id = $1
        where h.import_id = $2 order by h.header
        """, r => (r.GetInt32(0), r.GetString(1), r.GetInt64(2)), cancel, consultationId, importId);

    /// <summary>Gives the rejected rows of one table as they stood, the first reject of each line; null when there is no such table.</summary>
    public async Task<(string File, string[] Columns, ImmutableArray<(Reject Reject, string[] Cells)> Rows)?> RowsAsync(long consultationId, long importId, int header, CancellationToken cancel)
    {
        var tables = await db.ListAsync("""
            select h.file, h.columns from reject_headers h join imports i on i.id = h.import_id and i.consultation_id = $1 where h.import_id = $2 and h.header = $3
            """, r => (File: r.GetString(0), Columns: r.GetFieldValue<string[]>(1)), cancel, consultationId, importId, header);
        if (tables is not [var table]) return null;
        var rows = await db.ListAsync("""
            select distinct on (line) file, line, field, value, reason, cells from rejects where import_id = $1 and header = $2 order by line, position
            """, r => (new Reject(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4)), r.GetFieldValue<string[]>(5)), cancel, importId, header);
        return (table.File, table.Columns, rows);
    }

    /// <summary>Counts rows set aside by reason, most frequent first.</summary>
    public Task<ImmutableArray<(string Reason, long Rows)>> SetAsideAsync(long consultationId, long importId, CancellationToken cancel) => db.ListAsync("""
        select s.reason, count(*) from rows_set_aside s
        join imports i on i.id = s.import_id and i.consultation_id = $1
        where s.import_id = $2 group by s.reason order by count(*) desc, s.reason limit 50
        """, r => (r.GetString(0), r.GetInt64(1)), cancel, consultationId, importId);
}
