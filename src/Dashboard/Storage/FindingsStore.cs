using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads what a run found, whole or a part at a time, as the records that the analysis made.</summary>
public sealed class FindingsStore(NpgsqlDataSource db)
{
    readonly KeptReadings<OpinionFindings> _voters = new();

    /// <summary>Reads everything that a run found: equal to what the analysis returned.</summary>
    public async Task<Findings> LoadAsync(long run, CancellationToken cancel)
    {
        var (topicWarnings, draftWarnings, groups, learning) = (await db.ListAsync("""
            select coalesce(topic_warnings, '{}'), coalesce(draft_warnings, '{}'), coalesce((figures ->> 'opinion_groups')::int, 0), learning::text from runs where id = $1
            """, r => (r.Texts(0), r.Texts(1), r.GetInt32(2), LearningJson.Read(r.TextOrNull(3))), cancel, run))[0];
        return new()
        {
            Topics = new(await TopicsAsync(run, cancel), await AssignmentsAsync(run, cancel), await IdeasAsync(run, null, cancel), topicWarnings),
            Duplicates = await DuplicatesAsync(run, cancel),
            Tags = await TagsAsync(run, null, cancel),
            Learning = learning,
            Opinions = await OpinionsAsync(run, groups, cancel),
            Controversies = await ControversiesAsync(run, cancel),
            Draft = await DraftAsync(run, cancel) with { Warnings = draftWarnings },
            Coverage = await CoverageAsync(run, cancel),
        };
    }

    /// <summary>Reads the topics, each of level 1 followed by its own of level 2.</summary>
    public Task<ImmutableArray<Topic>> TopicsAsync(long run, CancellationToken cancel) => db.ListAsync("""
        select topic_id, parent_id, level, label, keyphrases, size, representatives from topics where run_id = $1 order by position
        """, r => new Topic(new(r.GetString(0)), r.TopicOrNull(1), r.GetInt32(2), r.GetString(3), r.Texts(4), r.GetInt32(5), r.Ids(6)), cancel, run);

    /// <summary>Reads the memberships, ascending by contribution.</summary>
    public Task<ImmutableArray<Assignment>> AssignmentsAsync(long run, CancellationToken cancel) => db.ListAsync("""
        select contribution_id, topic_id, subtopic_id, similarity from assignments where run_id = $1 order by contribution_id
        """, r => new Assignment(r.Id(0), r.TopicOrNull(1), r.TopicOrNull(2), r.GetDouble(3)), cancel, run);

    /// <summary>Reads the ideas of one contribution, or of all (null).</summary>
    public async Task<ImmutableArray<Idea>> IdeasAsync(long run, ContributionId? of, CancellationToken cancel) => Flat(await db.ListAsync($"""
        {RunLists.SelectIdeas} where run_id = $1 and ($2::text is null or contribution_id = $2) order by position
        """, RunLists.Ideas, cancel, run, of?.Value));

    /// <summary>Reads the tags of one contribution, or of all (null).</summary>
    public async Task<ImmutableArray<Tag>> TagsAsync(long run, ContributionId? of, CancellationToken cancel) => Flat(await db.ListAsync($"""
        {RunLists.SelectTags} where run_id = $1 and ($2::text is null or contribution_id = $2) order by position
        """, RunLists.Tags, cancel, run, of?.Value));

    /// <summary>Reads the tags of some contributions.</summary>
    public async Task<ImmutableArray<Tag>> TagsOfAsync(long run, IEnumerable<ContributionId> of, CancellationToken cancel) => Flat(await db.ListAsync($"""
        {RunLists.SelectTags} where run_id = $1 and contribution_id = any($2) order by position
        """, RunLists.Tags, cancel, run, of.Select(i => i.Value).ToArray()));

    /// <summary>Reads what a run learnt of its tags from people's answers.</summary>
    public async Task<ImmutableArray<TagLearning>> LearningAsync(long run, CancellationToken cancel) =>
        (await db.ListAsync("select learning::text from runs where id = $1", r => LearningJson.Read(r.TextOrNull(0)), cancel, run)).FirstOrDefault([]);

