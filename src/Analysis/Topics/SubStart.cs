namespace SynthesisPipeline.Analysis;

/// <summary>Where the cutting of a topic into sub-topics begins: with the sub-topics that it had, or with a number of them and the chance that finding them takes.</summary>
/// <param name="Centres">Means of the earlier sub-topics; null where they are to be found.</param>
/// <param name="Ids">Their ids; empty where they are to be found.</param>
/// <param name="Home">For each member, the earlier sub-topic that it came from, -1 = none; null where there are none.</param>
/// <param name="Sample">Members from which sub-topics are to be found.</param>
/// <param name="Count">How many.</param>
/// <param name="Draws">The chance for it.</param>
internal sealed record SubStart(DenseRows? Centres, TopicId?[] Ids, int[]? Home, int[] Sample, int Count, double[] Draws)
{
    /// <summary>Tells where a topic begins; null where it stays whole.</summary>
    /// <param name="rows">A vector a contribution.</param>
    /// <param name="members">The topic's contributions, ascending.</param>
    /// <param name="own">Those of them that move centres.</param>
    /// <param name="known">How many in the corpus do.</param>
    /// <param name="earlier">Memberships to start from; null for a fresh analysis.</param>
    /// <param name="options">Detail, smallest topic to cut.</param>
    /// <param name="random">Seeded chance.</param>
    public static SubStart? Of(DenseRows rows, int[] members, int[] own, int known, EarlierLevels? earlier, TopicsOptions options, Random random)
    {
        if (earlier is not null)
        {
            int[] places = [.. members.Select(m => earlier.SubTopics[m]).Where(s => s >= 0).Distinct().Order()];
            // a sub-topic stays with the topic that most of its members went to
            places = [.. places.Where(p => 2 * members.Count(m => earlier.SubTopics[m] == p) > earlier.SubTopics.Count(s => s == p))];
            if (places.Length >= 2)
            {
                int[] Home(int[] which) => [.. which.Select(m => Math.Max(-1, Array.BinarySearch(places, earlier.SubTopics[m])))];
                return new(SphericalKMeans.Means(rows.Choose(own), null, Home(own), places.Length), [.. places.Select(p => (TopicId?)earlier.SubIds[p])], Home(members), [], places.Length, []);
            }
            // a topic that was whole stays so until most of it is new
            if (2 * own.Count(m => !earlier.IsNew[m] && earlier.SubTopics[m] < 0) > own.Length) return null;
        }
        var count = (int)Math.Round(TopicTree.SubTopicCount(known, options.Detail) * own.Length / Math.Max(1, known));
        if (own.Length < options.MinSizeForSubTopics || count < 2) return null;
        var sample = TopicTree.Sampled(own);
        return new(null, [], null, sample, count, TopicTree.DrawForSubTopics(sample.Length, count, random));
    }
}
