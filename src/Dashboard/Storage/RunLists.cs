using System.Collections.Immutable;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Ideas and tags of a run as rows, one a contribution, and back: as many lists as an idea or a tag has fields.</summary>
static class RunLists
{
    /// <summary>Table and columns of ideas, in the order of their cells.</summary>
    public const string IdeaColumns = "idea_lists (run_id, position, contribution_id, ranks, starts, lengths, topic_ids, subtopic_ids, similarities)";

    /// <summary>Table and columns of tags, in the order of their cells.</summary>
    public const string TagColumns = "tag_lists (run_id, position, contribution_id, kinds, said, confidences, origins, whys, why_ends)";

    /// <summary>Reads rows that <see cref="Ideas"/> understands.</summary>
    public const string SelectIdeas = "select contribution_id, ranks, starts, lengths, topic_ids, subtopic_ids, similarities from idea_lists";

    /// <summary>Reads rows that <see cref="Tags"/> understands.</summary>
    public const string SelectTags = "select contribution_id, kinds, said, confidences, origins, whys, why_ends from tag_lists";

    /// <summary>Puts what follows one another and is of the same contribution together, with the place of the first.</summary>
    public static IEnumerable<(int First, ArraySegment<T> Items)> Of<T>(ImmutableArray<T> items, Func<T, ContributionId> contribution)
    {
        var all = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(items) ?? [];
        for (int first = 0, end; first < all.Length; first = end)
        {
            for (end = first + 1; end < all.Length && contribution(all[end]) == contribution(all[first]);) end++;
            yield return (first, new(all, first, end - first));
        }
    }

    /// <summary>Gives the cells of the ideas of one contribution.</summary>
    public static object?[] Cells(long run, int first, ArraySegment<Idea> ideas) =>
    [
        run, first, ideas[0].Contribution, Each(ideas, i => i.Rank), Each(ideas, i => i.Passage.Start), Each(ideas, i => i.Passage.Length),
        Each(ideas, i => i.Topic?.Value), Each(ideas, i => i.SubTopic?.Value), Each(ideas, i => i.Similarity),
    ];

    /// <summary>Gives the cells of the tags of one contribution.</summary>
    public static object?[] Cells(long run, int first, ArraySegment<Tag> tags)
    {
        var ends = new int[tags.Count];
        for (var i = 0; i < ends.Length; i++) ends[i] = (i == 0 ? 0 : ends[i - 1]) + tags[i].Why.Length;
        return
        [
            run, first, tags[0].Contribution, Each(tags, t => WordNames.Of(t.Kind)), Each(tags, t => t.Value), Each(tags, t => t.Confidence), Each(tags, t => WordNames.Of(t.Origin)),
            tags.SelectMany(t => t.Why), ends,
        ];
    }

    /// <summary>Reads the ideas of one contribution.</summary>
    public static Idea[] Ideas(NpgsqlDataReader row)
    {
        var id = row.Id(0);
        var (ranks, starts, lengths) = (row.GetFieldValue<int[]>(1), row.GetFieldValue<int[]>(2), row.GetFieldValue<int[]>(3));
        var (topics, parts, similarities) = (row.GetFieldValue<string?[]>(4), row.GetFieldValue<string?[]>(5), row.GetFieldValue<double[]>(6));
        return [.. ranks.Select((rank, i) => new Idea(rank, id, new(starts[i], lengths[i]), Topic(topics[i]), Topic(parts[i]), similarities[i]))];
    }

    /// <summary>Reads the tags of one contribution.</summary>
    public static Tag[] Tags(NpgsqlDataReader row)
    {
        var id = row.Id(0);
        var (kinds, said, confidences, origins) = (row.GetFieldValue<string[]>(1), row.GetFieldValue<string[]>(2), row.GetFieldValue<double[]>(3), row.GetFieldValue<string[]>(4));
        var (whys, ends) = (row.GetFieldValue<string[]>(5), row.GetFieldValue<int[]>(6));
        return [.. kinds.Select((kind, i) => new Tag(id, WordNames.Read<TagKind>(kind), said[i], confidences[i], WordNames.Read<TagOrigin>(origins[i]), [.. whys[(i == 0 ? 0 : ends[i - 1])..ends[i]]]))];
    }

    static TopicId? Topic(string? id) => id is null ? null : new(id);

    static TCell[] Each<T, TCell>(ArraySegment<T> items, Func<T, TCell> cell)
    {
        var cells = new TCell[items.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = cell(items[i]);
        return cells;
    }
}
