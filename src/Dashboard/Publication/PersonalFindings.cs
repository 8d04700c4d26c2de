using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What rules, lexicon and names find in the texts of a consultation before anybody decides: the slow part of a review, the same for all of its views.</summary>
public sealed class PersonalFindings
{
    readonly ImmutableArray<PersonalMention>[] _titles, _bodies;

    PersonalFindings(Corpus corpus, ImmutableArray<PersonalMention>[] titles, ImmutableArray<PersonalMention>[] bodies) => (Corpus, _titles, _bodies) = (corpus, titles, bodies);

    /// <summary>The texts.</summary>
    public Corpus Corpus { get; }

    /// <summary>UTF-16 units of all texts, to weigh what is kept in memory.</summary>
    public long Length => Corpus.Contributions.Sum(c => (long)c.Title.Length + c.Body.Plain.Length);

    /// <summary>Looks through all texts.</summary>
    /// <param name="corpus">Whose texts.</param>
    /// <param name="looked">Is told of each contribution that was looked through, by several threads at a time.</param>
    /// <param name="cancel">Stops it between two texts.</param>
    public static PersonalFindings Of(Corpus corpus, Action looked, CancellationToken cancel)
    {
        var masking = new Masking(ContributorNames.Of(corpus), []);
        var titles = new ImmutableArray<PersonalMention>[corpus.Contributions.Length];
        var bodies = new ImmutableArray<PersonalMention>[titles.Length];
        Parallel.For(0, titles.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            (titles[i], bodies[i]) = (masking.Unasked(corpus.Contributions[i].Title), masking.Unasked(corpus.Contributions[i].Body.Plain));
            looked();
        });
        return new(corpus, titles, bodies);
    }

    /// <summary>Gives the texts of one contribution, each with what was found in it.</summary>
    public (string Text, ImmutableArray<PersonalMention> Found)[] TextsOf(int index) =>
        [(Corpus.Contributions[index].Title, _titles[index]), (Corpus.Contributions[index].Body.Plain, _bodies[index])];
}
