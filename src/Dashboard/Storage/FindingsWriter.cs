using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes the findings of one run into their tables, in the caller's transaction: each stage's by itself, or all.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="run">The run.</param>
/// <param name="cancel">Stops it.</param>
sealed class FindingsWriter(NpgsqlConnection connection, long run, CancellationToken cancel)
{
    readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Writes what was found, but for the stages that were written before.</summary>
    public async Task WriteAsync(Findings f)
    {
        await WriteAsync("topics", f.Topics);
        await WriteAsync("tags", new TagFindings(f.Tags, f.Learning));
        await WriteAsync("duplicates", f.Duplicates);
        await WriteAsync("opinions", f.Opinions);
        await WriteAsync("controversies", f.Controversies);
        await WriteAsync("agreement", f.Draft);
        await WriteAsync("coverage", f.Coverage);
    }

    /// <summary>Writes what one stage found, once.</summary>
    /// <param name="stage">Its name, as <see cref="IStageResults"/> gives it.</param>
    /// <param name="found">What it found; nothing is written of what stands in no table.</param>
    public Task WriteAsync(string stage, object found) => !_written.Add(stage) ? Task.CompletedTask : found switch
    {
        TopicFindings topics => TopicsAsync(topics),
        TagFindings tags => TagsAsync(tags.Tags),
        ImmutableArray<DuplicateGroup> groups => DuplicatesAsync(groups),
        OpinionFindings opinions => OpinionsAsync(opinions),
        ImmutableArray<Controversy> controversies => ControversiesAsync(controversies),
        AgreementDraft draft => DraftAsync(draft),
        ImmutableArray<CoverageLine> coverage => Rows("coverage_lines (run_id, contribution_id, used_in, agreement_rows)", coverage,
            (l, _) => [run, l.Contribution, l.UsedIn.Select(WordNames.Of), l.Rows.ToArray()]),
        Func<byte[]?> packed => LeftByRuns.WriteAsync(connection, run, stage, packed(), cancel),
        _ => Task.CompletedTask,
    };

    async Task TopicsAsync(TopicFindings found)
    {
        await Rows("topics (run_id, position, topic_id, parent_id, level, label, keyphrases, size, representatives)", found.Topics,
            (t, i) => [run, i, t.Id, t.ParentId, t.Level, t.Label, t.Keyphrases, t.Size, t.Representatives]);
        await Rows("assignments (run_id, contribution_id, topic_id, subtopic_id, similarity)", found.Assignments,
            (a, _) => [run, a.Contribution, a.Topic, a.SubTopic, a.Similarity]);
        await Rows(RunLists.IdeaColumns, RunLists.Of(found.Ideas, i => i.Contribution), (l, _) => RunLists.Cells(run, l.First, l.Items));
    }

    async Task TagsAsync(ImmutableArray<Tag> tags)
    {
        await Rows(RunLists.TagColumns, RunLists.Of(tags, t => t.Contribution), (l, _) => RunLists.Cells(run, l.First, l.Items));
        await Rows("tag_counts (run_id, kind, value, origin, contributions, confidence)", TagCount.Of(tags), (c, _) => [run, WordNames.Of(c.Kind), c.Value, WordNames.Of(c.Origin), c.Count, c.Confidence]);
    }

    async Task DuplicatesAsync(ImmutableArray<DuplicateGroup> groups)
    {
        await Rows("duplicate_groups (run_id, position, group_id, kind, representative_id, authors, wordings, first_at, first_offset_minutes, last_at, last_offset_minutes)",
            groups, (g, i) => [run, i, g.Id, WordNames.Of(g.Kind), g.Representative, g.Authors, g.Wordings, g.FirstAt, Offset(g.FirstAt), g.LastAt, Offset(g.LastAt)]);
        await Rows("duplicate_members (run_id, group_id, position, contribution_id, similarity, added)",
            groups.SelectMany(g => g.Members.Select((m, place) => (g.Id, Member: m, place))),
            (m, _) => [run, m.Id, m.place, m.Member.Contribution, m.Member.Similarity, Flat(m.Member.Added)]);
    }

