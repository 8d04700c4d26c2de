using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Leaves contributions in their topics where little has come in or changed since all were laid, and places only those.</summary>
/// <remarks>
/// What is new or changed is laid in the space that was learnt then (<see cref="KeptSpace"/>), answers lean on what they answer, the nearest draw it (<see cref="Neighbours"/>), and it goes to the nearest centre, by the same rule as in a run over all
/// that starts from earlier topics (<see cref="TopicLevels"/>). Centres are the means of the members that stand. All is done anew where so many newcomers fit nowhere that they would be a topic of their own, and where a topic is no longer the one that was named.
/// Cost: linear in contributions for the centres, some 400 products a newcomer. When it misleads: nobody moves to another topic, however the subject of his own shifts, until all are laid again.
/// </remarks>
static class StandingTopics
{
    /// <summary>Gives topics with what came in placed; null where all is to be found anew.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="duplicates">Groups of copies.</param>
    /// <param name="earlier">Topics and memberships that the run starts from.</param>
    /// <param name="before">What the earlier run left.</param>
    /// <param name="options">Thresholds of ideas.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public static TopicFindings? Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, EarlierTopics? earlier, EarlierRun? before, TopicsOptions options, CancellationToken cancel)
    {
        if (before?.Places is not { } left || EarlierLevels.Of(earlier, texts.Corpus) is not { } levels) return null;
        var named = earlier!.Topics.ToDictionary(t => t.Id); // there are levels only of earlier topics
        var kept = KeptPlaces.Read(left.Packed);
        var numbers = kept.NumbersIn(texts.Corpus, left.Since);
        var speakers = Speakers.Of(texts.Corpus, duplicates);
        var (space, rows) = Lay(texts, speakers, kept, numbers, cancel);
        var changed = before.Changed.ToHashSet();
        if (Settle(texts.Corpus, rows, speakers.Voices, levels, earlier.Assignments, numbers, changed, cancel) is not { } settled) return null;
        var tree = TopicOrder.Of(settled, levels.UsedIds);
        if (!tree.Topics.All(t => StandingNames.Stands(t, tree, named, levels))) return null;
        var topics = Named(texts, speakers.Voices, rows, tree, named, changed, cancel);
        var ids = tree.Topics.Select(t => t.Id).ToHashSet();
        var ideas = IdeaPlaces.Find(texts, duplicates, space, tree, options, cancel,
            i => numbers[i] >= 0 ? kept.IdeasOf(numbers[i], texts.Corpus.Contributions[i].Id, ids) : null);
        return new(topics, tree.Assignments(texts.Corpus), ideas, TopicWarnings.Of(topics, tree, texts, options)) { Places = rows };
    }

    static (TopicSpace Space, DenseRows Rows) Lay(PreparedCorpus texts, Speakers speakers, KeptPlaces kept, int[] numbers, CancellationToken cancel)
    {
        var settings = new SpaceSettings();
        var space = TopicSpace.Of(texts, kept.Space, settings);
        var rows = new DenseRows(texts.Texts.Length, kept.Dimensions);
        var stays = Array.ConvertAll(numbers, n => n >= 0);
        Parallel.For(0, rows.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            if (stays[i]) kept.Place(numbers[i], rows[i]);
            else space.Place(texts.Texts[i], 0..texts.Texts[i].Tokens.Length, rows[i]);
        });
        Conversations.Lean(texts, rows, settings, stays);
        int[] following = [.. Enumerable.Range(0, rows.Count).Where(i => !stays[i] && speakers.Followers[i] >= 0)];
        foreach (var i in following) stays[i] = true;
        Neighbours.Smooth(rows, speakers.Voices, settings.Neighbours, settings.NeighbourStrength, cancel, stays);
        foreach (var i in following) rows[speakers.Followers[i]].CopyTo(rows[i]);
        return (space, rows);
    }

    static TopicLevels? Settle(Corpus corpus, DenseRows rows, int[] voices, EarlierLevels levels, ImmutableArray<Assignment> assignments, int[] numbers, HashSet<ContributionId> changed, CancellationToken cancel)
    {
        var weights = new float[rows.Count];
        foreach (var voice in voices) weights[voice] = 1;
        var centres = SphericalKMeans.Means(rows, weights, levels.Topics, levels.Ids.Length);
        var subCentres = SphericalKMeans.Means(rows, weights, levels.SubTopics, levels.SubIds.Length);
        var parents = new int[levels.SubIds.Length];
        var (topics, subTopics, similarities) = ((int[])levels.Topics.Clone(), (int[])levels.SubTopics.Clone(), new float[rows.Count]);
        foreach (var assignment in assignments)
            if (corpus.IndexOf(assignment.Contribution) is { } index)
            {
                similarities[index] = (float)assignment.Similarity;
                if (subTopics[index] >= 0) parents[subTopics[index]] = topics[index];
            }
        cancel.ThrowIfCancellationRequested();
        int[] open = [.. Enumerable.Range(0, rows.Count).Where(i => levels.IsNew[i] || changed.Contains(corpus.Contributions[i].Id))];
        var (nearest, likeness) = (new int[open.Length], new float[open.Length]);
        SphericalKMeans.Assign(rows.Choose(open), centres, nearest, likeness, Array.ConvertAll(open, i => levels.Topics[i]), TopicLevels.Loyalty);
        var parts = Enumerable.Range(0, parents.Length).ToLookup(s => parents[s]);
        for (var k = 0; k < open.Length; k++)
        {
            var i = open[k];
            (topics[i], similarities[i]) = (nearest[k], likeness[k]);
            subTopics[i] = nearest[k] < 0 ? -1 : NearestPart(rows[i], subCentres, parts[nearest[k]], levels.SubTopics[i]);
        }
        if (TopicLevels.FoundTopics(similarities, [.. voices.Where(v => topics[v] >= 0)], numbers)) return null;
        return new(topics, subTopics, similarities, centres, subCentres, parents, [.. levels.Ids.Select(id => (TopicId?)id)], [.. levels.SubIds.Select(id => (TopicId?)id)]);
    }

    static int NearestPart(Span<float> row, DenseRows centres, IEnumerable<int> parts, int home)
    {
        var (best, likeness, own) = (-1, float.NegativeInfinity, float.NegativeInfinity);
        foreach (var part in parts)
        {
            var similarity = Dense.Dot(row, centres[part]);
            if (part == home) own = similarity;
            if (similarity > likeness) (best, likeness) = (part, similarity);
        }
        return own + TopicLevels.SubLoyalty >= likeness ? home : best;
    }

    // representatives stand while all of them do
    static ImmutableArray<Topic> Named(PreparedCorpus texts, int[] voices, DenseRows rows, TopicOrder tree, Dictionary<TopicId, Topic> named, HashSet<ContributionId> changed, CancellationToken cancel)
    {
        var moving = new bool[texts.Texts.Length];
        foreach (var voice in voices) moving[voice] = true;
        return [.. SideBySide.Each(tree.Topics, t => named[t.Id] with
        {
            Size = t.Members.Length,
            Representatives = named[t.Id].Representatives is { IsEmpty: false } standing && standing.All(r => !changed.Contains(r) && texts.Corpus.IndexOf(r) is not null) ? standing : Representatives.Of(texts, rows, t, moving),
        }, cancel)];
    }
}
