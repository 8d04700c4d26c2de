using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what contributions speak of: topics, their sub-topics, and the ideas of each contribution.</summary>
public static class Topics
{
    const double LaidShare = 0.3, GroupedShare = 0.55, NamedShare = 0.8;

    /// <summary>Groups contributions into topics and sub-topics by subject, whatever side they take.</summary>
    /// <param name="texts">The corpus with its words.</param>
    /// <param name="duplicates">Groups of copies: each counts once in centres and frequencies (paraphrases are no copies).</param>
    /// <param name="earlier">Memberships to start from so that topics keep their ids; null for a fresh analysis.</param>
    /// <param name="options">Detail and thresholds.</param>
    /// <param name="encoder">What gives the meaning; null for the static French table.</param>
    /// <param name="seed">Seed of all chance.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <param name="progress">Is told between two steps which share is done, roughly: each throws away as much as it keeps, and whoever is told may collect it; null to tell nobody.</param>
    /// <param name="before">What an earlier run left, to go on from (<see cref="StandingTopics"/>); null to find all anew.</param>
    /// <exception cref="ArgumentOutOfRangeException">The detail is out of its range.</exception>
    /// <returns>Topics, one assignment a contribution, ideas, warnings in French; the same on any number of processors.</returns>
    /// <remarks>
    /// Vectors: <see cref="TopicSpace"/>. Groups: <see cref="TopicTree"/>, on a sample where the corpus is large, then all contributions go to the nearest centre. Cost: linear in the words and in contributions × topics.
    /// When it misleads: the number of topics follows the size of the corpus, not its nature; a reader may ask for finer or coarser.
    /// </remarks>
    public static TopicFindings Find(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, EarlierTopics? earlier,
        TopicsOptions options, ITextEncoder? encoder, int seed, CancellationToken cancel, Action<double>? progress = null, EarlierRun? before = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (texts.Texts.IsEmpty) return new([], [], [], []);
        if (StandingTopics.Find(texts, duplicates, earlier, before, options, cancel) is { } standing) return standing;
        var random = new Random(seed);
        var speakers = Speakers.Of(texts.Corpus, duplicates);
        var levelsBefore = EarlierLevels.Of(earlier, texts.Corpus);
        // phrases do not wait for topics: while one processor alone can go on with these, another has those to look up; where names stand, few are needed
        var ((space, rows, levels), phrases) = SideBySide.Both(Group, () => earlier is { NamesStand: true } ? null : TopicNames.Phrases(texts, speakers.Voices, cancel));
        var tree = TopicOrder.Of(levels, levelsBefore?.UsedIds ?? []);
        progress?.Invoke(GroupedShare);
        var (topics, ideas) = SideBySide.Both(
            () => StandingNames.Of(texts, speakers.Voices, space, rows, tree, earlier, levelsBefore, cancel) ?? Name(),
            () => IdeaPlaces.Find(texts, duplicates, space, tree, options, cancel));
        if (NamelessParts.Join(levels, tree, topics) is { } joined)
        {
            tree = TopicOrder.Of(joined, levelsBefore?.UsedIds ?? []);
            (topics, ideas) = SideBySide.Both(Name, () => IdeaPlaces.Find(texts, duplicates, space, tree, options, cancel));
        }
        progress?.Invoke(NamedShare);
        return new(topics, tree.Assignments(texts.Corpus), ideas, TopicWarnings.Of(topics, tree, texts, options)) { Places = rows, Space = space };

        (TopicSpace Space, DenseRows Rows, TopicLevels Levels) Group()
        {
            var (space, rows) = Lay(texts, speakers, new(), encoder, random, null, cancel);
            progress?.Invoke(LaidShare);
            return (space, rows, TopicLevels.Find(rows, speakers.Voices, levelsBefore, options, random, cancel));
        }

        ImmutableArray<Topic> Name() =>
            TopicNames.Name(texts, speakers.Voices, phrases ??= TopicNames.Phrases(texts, speakers.Voices, cancel), space, rows, tree, levelsBefore, cancel);
    }

    /// <summary>Adds to findings that were kept where each contribution lies, which is not kept: the same as when they were found.</summary>
    internal static TopicFindings Placed(TopicFindings found, PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, ITextEncoder? encoder, int seed, CancellationToken cancel) =>
        found.Places is not null || texts.Texts.IsEmpty ? found : found with { Places = Lay(texts, duplicates, new(), encoder, new(seed), null, cancel).Rows };

    /// <summary>Lays contributions: each where its words lie, one in whose name another speaks where that one lies, all drawn to their neighbours. The first to take from chance: laid again, they lie where they lay.</summary>
    /// <param name="texts">The corpus, prepared.</param>
    /// <param name="duplicates">Groups of copies.</param>
    /// <param name="settings">How words become places.</param>
    /// <param name="encoder">Gives the meaning of a text; null for the vectors that ship.</param>
    /// <param name="random">Drives the reduction.</param>
    /// <param name="change">Changes the places of words before copies and neighbours come in; null for none.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>Who speaks for whom, the space, one unit vector a contribution in corpus order.</returns>
    internal static (Speakers Speakers, TopicSpace Space, DenseRows Rows) Lay(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, SpaceSettings settings, ITextEncoder? encoder, Random random,
        Action<TopicSpace, DenseRows>? change, CancellationToken cancel)
    {
        var speakers = Speakers.Of(texts.Corpus, duplicates);
        var (space, placed) = Lay(texts, speakers, settings, encoder, random, change, cancel);
        return (speakers, space, placed);
    }

    static (TopicSpace Space, DenseRows Rows) Lay(PreparedCorpus texts, Speakers speakers, SpaceSettings settings, ITextEncoder? encoder, Random random, Action<TopicSpace, DenseRows>? change, CancellationToken cancel)
    {
        var (space, placed) = TopicSpace.Fit(texts, speakers.Voices, settings, encoder, random, cancel);
        change?.Invoke(space, placed);
        speakers.Follow(placed);
        Neighbours.Smooth(placed, speakers.Voices, settings.Neighbours, settings.NeighbourStrength, cancel);
        return (space, placed);
    }
}
