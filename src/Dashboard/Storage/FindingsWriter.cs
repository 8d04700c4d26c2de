using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the findings of one run into their tables, in the caller's transaction.</summary>
static class FindingsWriter
{
    public static async Task WriteAsync(NpgsqlConnection connection, long run, Findings f, CancellationToken cancel)
    {
        Task Rows<T>(string target, IEnumerable<T> rows, Func<T, int, object?[]> cells) => BulkRows.WriteAsync(connection, target, rows, cells, cancel);

        await Rows("topics (run_id, position, topic_id, parent_id, level, label, keyphrases, size, representatives)", f.Topics.Topics,
            (t, i) => [run, i, t.Id, t.ParentId, t.Level, t.Label, t.Keyphrases, t.Size, t.Representatives]);
        await Rows("assignments (run_id, contribution_id, topic_id, subtopic_id, similarity)", f.Topics.Assignments,
            (a, _) => [run, a.Contribution, a.Topic, a.SubTopic, a.Similarity]);
        await Rows("ideas (run_id, position, idea_id, contribution_id, start, length, topic_id, subtopic_id, similarity)", f.Topics.Ideas,
            (x, i) => [run, i, x.Id, x.Contribution, x.Passage.Start, x.Passage.Length, x.Topic, x.SubTopic, x.Similarity]);
        await Rows("tags (run_id, position, contribution_id, kind, value, confidence, origin, why)", f.Tags,
            (t, i) => [run, i, t.Contribution, WordNames.Of(t.Kind), t.Value, t.Confidence, WordNames.Of(t.Origin), t.Why]);
        await Rows("duplicate_groups (run_id, position, group_id, kind, representative_id, authors, wordings, first_at, first_offset_minutes, last_at, last_offset_minutes)",
            f.Duplicates, (g, i) => [run, i, g.Id, WordNames.Of(g.Kind), g.Representative, g.Authors, g.Wordings, g.FirstAt, Offset(g.FirstAt), g.LastAt, Offset(g.LastAt)]);
        await Rows("duplicate_members (run_id, group_id, position, contribution_id, similarity, added)",
            f.Duplicates.SelectMany(g => g.Members.Select((m, place) => (g.Id, Member: m, place))),
            (m, _) => [run, m.Id, m.place, m.Member.Contribution, m.Member.Similarity, Flat(m.Member.Added)]);
        await Rows("opinion_voters (run_id, position, voter, opinion_group, x, y)", f.Opinions.Voters,
            (v, i) => [run, i, v.Voter, v.Group, v.X, v.Y]);
        await Rows("opinion_statements (run_id, position, opinion_group, contribution_id, agree, mixed, disagree, representativeness, consensus)", f.Opinions.Statements,
            (s, i) => [run, i, s.Group, s.Contribution, s.Votes.Agree, s.Votes.Mixed, s.Votes.Disagree, s.Representativeness, s.Consensus]);
        await Rows("controversies (run_id, rank, contribution_id, topic_id, score, basis, low, high, agree, mixed, disagree, arguments_for, arguments_against, label, for_ids, against_ids)",
            f.Controversies, (c, _) => [run, c.Rank, c.Contribution, c.Topic, c.Score, WordNames.Of(c.Basis), c.Low, c.High,
                c.Votes.Agree, c.Votes.Mixed, c.Votes.Disagree, c.ArgumentsFor, c.ArgumentsAgainst, c.Label, c.ForIds, c.AgainstIds]);
        await Rows("agreement_points (run_id, row_number, topic_id, section, point, qualification, support, support_low, contributors, status)", f.Draft.Points,
            (p, _) => [run, p.Row, p.Topic, p.Section, p.Point, p.Qualification, p.Support, p.SupportLow, p.Contributors, WordNames.Of(p.Status)]);
        await Rows("action_lines (run_id, row_number, topic_id, action, instrument, addressee, support)", f.Draft.Actions,
            (a, _) => [run, a.Row, a.Topic, a.Action, a.Instrument, a.Addressee, a.Support]);
        await Rows("minority_positions (run_id, row_number, topic_id, stated, agree, mixed, disagree, contributors)", f.Draft.Minorities,
            (m, _) => [run, m.Row, m.Topic, m.Position, m.Votes.Agree, m.Votes.Mixed, m.Votes.Disagree, m.Contributors]);
        await Rows("citations (run_id, cited_by, row_number, position, contribution_id, start, length)", Citations(f),
            (c, _) => [run, c.By, c.Row, c.Place, c.Citation.Contribution, c.Citation.Passage?.Start, c.Citation.Passage?.Length]);
        await Rows("coverage_lines (run_id, contribution_id, used_in, agreement_rows)", f.Coverage,
            (l, _) => [run, l.Contribution, l.UsedIn.Select(WordNames.Of), l.Rows.ToArray()]);
    }

    static IEnumerable<(string By, int Row, int Place, Citation Citation)> Citations(Findings findings)
    {
        var draft = findings.Draft;
        static IEnumerable<(string, int, int, Citation)> Of(string by, int row, ImmutableArray<Citation> citations) =>
            citations.Select((citation, place) => (by, row, place, citation));

        return draft.Points.SelectMany(p => Of("point", p.Row, p.Citations).Concat(Of("qualification", p.Row, p.QualificationCitations)))
            .Concat(draft.Actions.SelectMany(a => Of("action", a.Row, a.Citations)))
            .Concat(draft.Minorities.SelectMany(m => Of("minority", m.Row, m.Citations)))
            .Concat(findings.Controversies.SelectMany(c => Granted(c, Side.For).Concat(Granted(c, Side.Against))));

        static IEnumerable<(string, int, int, Citation)> Granted(Controversy c, Side side) =>
            Of(FindingsStore.GrantedBy(side), c.Rank, [.. c.Granted.Where(g => g.Side == side).Select(g => g.Citation)]);
    }

    static int? Offset(DateTimeOffset? at) => (int?)at?.Offset.TotalMinutes;

    static int[] Flat(ImmutableArray<TextSpan> spans) => [.. spans.SelectMany(s => new[] { s.Start, s.Length })];
}
