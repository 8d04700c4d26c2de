using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Lays contributions where demands are compared: as the topics stage does, a title weighing as much as the whole text.</summary>
/// <remarks>
/// x = normalise(p + t), p = place of the whole text, t = place of its title alone, both by <see cref="TopicSpace"/>; then the ten nearest draw each vector (<see cref="Neighbours"/>).
/// People vote on a title, and merge by it; a long body speaks of more than it asks for. Where under a half of the propositions have a title and a body, another encoder gives the meaning, or there are over 20,000 of them (a second
/// matrix), the places of the topics stage are taken as they are. Cost: that of laying the corpus once more.
/// When it misleads: a title that greets ("Ma proposition"), or names the subject of all.
/// </remarks>
static class DemandPlaces
{
    const int MostLaid = 20_000;
    const int FewestTitleWords = 3;
    const double FewestTitled = 0.5;

    /// <summary>Gives the findings of the topics stage with places for the drafting.</summary>
    /// <returns>One unit vector a contribution, in corpus order; zero for a text of no known word.</returns>
    public static TopicFindings Lay(TopicFindings topics, PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates, ITextEncoder? encoder, int seed, CancellationToken cancel)
    {
        var n = texts.Texts.Length;
        if (encoder is not null and not StaticVectors || n is 0 or > MostLaid || !AreTitled(texts)) return Topics.Placed(topics, texts, duplicates, encoder, seed, cancel);
        var settings = new SpaceSettings { TitleShare = 0, ReplyStrength = 0 }; // the title comes in by itself; what is asked for stands in the proposition, not in its answers
        var (_, _, laid) = Topics.Lay(texts, duplicates, settings, null, new(seed),
            (space, rows) => Parallel.For(0, n, new ParallelOptions { CancellationToken = cancel }, i => Add(texts.Texts[i], space, rows[i])), cancel);
        return topics with { Places = laid };
    }

    static bool AreTitled(PreparedCorpus texts)
    {
        int proposing = 0, titled = 0;
        foreach (var text in texts.Texts)
            if (text.Contribution.Kind is ContributionKind.Proposition or ContributionKind.Version)
            {
                proposing++;
                if (TitleOf(text) > 0) titled++;
            }
        return titled > 0 && titled >= FewestTitled * proposing;
    }

    static void Add(PreparedText text, TopicSpace space, Span<float> row)
    {
        if (TitleOf(text) is not (var words and > 0)) return;
        var title = new float[row.Length];
        space.Place(text, 0..words, title);
        if (!title.AsSpan().ContainsAnyExcept(0f)) return;
        Dense.Add(title, 1, row);
        Dense.Normalise(row);
    }

    /// <summary>Counts the tokens of a title that has a body behind it; 0 where there is none, or one of under three words.</summary>
    static int TitleOf(PreparedText text)
    {
        var words = 0;
        while (words < text.Tokens.Length && text.IsTitle(text.Tokens[words].Start)) words++;
        return words < FewestTitleWords || words == text.Tokens.Length ? 0 : words;
    }
}
