using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parquet;
using Parquet.Schema;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the tables of the open data as CSV and Parquet, with the package that describes them.</summary>
static class OpenData
{
    /// <summary>Licence of what is published: the one that French law gives to public information by default.</summary>
    public const string LicenceName = "Licence Ouverte / Open Licence 2.0 (Etalab)", LicenceId = "etalab-2.0", LicencePath = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

    /// <summary>Writes a table as CSV.</summary>
    public static void WriteCsv(Stream stream, OpenTable table)
    {
        using var csv = new CsvTable(stream, [.. table.Columns.Select(c => c.Name)]);
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
                _ = cell switch
                {
                    null => csv.Exact(""),
                    string text => csv.Text(text),
                    long whole => csv.Number(whole),
                    double number => csv.Number(number),
                    DateTimeOffset at => csv.Exact(OpenTable.Moment(at)),
                    _ => throw new ArgumentException($"A cell of {cell.GetType().Name}: expected text, a number or a moment", nameof(table)),
                };
            csv.EndRow();
        }
    }

    /// <summary>Writes a table as Parquet; moments are written as text, as in CSV, so that their offset stays.</summary>
    public static async Task WriteParquetAsync(Stream stream, OpenTable table, CancellationToken cancel)
    {
        var fields = table.Columns.Select(c => new DataField(c.Name, c.Type switch { CellType.Whole => typeof(long), CellType.Number => typeof(double), _ => typeof(string) }, isNullable: true)).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancel);
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
        {
            var column = i;
            switch (table.Columns[i].Type)
            {
                case CellType.Whole: await group.WriteAsync<long>(fields[i], table.Rows.Select(r => (long?)r[column]).ToArray(), cancellationToken: cancel); break;
                case CellType.Number: await group.WriteAsync<double>(fields[i], table.Rows.Select(r => (double?)r[column]).ToArray(), cancellationToken: cancel); break;
                default:
                    await group.WriteAsync(fields[i], table.Rows.Select(r => r[column] is DateTimeOffset at ? OpenTable.Moment(at) : (string?)r[column]).ToArray()!); // a nullable field takes nulls
                    break;
            }
        }
        group.CompleteValidate();
    }

    /// <summary>Describes the tables as a Frictionless data package.</summary>
    /// <param name="edition">What is published.</param>
    /// <param name="tables">Its tables.</param>
    /// <param name="hashes">SHA-256 and size of each file by name.</param>
    public static string Package(Edition edition, ImmutableArray<OpenTable> tables, IReadOnlyDictionary<string, (string Sha256, long Bytes)> hashes)
    {
        var package = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
            ["name"] = $"{edition.Title.Slug}-v{edition.Title.Version}".ToLowerInvariant(),
            ["title"] = edition.Title.Title,
            ["description"] = "Données ouvertes d’une concertation : contributions sous pseudonyme, textes masqués, synthèse citée, décisions.",
            ["version"] = $"{edition.Title.Version}.0.0",
            ["created"] = OpenTable.Moment(edition.Title.PublishedAt),
            ["licenses"] = new JsonArray(new JsonObject { ["name"] = LicenceId, ["title"] = LicenceName, ["path"] = LicencePath }),
            ["resources"] = new JsonArray([.. tables.SelectMany(t => new JsonNode[] { Resource(t, "csv", hashes), Resource(t, "parquet", hashes) })]),
        };
        return package.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    static JsonObject Resource(OpenTable table, string format, IReadOnlyDictionary<string, (string Sha256, long Bytes)> hashes)
    {
        var file = $"{table.Name}.{format}";
        var resource = new JsonObject
        {
            ["name"] = (format == "csv" ? table.Name : $"{table.Name}-{format}").Replace('_', '-'), ["type"] = "table", ["path"] = file, ["description"] = table.About, ["format"] = format,
            ["mediatype"] = format == "csv" ? "text/csv" : "application/vnd.apache.parquet", ["bytes"] = hashes[file].Bytes, ["hash"] = $"sha256:{hashes[file].Sha256}",
        };
        if (format != "csv") return resource;
        resource["encoding"] = "utf-8";
        resource["dialect"] = new JsonObject { ["delimiter"] = ",", ["quoteChar"] = "\"", ["doubleQuote"] = true, ["lineTerminator"] = "\n", ["header"] = true };
        resource["schema"] = Schema(table);
        return resource;
    }

    static JsonObject Schema(OpenTable table)
    {
        var schema = new JsonObject
        {
            ["fields"] = new JsonArray([.. table.Columns.Select(c =>
            {
                var field = new JsonObject { ["name"] = c.Name, ["type"] = c.Type switch { CellType.Whole => "integer", CellType.Number => "number", CellType.Instant => "datetime", _ => "string" }, ["description"] = c.About };
                if (c.Type == CellType.Instant) field["format"] = "%Y-%m-%dT%H:%M:%S%z";
                if (c.Required) field["constraints"] = new JsonObject { ["required"] = true };
                return (JsonNode)field;
            })]),
            ["missingValues"] = new JsonArray(""),
        };
        if (!table.Key.IsEmpty) schema["primaryKey"] = new JsonArray([.. table.Key.Select(k => (JsonNode)k)]);
        if (!table.Refers.IsEmpty)
            schema["foreignKeys"] = new JsonArray([.. table.Refers.Select(r => (JsonNode)new JsonObject
            {
                ["fields"] = new JsonArray(r.Column), ["reference"] = new JsonObject { ["resource"] = r.Table == table.Name ? "" : r.Table.Replace('_', '-'), ["fields"] = new JsonArray(r.Other) },
            })]);
        return schema;
    }
}
