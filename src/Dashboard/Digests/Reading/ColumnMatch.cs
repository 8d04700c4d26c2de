using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Which sheet of a returned workbook is which, and which of its columns.</summary>
/// <param name="Layout">The sheet it is.</param>
/// <param name="HeadingRow">The row of its headings.</param>
/// <param name="Columns">Codes by column, from 1.</param>
sealed record ColumnMatch(DigestSheet Layout, int HeadingRow, ImmutableSortedDictionary<int, string> Columns)
{
    const int RowsLookedAt = 6, FewestHeadings = 3;

    /// <summary>Recognises a sheet: by its hidden codes, whatever its name and headings became; else by its name or its headings, then by place.</summary>
    public static ColumnMatch? Of(SheetCells sheet) => ByCodes(sheet) ?? ByHeadings(sheet);

    static ColumnMatch? ByCodes(SheetCells sheet)
    {
        foreach (var (row, cells) in sheet.Rows.Take(RowsLookedAt))
        {
            var coded = cells.Select(c => (c.Column, Parts: c.Text.Split('.'))).Where(c => c.Parts.Length == 2).ToList();
            var layout = DigestLayout.All.Select(l => (Layout: l, Count: coded.Count(c => c.Parts[0] == l.Code && l.PlaceOf(c.Parts[1]) >= 0))).MaxBy(l => l.Count);
            if (layout.Count < 2) continue;
            var columns = ImmutableSortedDictionary.CreateBuilder<int, string>();
            foreach (var (column, parts) in coded)
                if (parts[0] == layout.Layout.Code && layout.Layout.PlaceOf(parts[1]) >= 0 && !columns.ContainsValue(parts[1])) columns[column] = parts[1];
            var heading = sheet.Rows.Keys.FirstOrDefault(r => r > row, row);
            // a first row of data may follow at once when somebody took the headings out
            if (sheet.At(heading, columns.FirstOrDefault(c => c.Value == "id").Key) is { } first && first.Text.Contains('/', StringComparison.Ordinal)) heading = row;
            return new(layout.Layout, heading, columns.ToImmutable());
        }
        return null;
    }

    static ColumnMatch? ByHeadings(SheetCells sheet)
    {
        var named = DigestLayout.All.FirstOrDefault(l => Plain(l.Name) == Plain(sheet.Name));
        var best = (from row in sheet.Rows.Take(RowsLookedAt)
                    from layout in named is null ? DigestLayout.All : [named]
                    let words = row.Value.Select(c => Plain(c.Text)).ToHashSet()
                    let count = layout.Columns.Select(c => Plain(c.Heading)).Distinct().Count(words.Contains)
                    orderby count descending
                    select (Row: row.Key, Layout: layout, Count: count)).FirstOrDefault();
        if (best.Layout is null || best.Count < (named is null ? FewestHeadings : 1)) return named is null || sheet.Rows.IsEmpty ? null : Places(named, sheet.Rows.Keys.First(), []);
        var taken = new Dictionary<int, string>();
        foreach (var column in best.Layout.Columns)
            if (sheet.Rows[best.Row].FirstOrDefault(c => !taken.ContainsKey(c.Column) && Plain(c.Text) == Plain(column.Heading)) is { } cell) taken[cell.Column] = column.Code;
        return Places(best.Layout, best.Row, taken);
    }

    /// <summary>Columns whose heading was changed are taken where they were, if nothing else is there.</summary>
    static ColumnMatch Places(DigestSheet layout, int headingRow, Dictionary<int, string> taken)
    {
        for (var i = 0; i < layout.Columns.Length; i++)
            if (!taken.ContainsValue(layout.Columns[i].Code)) taken.TryAdd(i + 1, layout.Columns[i].Code);
        return new(layout, headingRow, taken.ToImmutableSortedDictionary());
    }

    /// <summary>Takes case, accents, kinds of apostrophes and spaces out of a heading.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}
