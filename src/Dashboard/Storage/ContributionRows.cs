using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One contribution as a row of the database and back: the same record comes out that went in, to the microsecond.</summary>
static class ContributionRows
{
    /// <summary>Columns that hold the contribution itself, in the order that <see cref="WriteAsync"/> writes and <see cref="Read"/> reads.</summary>
    public const string Columns = """
        contribution_id, kind, parent_id, number, theme, consultation, title, body_raw, body_plain, body_pieces,
        author, author_kind, author_verified, created_at, created_offset_minutes, url, stance,
        votes_agree, votes_mixed, votes_disagree, attributes
        """;

    public const int ColumnCount = 21;

    public static async Task WriteAsync(NpgsqlBinaryImporter copy, Contribution c, CancellationToken cancel)
    {
        Task Text(string? value) => value is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(StorableText.Of(value), NpgsqlDbType.Text, cancel);
        Task Int(int? value) => value is { } given ? copy.WriteAsync(given, NpgsqlDbType.Integer, cancel) : copy.WriteNullAsync(cancel);

        await Text(c.Id.Value);
        await Text(WordNames.Of(c.Kind));
        await Text(c.ParentId?.Value);
        await Text(c.Number);
        await Text(c.Theme);
        await Text(c.Consultation);
        await Text(c.Title);
        await Text(c.Body.Raw);
        await Text(c.Body.Plain == c.Body.Raw ? null : c.Body.Plain); // a body of tags alone is plain nothing, without pieces
        await copy.WriteAsync(c.Body.Pieces.SelectMany(p => new[] { p.PlainStart, p.Length, p.RawStart, p.RawLength }).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancel);
        await Text(c.Author?.Name);
        await Text(c.Author is { } author ? WordNames.Of(author.Kind) : null);
        if (c.Author is { } known) await copy.WriteAsync(known.Verified, NpgsqlDbType.Boolean, cancel); else await copy.WriteNullAsync(cancel);
        if (c.CreatedAt is { } at) await copy.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz, cancel); else await copy.WriteNullAsync(cancel);
        await Int(c.CreatedAt is { } local ? (int)local.Offset.TotalMinutes : null);
        await Text(c.Url);
        await Text(c.Stance is { } side ? WordNames.Of(side) : null);
        await Int(c.DeclaredVotes?.Agree);
        await Int(c.DeclaredVotes?.Mixed);
        await Int(c.DeclaredVotes?.Disagree);
        await copy.WriteAsync(Attributes(c), NpgsqlDbType.Jsonb, cancel);
    }

    /// <summary>Reads a row whose columns from <paramref name="first"/> on are <see cref="Columns"/>.</summary>
    public static Contribution Read(NpgsqlDataReader row, int first = 0)
    {
        var raw = row.GetString(first + 7);
        var pieces = Pieces(row.GetFieldValue<int[]>(first + 9));
        return new()
        {
            Id = row.Id(first), Kind = WordNames.Read<ContributionKind>(row.GetString(first + 1)), ParentId = row.IdOrNull(first + 2),
            Number = row.TextOrNull(first + 3), Theme = row.TextOrNull(first + 4), Consultation = row.TextOrNull(first + 5),
            Title = row.GetString(first + 6),
            Body = new(raw, row.TextOrNull(first + 8) ?? raw, pieces),
            Author = row.TextOrNull(first + 10) is { } name
                ? new(name, WordNames.Read<ContributorKind>(row.GetString(first + 11)), row.GetBoolean(first + 12)) : null,
            CreatedAt = row.LocalInstantOrNull(first + 13), Url = row.TextOrNull(first + 15),
            Stance = row.TextOrNull(first + 16) is { } side ? WordNames.Read<Side>(side) : null,
            DeclaredVotes = row.IsDBNull(first + 17) ? null : row.Votes(first + 17),
            Attributes = [.. (JsonSerializer.Deserialize<string[][]>(row.GetString(first + 20)) ?? []).Select(p => new ContributionAttribute(p[0], p[1]))],
        };
    }

    /// <summary>The attributes as JSON pairs, which keep their order and may repeat a name.</summary>
    public static string Attributes(Contribution c) =>
        JsonSerializer.Serialize(c.Attributes.Select(a => new[] { StorableText.Of(a.Name), StorableText.Of(a.Value) }));

    static ImmutableArray<SourceText.Piece> Pieces(int[] flat) =>
        [.. flat.Chunk(4).Select(p => new SourceText.Piece(p[0], p[1], p[2], p[3]))];
}
