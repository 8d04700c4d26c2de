using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>One row as it was sent: its key, the sheet it stood on, its cells by the codes of their columns.</summary>
/// <param name="Key">By which it is known: <c>point-3</c>.</param>
/// <param name="Sheet">Code of its sheet.</param>
/// <param name="Section">Key of the heading above it; empty without.</param>
/// <param name="Cells">What its cells held: text, numbers with a full stop, days as 2014-10-04; empty cells are left out.</param>
/// <param name="Subject">The lasting name of what it shows, by which it is found today; empty for none.</param>
public sealed record SentRow(string Key, string Sheet, string Section, ImmutableSortedDictionary<string, string> Cells, string Subject = "");

/// <summary>A digest as it was sent: one of the three states that a returned one is merged from.</summary>
/// <param name="Id">By which it is known.</param>
/// <param name="Rows">Its rows in the order of the sheets; contributions and figures are left out: they come from the run.</param>
public sealed record SentDigest(string Id, ImmutableArray<SentRow> Rows)
{
    const int IdDigits = 16;

    /// <summary>Remembers a digest that may be written later.</summary>
    public static SentDigest Of(DigestContent content) => Of(content, DigestTables.Of(content));

    /// <summary>Remembers a digest. The same content gives the same id.</summary>
    internal static SentDigest Of(DigestContent content, ImmutableArray<DigestTable> tables)
    {
        var rows = ImmutableArray.CreateBuilder<SentRow>();
        foreach (var table in tables.Where(t => t.Layout != DigestLayout.Contributions && t.Layout != DigestLayout.Figures && t.Layout != DigestLayout.Changes))
        {
            var section = "";
            foreach (var line in table.Lines)
            {
                if (line.IsHeading) section = line.Key;
                rows.Add(new(line.Key, table.Layout.Code, line.IsHeading ? "" : section, Cells(table.Layout, line), line.Subject));
            }
        }
        var sent = rows.ToImmutable();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { content.DigestId, content.Recipient, content.SinceId }.Concat(sent.SelectMany(r => r.Cells.SelectMany(c => new[] { c.Key, c.Value }).Prepend(r.Key))))
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
        var id = Convert.ToHexStringLower(hash.GetHashAndReset())[..IdDigits];
        // sheets to read only: what stands there when they come back and was not sent is a person's
        foreach (var table in tables.Where(t => t.Layout == DigestLayout.Figures || t.Layout == DigestLayout.Changes))
            rows.AddRange(table.Lines.Select(l => new SentRow("", table.Layout.Code, "", Cells(table.Layout, l))));
        rows.AddRange(WorkbookReadMe.Lines(content, id).Select(l => new SentRow("", DigestLayout.ReadMeCode, "", Titled(l.Text))));
        return new(id, rows.ToImmutable());
    }

    static ImmutableSortedDictionary<string, string> Titled(string words) => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("titre", words);

    static ImmutableSortedDictionary<string, string> Cells(DigestSheet layout, DigestLine line)
    {
        if (line.IsHeading) return Titled(line.Cells[1].Text);
        var cells = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < line.Cells.Length; i++)
            if (layout.Columns[i].Sort != ColumnSort.Hidden && line.Cells[i].Plain is { Length: > 0 } text) cells[layout.Columns[i].Code] = text;
        return cells.ToImmutable();
    }
}
