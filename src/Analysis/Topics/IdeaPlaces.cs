using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Places each thing a contribution says: in the contribution's topic, or in another one where it is clearly nearer to it.</summary>
internal static class IdeaPlaces
{
    const int MostOnStack = 256;

    /// <summary>Lists the ideas of all contributions, in corpus order, then by place.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="duplicates">Groups of copies.</param>
    /// <param name="space">Where ideas lie.</param>
    /// <param name="tree">The topics.</param>
    /// <param name="options">From where on an idea goes to another topic.</param>
    /// <param name="cancel">Stops between two contributions.</param>
    /// <param name="standing">Gives the ideas of a contribution where they stand as an earlier run placed them, null where they are to be placed; null to place all.</param>
    public static ImmutableArray<Idea> Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, TopicSpace space, TopicOrder tree, TopicsOptions options, CancellationToken cancel, Func<int, Idea[]?>? standing = null)
    {
        var topics = Candidates.Under(tree, -1);
        var subTopics = Array.ConvertAll(topics.Places, t => Candidates.Under(tree, t));
        var added = AddedIdeas.Of(texts.Corpus, duplicates);
        var ideas = new Idea[texts.Texts.Length][];
        Parallel.For(0, ideas.Length, new ParallelOptions { CancellationToken = cancel }, () => new float[space.Dimensions], (i, _, vector) =>
        {
            ideas[i] = standing?.Invoke(i) ?? [.. OfOne(i, vector)];
            return vector;
        }, _ => { });
        var all = ImmutableArray.CreateBuilder<Idea>(ideas.Sum(i => i.Length));
        for (var i = 0; i < ideas.Length; i++)
        {
            all.AddRange(ideas[i]);
            ideas[i] = [];
        }
        return all.MoveToImmutable();

        List<Idea> OfOne(int index, float[] vector)
        {
            var text = texts.Texts[index];
            var id = texts.Corpus.Contributions[index].Id;
            TopicId? Name(int place) => place < 0 ? null : tree.Topics[place].Id;
            List<Idea> found = [];
            void Keep(TextSpan passage, int topic, int subTopic, double similarity) =>
                found.Add(new(found.Count + 1, id, passage, Name(topic), Name(subTopic), topic < 0 ? 0 : similarity));

            var main = tree.Topic[index];
            var units = AddedIdeas.Cut(texts, index, added.GetValueOrDefault(index, []));
            foreach (var (unit, isAdded) in units)
            {
                if (texts.RawPassage(index, unit.Start, unit.Length) is not { Length: > 0 } passage) continue;
                var (topic, subTopic, similarity) = (main, tree.SubTopic[index], (double)tree.Similarities[index]);
                var tokens = AddedIdeas.TokensOf(text, unit);
                if (units.Count > 1 && main >= 0)
                {
                    space.Place(text, tokens, vector);
                    similarity = Dense.Dot(vector, tree.Topics[main].Centre);
                    // what somebody added to a letter is about what it says, not about the letter
                    if ((isAdded || tokens.End.Value - tokens.Start.Value >= options.MinIdeaWords) && topics.Nearest(vector) is var nearest
                        && nearest.Place != main && (isAdded || nearest.Similarity >= options.LeastIdeaSimilarity) && nearest.Similarity >= similarity + (isAdded ? 0 : options.IdeaMargin))
                        (topic, subTopic, similarity) = (nearest.Place, subTopics[Array.IndexOf(topics.Places, nearest.Place)].Nearest(vector).Place, nearest.Similarity);
                }
                Keep(passage, topic, subTopic, Math.Clamp(similarity, -1, 1));
            }
            if (found.Count == 0)
                Keep(texts.RawPassage(index, text.BodyStart, text.PlainLength - text.BodyStart) ?? default, main, tree.SubTopic[index], tree.Similarities[index]);
            return found;
        }
    }

    // topics that an idea may go to
    sealed record Candidates(int[] Places, float[][] Centres)
    {
        public static Candidates Under(TopicOrder tree, int parent)
        {
            int[] places = [.. Enumerable.Range(0, tree.Topics.Length).Where(t => tree.Topics[t].Parent == parent)];
            return new(places, Array.ConvertAll(places, p => tree.Topics[p].Centre));
        }

        public (int Place, float Similarity) Nearest(ReadOnlySpan<float> vector)
        {
            Span<float> similarities = Places.Length <= MostOnStack ? stackalloc float[Places.Length] : new float[Places.Length];
            Dense.Dots(vector, Centres, similarities);
            var best = (Place: -1, Similarity: float.NegativeInfinity);
            for (var i = 0; i < Places.Length; i++)
                if (similarities[i] > best.Similarity) best = (Places[i], similarities[i]);
            return best;
        }
    }
}
