using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>What the drafting stage chooses lines from: clusters of wordings, and the sentences that compete for the line of each.</summary>
sealed class LineDrafts
{
    readonly Admission _admission;

    /// <summary>Runs the stages before the drafting and gathers its clusters.</summary>
    public LineDrafts(Corpus corpus, int seed)
    {
        var (cancel, options) = (CancellationToken.None, new AgreementOptions());
        Texts = Text.Prepare(corpus, new(), cancel);
        var duplicates = Duplicates.Find(Texts, new(), cancel);
        var tags = ImmutableArray<Tag>.Empty; // they only spread lines
        var topics = DemandPlaces.Lay(Topics.Find(Texts, duplicates, null, new(), null, seed, cancel), Texts, duplicates, null, seed, cancel);
        var carriers = new Carriers(corpus, duplicates);
        var places = new TopicPlaces(corpus, topics);
        _admission = new(corpus, OpinionGroups.Find(corpus, new(), seed, cancel), options);
        var vectors = Texts.Vectors(cancel);
        var ideaPlaces = topics.Places ?? vectors.OfAll();
        Writing = new(Texts, vectors, carriers, _admission, new(corpus, places, tags), ideaPlaces, options);
        int[] wordings = [.. Agreement.Bearing(corpus).Select(carriers.WordingOf).Distinct().Order().Where(i => _admission.Of(i) != Verdict.Contested)];
        Clusters = [.. new IdeaClusters(ideaPlaces).Find(wordings, places.Of, i => carriers.CopiesOf(i).Length, options.MinLikeness, options.MaxPoints, cancel)
            .Where(Writing.MayBeOfMany)];
    }

    /// <summary>The texts.</summary>
    public PreparedCorpus Texts { get; }

    /// <summary>Writes points.</summary>
    public PointWriting Writing { get; }

    /// <summary>Clusters behind which several authors or votes may stand.</summary>
    public List<int[]> Clusters { get; }

    /// <summary>Gives the sentences that compete for the line of a cluster, best first, with what they are worth there.</summary>
    public List<(Candidate Sentence, double Worth)> Competing(int[] cluster) =>
        [.. Writing.Competing(cluster).OrderByDescending(c => c.Worth).ThenBy(c => c.Sentence.Contribution).ThenBy(c => c.Sentence.Start)];
}
