using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Recognises Cap Collectif's consultation export: rows of every sort in one table, each sort with columns of its own.</summary>
static class CapCollectif
{
    static readonly ImmutableArray<(string Sort, string[] Prefixes, RowSort Row, ContributionKind Kind)> Sorts =
    [
        ("opinion", ["contributions_"], RowSort.Contribution, ContributionKind.Proposition),
        ("vote", ["contributions_votes_", "contribution_votes_"], RowSort.Vote, default),
        ("argument", ["contributions_arguments_", "contribution_arguments_"], RowSort.Contribution, ContributionKind.Argument),
        ("source", ["contributions_sources_", "contribution_sources_"], RowSort.Contribution, ContributionKind.Source),
        ("version", ["contribution_versions_", "contributions_versions_"], RowSort.Contribution, ContributionKind.Version),
        ("comment", ["contributions_comments_", "contribution_comments_"], RowSort.Contribution, ContributionKind.Comment),
        ("reportings", ["contributions_reportings_", "contribution_reportings_"], RowSort.AbuseReport, default),
    ];

    static readonly ImmutableArray<(Field Field, string[] Names)> Fields =
    [
        (Field.Id, ["id"]), (Field.Parent, ["related_id"]), (Field.ParentSort, ["related_kind"]), (Field.Author, ["author_id", "author"]),
        (Field.Consultation, ["consultation_title"]), (Field.Theme, ["section_title"]), (Field.Title, ["title"]), (Field.Body, ["bodytext", "body"]),
        (Field.CreatedAt, ["createdat"]), (Field.Url, ["url"]), (Field.Published, ["published"]), (Field.Removed, ["trashed"]), (Field.Status, ["trashedstatus"]),
        (Field.Agree, ["votescountok", "votescount"]), (Field.Mixed, ["votescountmitige"]), (Field.Disagree, ["votescountnok"]),
        (Field.Number, ["reference"]),
    ];

    /// <summary>Recognises the mixed table; null when it isn't one.</summary>
    public static TableFormat? Recognise(Header header)
    {
        if (!header.Has("type", "contributions_id") || !header.Folded.Any(f => f.StartsWith("contributions_", StringComparison.Ordinal) && f.EndsWith("related_id", StringComparison.Ordinal) || f == "contributions_bodytext")) return null;
        var maps = new Dictionary<string, RowMap>(StringComparer.Ordinal);
        foreach (var (sort, prefixes, row, kind) in Sorts)
        {
            var prefix = prefixes.FirstOrDefault(p => header.Has(p + "id")) ?? prefixes[0];
            maps[sort] = Map(header, prefix, row, kind, sort);
        }
        maps["proposal"] = maps["proposition"] = maps["opinion"];
        maps["reporting"] = maps["report"] = maps["reportings"];
        return new(FormatNames.CapCollectif, TableRole.Mixed) { Maps = maps, SortColumn = header.Find("type"), Mend = table => new MendedRows(table, maps["opinion"]) };
    }

    static RowMap Map(Header header, string prefix, RowSort row, ContributionKind kind, string sort)
    {
        var taken = new Dictionary<Field, int>();
        foreach (var (field, names) in Fields)
            foreach (var name in names)
                if (header.Find(prefix + name) is >= 0 and var column && !taken.ContainsKey(field) && (sort != "opinion" || field != Field.Parent)) taken[field] = column;
        if (sort == "argument") taken[Field.Stance] = header.Find(prefix + "type");
        if (row is RowSort.Vote or RowSort.AbuseReport)
        {
            if (taken.Remove(Field.Parent, out var target)) taken[Field.Target] = target;
            if (taken.Remove(Field.Author, out var voter)) taken[Field.Voter] = voter;
            taken[Field.Value] = header.Find(prefix + (row == RowSort.Vote ? "value" : "type"));
        }
        // the longer prefixes are other sorts' columns
        var own = Enumerable.Range(0, header.Columns.Length).Where(i => header.Folded[i].StartsWith(prefix, StringComparison.Ordinal)
            && !Sorts.SelectMany(s => s.Prefixes).Any(p => p.Length > prefix.Length && header.Folded[i].StartsWith(p, StringComparison.Ordinal)) && !taken.ContainsValue(i));
        var attributes = row == RowSort.Contribution ? own.Where(i => !IsTally(header.Folded[i])).ToImmutableArray() : [];
        return new(row, taken.Where(t => t.Value >= 0).Select(t => (t.Key, t.Value)), attributes) { Kind = kind, HangsOnLast = kind == ContributionKind.Version };
    }

    static bool IsTally(string column) => column.Contains("trashed", StringComparison.Ordinal);

    /// <summary>Gives rows back their columns where an export lost the border between title and body, so that a date stands in the body and all that follows is one column early.</summary>
    sealed class MendedRows(ITable inner, RowMap opinion) : ITable
    {
        bool _shifted;

        public IReadOnlyList<string> Columns => inner.Columns;
        public int Line => inner.Line;
        public string? Fault => inner.Fault;
        public int Count => _shifted ? inner.Count + 1 : inner.Count;

        public string this[int column] => !_shifted || column <= opinion[Field.Body] ? inner[column] : inner[column - 1];

        public bool Read()
        {
            _shifted = false;
            if (!inner.Read()) return false;
            var (title, body) = (opinion[Field.Title], opinion[Field.Body]);
            _shifted = title >= 0 && body >= 0 && inner.Count > body && inner[body].Length is > 7 and < 25 && inner[title].Contains(';')
                && Dates.TryRead(inner[body], out _) && Dates.TryRead(inner[body + 1], out _);
            return true;
        }

        public void Dispose() => inner.Dispose();
    }
}