    async Task OpinionsAsync(OpinionFindings found)
    {
        await Rows("opinion_voters (run_id, position, voter, opinion_group, x, y)", found.Voters, (v, i) => [run, i, v.Voter, v.Group, v.X, v.Y]);
        await Rows("opinion_statements (run_id, position, opinion_group, contribution_id, agree, mixed, disagree, representativeness, consensus)", found.Statements,
            (s, i) => [run, i, s.Group, s.Contribution, s.Votes.Agree, s.Votes.Mixed, s.Votes.Disagree, s.Representativeness, s.Consensus]);
    }

    async Task ControversiesAsync(ImmutableArray<Controversy> controversies)
    {
        await Rows("controversies (run_id, rank, contribution_id, topic_id, score, basis, low, high, agree, mixed, disagree, arguments_for, arguments_against, label, for_ids, against_ids)",
            controversies, (c, _) => [run, c.Rank, c.Contribution, c.Topic, c.Score, WordNames.Of(c.Basis), c.Low, c.High,
                c.Votes.Agree, c.Votes.Mixed, c.Votes.Disagree, c.ArgumentsFor, c.ArgumentsAgainst, c.Label, c.ForIds, c.AgainstIds]);
        await CitationsAsync(controversies.SelectMany(c => Granted(c, Side.For).Concat(Granted(c, Side.Against))));

        static IEnumerable<(string, int, int, Citation)> Granted(Controversy c, Side side) =>
            Of(FindingsStore.GrantedBy(side), c.Rank, [.. c.Granted.Where(g => g.Side == side).Select(g => g.Citation)]);
    }

    async Task DraftAsync(AgreementDraft draft)
    {
        await Rows("agreement_points (run_id, row_number, topic_id, section, point, qualification, support, support_low, contributors, status)", draft.Points,
            (p, _) => [run, p.Row, p.Topic, p.Section, p.Point, p.Qualification, p.Support, p.SupportLow, p.Contributors, WordNames.Of(p.Status)]);
        await Rows("action_lines (run_id, row_number, topic_id, action, instrument, addressee, support)", draft.Actions,
            (a, _) => [run, a.Row, a.Topic, a.Action, a.Instrument, a.Addressee, a.Support]);
        await Rows("minority_positions (run_id, row_number, topic_id, stated, agree, mixed, disagree, contributors)", draft.Minorities,
            (m, _) => [run, m.Row, m.Topic, m.Position, m.Votes.Agree, m.Votes.Mixed, m.Votes.Disagree, m.Contributors]);
        await CitationsAsync(draft.Points.SelectMany(p => Of("point", p.Row, p.Citations).Concat(Of("qualification", p.Row, p.QualificationCitations)))
            .Concat(draft.Actions.SelectMany(a => Of("action", a.Row, a.Citations)))
            .Concat(draft.Minorities.SelectMany(m => Of("minority", m.Row, m.Citations))));
    }

    Task CitationsAsync(IEnumerable<(string By, int Row, int Place, Citation Citation)> citations) =>
        Rows("citations (run_id, cited_by, row_number, position, contribution_id, start, length)", citations,
            (c, _) => [run, c.By, c.Row, c.Place, c.Citation.Contribution, c.Citation.Passage?.Start, c.Citation.Passage?.Length]);

    static IEnumerable<(string By, int Row, int Place, Citation Citation)> Of(string by, int row, ImmutableArray<Citation> citations) =>
        citations.Select((citation, place) => (by, row, place, citation));

    Task Rows<T>(string target, IEnumerable<T> rows, Func<T, int, object?[]> cells) => BulkRows.WriteAsync(connection, target, rows, cells, cancel);

    static int? Offset(DateTimeOffset? at) => (int?)at?.Offset.TotalMinutes;

    static int[] Flat(ImmutableArray<TextSpan> spans) => [.. spans.SelectMany(s => new[] { s.Start, s.Length })];
}
