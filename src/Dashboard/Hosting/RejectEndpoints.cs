using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>The rejects of an import as a file: mended, the rows can be imported again.</summary>
static class RejectEndpoints
{
    static readonly string[] s_columns = ["file", "line", "field", "value", "reason"];

    public static void MapRejects(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/consultations/{slug}/imports/{import:long}/rejets.csv", DownloadAsync);
        routes.MapGet("/consultations/{slug}/imports/{import:long}/a-corriger-{header:int}.csv", RowsAsync);
    }

    // the rows with the columns they came with: mended, the file is imported like any other
    static async Task<IResult> RowsAsync(string slug, long import, int header, ConcertationStore consultations, RejectsReading rejects, CancellationToken cancel)
    {
        if (await consultations.FindAsync(slug, cancel) is not { } consultation || await rejects.RowsAsync(consultation.Id, import, header, cancel) is not { } table) return Results.NotFound();
        var file = new MemoryStream();
        using (var csv = new CsvTable(file, [.. table.Columns, .. RowNotes.Columns]))
            foreach (var (reject, cells) in table.Rows)
            {
                foreach (var cell in cells) csv.Exact(cell); // an apostrophe before a formula would be imported with it
                csv.Number(reject.Line).Exact(reject.Field).Text(reject.Reason);
                csv.EndRow();
            }
        var stem = Path.GetFileNameWithoutExtension(table.File.Replace('[', '-').Replace(']', '-').Replace('/', '-'));
        return Results.File(file.ToArray(), "text/csv; charset=utf-8", $"a-corriger-{stem}.csv");
    }

    static async Task<IResult> DownloadAsync(string slug, long import, ConcertationStore consultations, RejectsReading rejects, CancellationToken cancel)
    {
        if (await consultations.FindAsync(slug, cancel) is not { } consultation) return Results.NotFound();
        var rows = await rejects.RejectsAsync(consultation.Id, import, int.MaxValue, cancel);
        var file = new MemoryStream();
        using (var table = new CsvTable(file, s_columns))
            foreach (var row in rows)
            {
                table.Exact(row.File).Number(row.Line).Exact(row.Field).Text(row.Value).Text(row.Reason);
                table.EndRow();
            }
        return Results.File(file.ToArray(), "text/csv; charset=utf-8", $"rejets-{slug}-{import}.csv");
    }
}
