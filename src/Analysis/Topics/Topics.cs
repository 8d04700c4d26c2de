using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what contributions speak of: topics, their sub-topics, and the ideas of each contribution.</summary>
public static class Topics
{
    /// <summary>Groups contributions into topics and sub-topics by subject, whatever side they take.</summary>
    /// <param name="texts">The corpus with its words.</param>
    /// <param name="duplicates">Groups of copies: each counts once in centres and frequencies (paraphrases are no copies).</param>
    /// <param name="earlier">Memberships to start from so that topics keep their ids; null for a fresh analysis.</param>
    /// <param name="options">Detail and thresholds.</param>
    /// <param name="encoder">What gives the meaning; null for the static French table.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>Topics, one assignment a contribution, ideas, warnings in French; the same on any number of processors.</returns>
    /// <remarks>
    /// Vectors: <see cref="TopicSpace"/>. Groups: <see cref="TopicTree"/>, on a sample where the corpus is large, then all contributions go to the nearest centre. Cost: linear in the words and in contributions × topics.
    /// When it misleads: the number of topics follows the size of the corpus, not its nature; a reader may ask for finer or coarser.
    /// </remarks>
    public static TopicFindings Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, EarlierTopics? earlier,
        TopicsOptions options, ITextEncoder? encoder, int seed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        if (texts.Texts.IsEmpty) return new([], [], [], []);
        var random = new Random(seed);
        var voices = Voices(texts.Corpus, duplicates);
        var (space, rows) = TopicSpace.Fit(texts, voices, new(), encoder, random, cancel);
        var levels = TopicLevels.Find(rows, voices, options, random, cancel);
        var tree = TopicOrder.Of(levels, texts.Corpus);
        var topics = TopicNames.Name(texts, voices, rows, tree, cancel);
        var ideas = IdeaPlaces.Find(texts, space, tree, options, cancel);
        return new(topics, tree.Assignments(texts.Corpus), ideas, TopicWarnings.Of(topics, tree, options));
    }

    // the representative speaks for its copies; everyone else for themselves
    static int[] Voices(Corpus corpus, ImmutableArray<DuplicateGroup> duplicates)
    {
        var silent = new bool[corpus.Contributions.Length];
        foreach (var group in duplicates)
            if (group.Kind != DuplicateKind.Paraphrase)
                foreach (var member in group.Members)
                    if (member.Contribution != group.Representative && corpus.IndexOf(member.Contribution) is { } index) silent[index] = true;
        return [.. Enumerable.Range(0, silent.Length).Where(i => !silent[i])];
    }
}
