using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One contribution as a row of the database and back: the same record comes out that went in, to the microsecond.</summary>
static class ContributionRows
{
    /// <summary>Columns that hold the contribution itself, in the order that <see cref="Write"/> writes and <see cref="Read"/> reads.</summary>
    public const string Columns = """
        contribution_id, kind, parent_id, number, theme, consultation, title, body_raw, body_plain, body_pieces,
        author, author_kind, author_verified, created_at, created_offset_minutes, url, stance,
        votes_agree, votes_mixed, votes_disagree, attributes
        """;

    public const int ColumnCount = 21;

    /// <summary>Writes a contribution's columns into a row of a COPY; without waiting between cells, for a million rows.</summary>
    public static void Write(NpgsqlBinaryImporter copy, Contribution c, string attributes)
    {
        copy.Text(c.Id.Value);
        copy.Text(WordNames.Of(c.Kind));
        copy.Text(c.ParentId?.Value);
        copy.Text(c.Number);
        copy.Text(c.Theme);
        copy.Text(c.Consultation);
        copy.Text(c.Title);
        copy.Text(c.Body.Raw);
        copy.Text(c.Body.Plain == c.Body.Raw ? null : c.Body.Plain); // a body of tags alone is plain nothing, without pieces
        copy.Write(c.Body.Pieces.IsEmpty ? [] : c.Body.Pieces.SelectMany(p => new[] { p.PlainStart, p.Length, p.RawStart, p.RawLength }).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        copy.Text(c.Author?.Name);
        copy.Text(c.Author is { } author ? WordNames.Of(author.Kind) : null);
        if (c.Author is { } known) copy.Write(known.Verified, NpgsqlDbType.Boolean); else copy.WriteNull();
        if (c.CreatedAt is { } at) copy.Write(at.UtcDateTime, NpgsqlDbType.TimestampTz); else copy.WriteNull();
        copy.Int(c.CreatedAt is { } local ? (int)local.Offset.TotalMinutes : null);
        copy.Text(c.Url);
        copy.Text(c.Stance is { } side ? WordNames.Of(side) : null);
        copy.Int(c.DeclaredVotes?.Agree);
        copy.Int(c.DeclaredVotes?.Mixed);
        copy.Int(c.DeclaredVotes?.Disagree);
        copy.Write(attributes, NpgsqlDbType.Jsonb);
    }

    /// <summary>Writes a text or null into a COPY, as the database can hold it.</summary>
    public static void Text(this NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null) copy.WriteNull(); else copy.Write(StorableText.Of(value), NpgsqlDbType.Text);
    }

    /// <summary>Writes a number or null into a COPY.</summary>
    public static void Int(this NpgsqlBinaryImporter copy, int? value)
    {
        if (value is { } given) copy.Write(given, NpgsqlDbType.Integer); else copy.WriteNull();
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
    public static string Attributes(Contribution c) => c.Attributes.IsEmpty ? "[]" :
        JsonSerializer.Serialize(c.Attributes.Select(a => new[] { StorableText.Of(a.Name), StorableText.Of(a.Value) }));

    static ImmutableArray<SourceText.Piece> Pieces(int[] flat) =>
        [.. flat.Chunk(4).Select(p => new SourceText.Piece(p[0], p[1], p[2], p[3]))];
}
