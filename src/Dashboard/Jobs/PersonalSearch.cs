using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A search for personal data in the texts of one run: it goes on whoever leaves the page that asked for it, and says how far it is.</summary>
public sealed class PersonalSearch
{
    int _looked, _all;

    /// <summary>Begins a search.</summary>
    /// <param name="load">Brings the texts.</param>
    /// <param name="keep">Is given what was found, before the search has ended.</param>
    /// <param name="stop">Stops it.</param>
    public PersonalSearch(Func<CancellationToken, Task<Corpus>> load, Func<PersonalFindings, CancellationToken, Task> keep, CancellationToken stop) => Ended = Task.Run(async () =>
    {
        var corpus = await load(stop);
        _all = corpus.Contributions.Length;
        var found = PersonalFindings.Of(corpus, () => Interlocked.Increment(ref _looked), stop);
        await keep(found, stop);
    }, stop);

    /// <summary>Ends with the search, or with what went wrong.</summary>
    public Task Ended { get; }

    /// <summary>Contributions looked through so far, and all of them; none while they are fetched.</summary>
    public (int Looked, int All) Contributions => (Volatile.Read(ref _looked), Volatile.Read(ref _all));
}
