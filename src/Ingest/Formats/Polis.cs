using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Recognises Polis' comments, votes, participants-votes and summary.</summary>
static class Polis
{
    /// <summary>Recognises a table; null when it is none of these.</summary>
    public static TableFormat? Recognise(Header header)
    {
        RowMap Map(RowSort sort, params (Field Field, string Column)[] columns)
        {
            var taken = columns.Where(c => header.Has(c.Column)).GroupBy(c => c.Field).ToDictionary(g => g.Key, g => header.Find(g.First().Column));
            return new(sort, taken.Select(t => (t.Key, t.Value)), sort == RowSort.Contribution
                ? [.. Columns.Rest(header, taken).Where(i => header.Folded[i] is not ("datetime" or "moderated"))] : []) { OnlyMinusOneRemoves = true };
        }
        if (header.Has("comment_id", "comment_body"))
            return TableFormat.Plain(FormatNames.Polis, TableRole.Contributions, Map(RowSort.Contribution, (Field.Id, "comment_id"), (Field.Body, "comment_body"),
                (Field.Author, "author_id"), (Field.Agree, "agrees"), (Field.Disagree, "disagrees"), (Field.Removed, "moderated"),
                (Field.CreatedAt, "timestamp"), (Field.CreatedAt, "datetime")));
        if (header.Has("comment_id", "voter_id", "vote"))
            return TableFormat.Plain(FormatNames.Polis, TableRole.Votes, Map(RowSort.Vote, (Field.Target, "comment_id"), (Field.Voter, "voter_id"), (Field.Value, "vote")));
        if (header.Has("participant", "n_votes", "n_agree", "n_disagree"))
            return TableFormat.Plain(FormatNames.Polis, TableRole.VoteMatrix, Map(RowSort.Vote, (Field.Voter, "participant")));
        return IsSummary(header) ? TableFormat.Plain(FormatNames.Polis, TableRole.Name, Map(RowSort.Other)) : null;
    }

    /// <summary>Columns of a participants-votes table that hold votes: those named by a comment's number.</summary>
    public static ImmutableArray<(int Column, string Comment)> VoteColumns(IReadOnlyList<string> columns) =>
        [.. columns.Select((name, i) => (i, name.Trim())).Where(c => c.Item2.Length > 0 && c.Item2.All(char.IsAsciiDigit))];

    static bool IsSummary(Header header) => header.Columns.Length == 2 && header.Folded[0] == "topic"
        && header.Rows.Any(r => r[0] is "url" or "views" or "voters" or "comments");
}
