using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>One returned row with what it is.</summary>
/// <param name="Row">The row.</param>
/// <param name="Sent">The row that was sent; null for an added, a refused one or a heading.</param>
/// <param name="Refused">Why it is refused; null when it isn't.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
sealed record RowMatch(ReturnedRow Row, SentRow? Sent, string? Refused, bool IsHeading);

/// <summary>Finds out which returned row is which of those sent, wherever it stands now, and which are missing.</summary>
sealed class MatchRows
{
    const int FewRows = 3;

    readonly MergeInput _input;
    readonly Dictionary<string, SentRow> _sent;
    readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal), _sheetNames = new(StringComparer.Ordinal);
    readonly HashSet<string> _texts;
    readonly bool _isSorted;

    MatchRows(MergeInput input)
    {
        _input = input;
        _sent = input.Sent.Rows.Where(r => r.Key.Length > 0).DistinctBy(r => r.Key).ToDictionary(r => r.Key, StringComparer.Ordinal);
        _texts = [.. input.Sent.Rows.Where(r => r.Key.Length == 0).SelectMany(r => r.Cells.Values.Select(v => MergeDigest.Standing(r.Sheet, v)))];
        foreach (var row in input.Returned.Rows) _sheetNames.TryAdd(row.Sheet, row.Place[..row.Place.LastIndexOf(',')]);
        Rows = Match();
        foreach (var row in Rows.Where(r => r.IsHeading && r.Row.At("numero").Length > 0)) _titles[row.Row.Mark!.Value.Key] = row.Row.At("numero"); // headings are known by their mark
        Deleted = Missing();
        _isSorted = IsSorted();
    }

    /// <summary>Matches all rows.</summary>
    public static MatchRows Of(MergeInput input) => new(input);

    /// <summary>All returned rows, in their order.</summary>
    public ImmutableArray<RowMatch> Rows { get; }

    /// <summary>Rows that were sent and are no longer there, and whether they were likely taken out on purpose.</summary>
    public ImmutableArray<(SentRow Row, bool IsLikely)> Deleted { get; }

    /// <summary>What a sheet is called in the file that came back.</summary>
    public string SheetName(string code) => _sheetNames.GetValueOrDefault(code, code);

    /// <summary>Key of the row that a note hangs on; empty for none of ours.</summary>
    public string KeyOf(RowMark? mark) => mark is { } m && (m.Check.Length == 0 || m.IsOf(_input.Sent.Id)) && _sent.ContainsKey(m.Key) ? m.Key : "";

    /// <summary>Finds the row whose sentence a paragraph of a document holds; the longest, should there be several.</summary>
    public SentRow? Holding(string paragraph)
    {
        var words = MergeDigest.Flat(paragraph);
        return _sent.Values.Where(r => r.Subject.Length > 0 && r.Cells.GetValueOrDefault(DigestColumns.Sentence(r.Sheet)) is { Length: > 0 } said && words.Contains(MergeDigest.Flat(said), StringComparison.Ordinal))
            .OrderByDescending(r => r.Cells[DigestColumns.Sentence(r.Sheet)].Length).ThenBy(r => r.Key, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Whether words on a sheet to read are those that were sent. Digests of the first format were not kept: nothing is known of them.</summary>
    public bool WasSent(ReturnedNote note) => _texts.Count == 0 || _texts.Contains(MergeDigest.Standing(note.Sheet, note.Text));

    /// <summary>The heading that a row was sent under; null without.</summary>
    public string? SectionSent(SentRow sent) => sent.Section.Length > 0 && _sent.TryGetValue(sent.Section, out var heading) ? heading.Cells.GetValueOrDefault("titre") : null;

    /// <summary>The heading that a row stands under now; null when that says nothing: a sorted sheet, a format without marks.</summary>
    public string? SectionOf(SentRow sent, ReturnedRow row) => sent.Section.Length == 0 ? null : TitleOf(_isSorted || row.Section.Length == 0 ? sent.Section : row.Section);

    /// <summary>The words of a heading today, in the file.</summary>
    public string? TitleOf(string section) => _titles.GetValueOrDefault(section) ?? _sent.GetValueOrDefault(section)?.Cells.GetValueOrDefault("titre");

    ImmutableArray<RowMatch> Match()
    {
        var matches = _input.Returned.Rows.Select(Identify).ToList();
        // one mark twice: a row was copied to begin another one; the copy is the one whose words were changed
        foreach (var twins in matches.Where(m => m.Sent is not null).GroupBy(m => m.Sent!.Key).Where(g => g.Count() > 1).ToList()) // filtered by Where
        {
            var main = DigestColumns.Sentence(twins.First().Row.Sheet);
            var own = twins.FirstOrDefault(m => DigestColumns.Same(main, m.Row.At(main), m.Sent!.Cells.GetValueOrDefault(main, ""))) ?? twins.First(); // as above
            foreach (var copy in twins.Where(m => m != own)) matches[matches.IndexOf(copy)] = copy with { Sent = null };
        }
        // a row that lost its mark but kept its words is still the same
        var found = matches.Where(m => m.Sent is not null).Select(m => m.Sent!.Key).ToHashSet(StringComparer.Ordinal); // as above
        var lost = _sent.Values.Where(r => !found.Contains(r.Key)).ToLookup(r => MergeDigest.Standing(r.Sheet, r.Cells.GetValueOrDefault(DigestColumns.Sentence(r.Sheet), "")));
        for (var i = 0; i < matches.Count; i++)
            if (matches[i] is { Sent: null, Refused: null, IsHeading: false, Row: var row } && row.At(DigestColumns.Sentence(row.Sheet)) is { Length: > 0 } words
                && lost[MergeDigest.Standing(row.Sheet, words)].FirstOrDefault(r => !found.Contains(r.Key)) is { } same)
            {
                found.Add(same.Key);
                matches[i] = matches[i] with { Sent = same };
            }
        return [.. matches];
    }

    RowMatch Identify(ReturnedRow row)
    {
        if (row.Mark is not { } mark || row.Sheet == DigestLayout.Contributions.Code) return new(row, null, null, false);
        var isOurs = mark.IsOf(_input.Sent.Id) || (mark.Check.Length == 0 && _sent.ContainsKey(mark.Key));
        if (mark.Key.StartsWith("section-", StringComparison.Ordinal)) return new(row, null, null, isOurs || _input.IsOfAnother(mark));
        if (isOurs && _sent.TryGetValue(mark.Key, out var sent) && sent.Sheet == row.Sheet) return new(row, sent, null, false);
        // copied from another digest, or from another sheet of this one: a row of its own here
        if (isOurs || _input.IsOfAnother(mark)) return new(row, null, null, false);
        return new(row, null, mark.Check.Length == 0 ? "Cette ligne n’existe pas dans la fiche envoyée." : "Le repère masqué de cette ligne a été modifié : on ne sait plus de quelle ligne il s’agit.", false);
    }

    ImmutableArray<(SentRow, bool)> Missing()
    {
        var there = Rows.Where(m => m.Sent is not null).Select(m => m.Sent!.Key).ToHashSet(StringComparer.Ordinal); // filtered by Where
        var missing = ImmutableArray.CreateBuilder<(SentRow, bool)>();
        foreach (var sheet in _sent.Values.Where(r => !r.Key.StartsWith("section-", StringComparison.Ordinal) && r.Cells.ContainsKey(DigestColumns.Sentence(r.Sheet))).GroupBy(r => r.Sheet))
        {
            var all = sheet.ToList();
            var gone = all.Where(r => !there.Contains(r.Key)).ToList();
            // a sheet that is gone, or a part of it in another file, says nothing of its rows
            if (gone.Count == 0 || gone.Count == all.Count && !_input.Returned.Rows.Any(r => r.Sheet == sheet.Key && r.Mark is not null) || DigestColumns.Decided(sheet.Key).IsEmpty) continue;
            var doubtful = gone.Count > Math.Max(FewRows, all.Count / 2) || Rows.Any(r => r.Row.Sheet == sheet.Key && r.Refused is not null);
            missing.AddRange(gone.Select(r => (r, !doubtful)));
        }
        return missing.ToImmutable();
    }

    /// <summary>Whether the table was sorted as a whole: then the heading above a row says nothing.</summary>
    bool IsSorted()
    {
        var placed = Rows.Where(m => m.Sent is { Section.Length: > 0 }).ToList();
        var headings = Rows.Where(m => m.IsHeading).Select(m => m.Row.Mark!.Value.Key).ToList(); // headings are known by their mark
        var sent = _input.Sent.Rows.Where(r => headings.Contains(r.Key)).Select(r => r.Key);
        return !headings.SequenceEqual(sent) || placed.Count(m => m.Row.Section != m.Sent!.Section) > Math.Max(FewRows, placed.Count / 5); // filtered by Where
    }
}
