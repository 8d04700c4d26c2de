namespace SynthesisPipeline.Analysis;

/// <summary>Moves what answers one another together: a proposition towards what people answer to it, an answer towards what it answers.</summary>
/// <remarks>
/// First p' = normalise(p + r · normalise(Σ answers)), r = <see cref="SpaceSettings.ReplyStrength"/>: people who argue about a proposition name its subject, and a title of ten words says little of it. Then each answer, from the top down:
/// a' = normalise(a · n/(n+k) + p' · k/(n+k)), n = its words that are no stop words, k = <see cref="SpaceSettings.ParentWords"/>. Cost: linear in the contributions.
/// When it misleads: answers that leave their subject take a proposition with few words along.
/// </remarks>
static class Conversations
{
    /// <summary>Moves the vectors of all that answer or are answered; what stands alone stays.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="rows">One unit vector a contribution, in corpus order; changed in place; zero ones neither draw nor move towards what they answer.</param>
    /// <param name="settings">How much they move.</param>
    /// <param name="stays">Which contributions stay where they lie; null where all move.</param>
    public static void Lean(PreparedCorpus texts, DenseRows rows, SpaceSettings settings, bool[]? stays = null)
    {
        var order = FromTheTop(texts.Corpus, rows.Count);
        var stopWords = texts.Vocabulary.StopWords;
        if (settings.ReplyStrength > 0) LeanOnReplies(order, rows, (float)settings.ReplyStrength, stays);
        foreach (var (child, parent) in order)
        {
            if (stays?[child] == true || !rows[parent].ContainsAnyExcept(0f)) continue;
            var words = 0;
            foreach (var token in texts.Texts[child].Tokens.AsSpan()) if (!stopWords[token.Word]) words++;
            Dense.Scale(rows[child], (float)(words / (words + settings.ParentWords)));
            Dense.Add(rows[parent], (float)(settings.ParentWords / (words + settings.ParentWords)), rows[child]);
            Dense.Normalise(rows[child]);
        }
    }

    // from the top down, answers are still where their own words lie when what they answer is moved
    static void LeanOnReplies(List<(int Child, int Parent)> order, DenseRows rows, float strength, bool[]? stays)
    {
        var sum = new float[rows.Dimensions];
        for (var at = 0; at < order.Count;)
        {
            var parent = order[at].Parent;
            Array.Clear(sum);
            for (; at < order.Count && order[at].Parent == parent; at++) Dense.Add(rows[order[at].Child], 1, sum);
            if (stays?[parent] == true || Dense.Normalise(sum) == 0) continue;
            Dense.Add(sum, strength, rows[parent]);
            Dense.Normalise(rows[parent]);
        }
    }

    /// <summary>Lists what answers something, the answers of one together and after what they answer; circles of parents are in no order and left out.</summary>
    static List<(int Child, int Parent)> FromTheTop(Corpus corpus, int count)
    {
        var answers = Enumerable.Range(0, count).Select(i => (Child: i, Parent: corpus.ParentOf(i) ?? -1)).Where(a => a.Parent >= 0).ToLookup(a => a.Parent, a => a.Child);
        var order = new List<(int, int)>();
        var open = new Queue<int>(Enumerable.Range(0, count).Where(i => corpus.ParentOf(i) is null && answers.Contains(i)));
        while (open.TryDequeue(out var parent))
            foreach (var child in answers[parent])
            {
                order.Add((child, parent));
                if (answers.Contains(child)) open.Enqueue(child);
            }
        return order;
    }
}