    /// <summary>Counts the tags of a run by kind, value and origin, with their mean confidence; names of entities apart, which are as many as there are names.</summary>
    public Task<ImmutableArray<TagCount>> TagCountsAsync(long run, CancellationToken cancel) => db.ListAsync("""
        select kind, value, origin, contributions, confidence from tag_counts where run_id = $1 order by kind, contributions desc, value, origin
        """, r => new TagCount(WordNames.Read<TagKind>(r.GetString(0)), r.GetString(1), WordNames.Read<TagOrigin>(r.GetString(2)), r.GetInt32(3), r.GetDouble(4)), cancel, run);

    /// <summary>Reads the groups of copies with all their members, largest first.</summary>
    public async Task<ImmutableArray<DuplicateGroup>> DuplicatesAsync(long run, CancellationToken cancel)
    {
        var members = (await db.ListAsync("""
            select group_id, contribution_id, similarity, added from duplicate_members where run_id = $1 order by group_id, position
            """, r => (Group: r.GetString(0), Member: new DuplicateMember(r.Id(1), r.GetDouble(2), Spans(r.GetFieldValue<int[]>(3)))), cancel, run))
            .ToLookup(m => m.Group, m => m.Member, StringComparer.Ordinal);
        return await db.ListAsync("""
            select group_id, kind, representative_id, authors, wordings, first_at, first_offset_minutes, last_at, last_offset_minutes
            from duplicate_groups where run_id = $1 order by position
            """, r => new DuplicateGroup(r.GetString(0), WordNames.Read<DuplicateKind>(r.GetString(1)), r.Id(2), [.. members[r.GetString(0)]],
                r.GetInt32(3), r.GetInt32(4), r.LocalInstantOrNull(5), r.LocalInstantOrNull(7)), cancel, run);
    }

    /// <summary>Reads the controversies by rank.</summary>
    public async Task<ImmutableArray<Controversy>> ControversiesAsync(long run, CancellationToken cancel)
    {
        var granted = (await db.ListAsync("""
            select cited_by, row_number, contribution_id, start, length from citations where run_id = $1 and cited_by = any($2) order by row_number, cited_by desc, position
            """, r => (Rank: r.GetInt32(1), Concession: new Concession(r.GetString(0) == GrantedBy(Side.For) ? Side.For : Side.Against,
                new(r.Id(2), r.IsDBNull(3) ? null : new(r.GetInt32(3), r.GetInt32(4))))), cancel, run, new[] { GrantedBy(Side.For), GrantedBy(Side.Against) }))
            .ToLookup(g => g.Rank, g => g.Concession);
        return await db.ListAsync("""
            select rank, contribution_id, topic_id, score, basis, low, high, agree, mixed, disagree, arguments_for, arguments_against, label, for_ids, against_ids
            from controversies where run_id = $1 order by rank
            """, r => new Controversy(r.GetInt32(0), r.IdOrNull(1), r.TopicOrNull(2), r.GetDouble(3), WordNames.Read<ControversyBasis>(r.GetString(4)),
            r.GetDouble(5), r.GetDouble(6), r.Votes(7), r.GetInt32(10), r.GetInt32(11), r.GetString(12), r.Ids(13), r.Ids(14))
            { Granted = [.. granted[r.GetInt32(0)]] }, cancel, run);
    }

    /// <summary>Names what a side of a controversy grants, among the citations.</summary>
    internal static string GrantedBy(Side side) => "granted_" + WordNames.Of(side);

    /// <summary>Reads the draft: points of agreement, courses of action, minority positions, each with its citations.</summary>
    public async Task<AgreementDraft> DraftAsync(long run, CancellationToken cancel)
    {
        var citations = (await db.ListAsync("""
            select cited_by, row_number, contribution_id, start, length from citations where run_id = $1 order by cited_by, row_number, position
            """, r => (Key: (r.GetString(0), r.GetInt32(1)), Citation: new Citation(r.Id(2), r.IsDBNull(3) ? null : new(r.GetInt32(3), r.GetInt32(4)))), cancel, run))
            .ToLookup(c => c.Key, c => c.Citation);
        var points = await db.ListAsync("""
            select row_number, topic_id, section, point, qualification, support, support_low, contributors, status
            from agreement_points where run_id = $1 order by row_number
            """, r => new AgreementPoint(r.GetInt32(0), new(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4),
                [.. citations[("point", r.GetInt32(0))]], [.. citations[("qualification", r.GetInt32(0))]],
                r.DoubleOrNull(5), r.DoubleOrNull(6), r.GetInt32(7), WordNames.Read<PointStatus>(r.GetString(8))), cancel, run);
        var actions = await db.ListAsync("""
            select row_number, topic_id, action, instrument, addressee, support from action_lines where run_id = $1 order by row_number
            """, r => new ActionLine(r.GetInt32(0), new(r.GetString(1)), r.GetString(2), r.TextOrNull(3), r.TextOrNull(4),
                [.. citations[("action", r.GetInt32(0))]], r.DoubleOrNull(5)), cancel, run);
        var minorities = await db.ListAsync("""
            select row_number, topic_id, stated, agree, mixed, disagree, contributors from minority_positions where run_id = $1 order by row_number
            """, r => new MinorityPosition(r.GetInt32(0), r.TopicOrNull(1), r.GetString(2),
                [.. citations[("minority", r.GetInt32(0))]], r.Votes(3), r.GetInt32(6)), cancel, run);
        return new(points, actions, minorities, []);
    }

    /// <summary>Reads the ledger, ascending by contribution.</summary>
    public Task<ImmutableArray<CoverageLine>> CoverageAsync(long run, CancellationToken cancel) => db.ListAsync("""
        select contribution_id, used_in, agreement_rows from coverage_lines where run_id = $1 order by contribution_id
        """, r => new CoverageLine(r.Id(0), [.. r.Texts(1).Select(WordNames.Read<ContributionUse>)], [.. r.GetFieldValue<int[]>(2)]), cancel, run);

    /// <summary>Reads where voters stand, for the opinion map; no statements.</summary>
    public Task<OpinionFindings> VotersAsync(long run, CancellationToken cancel) => _voters.OfAsync(run, () => ReadVotersAsync(run, cancel));

    async Task<OpinionFindings> ReadVotersAsync(long run, CancellationToken cancel)
    {
        var voters = await db.ListAsync("select voter, opinion_group, x, y from opinion_voters where run_id = $1 order by position",
            r => new VoterPosition(r.GetString(0), r.IntOrNull(1), r.GetDouble(2), r.GetDouble(3)), cancel, run);
        return new(voters, [], voters.Select(v => v.Group).OfType<int>().Distinct().Count());
    }

    async Task<OpinionFindings> OpinionsAsync(long run, int groups, CancellationToken cancel) => new(
        (await ReadVotersAsync(run, cancel)).Voters,
        await db.ListAsync("""
            select opinion_group, contribution_id, agree, mixed, disagree, representativeness, consensus from opinion_statements where run_id = $1 order by position
            """, r => new OpinionStatement(r.GetInt32(0), r.Id(1), r.Votes(2), r.GetDouble(5), r.GetDouble(6)), cancel, run),
        groups);

    static ImmutableArray<T> Flat<T>(ImmutableArray<T[]> lists)
    {
        var all = ImmutableArray.CreateBuilder<T>(lists.Sum(l => l.Length));
        foreach (var list in lists) all.AddRange(list);
        return all.MoveToImmutable();
    }

    static ImmutableArray<TextSpan> Spans(int[] flat) => [.. flat.Chunk(2).Select(s => new TextSpan(s[0], s[1]))];
}
