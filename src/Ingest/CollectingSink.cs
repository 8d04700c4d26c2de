using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Keeps everything in memory: the sink behind <see cref="ImportExport.ReadAll"/>.</summary>
public sealed class CollectingSink : IImportSink
{
    readonly ImmutableArray<Contribution>.Builder _contributions = ImmutableArray.CreateBuilder<Contribution>();
    readonly ImmutableArray<SetAsideRow>.Builder _setAside = ImmutableArray.CreateBuilder<SetAsideRow>();
    readonly ImmutableArray<Reject>.Builder _rejects = ImmutableArray.CreateBuilder<Reject>();
    readonly List<Vote> _votes = [];
    readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    readonly HashSet<Contributor> _people = [];
    readonly Dictionary<(ContributionId, string), int> _placeOf = [];

    /// <inheritdoc/>
    public void Take(Contribution contribution, string file, int line) => _contributions.Add(contribution with
    {
        // what many rows say alike is held once: a third of a kilobyte a row
        Theme = Once(_texts, contribution.Theme), Consultation = Once(_texts, contribution.Consultation), Author = Once(_people, contribution.Author),
    });

    /// <inheritdoc/>
    public void Take(Vote vote, string file, int line)
    {
        if (_placeOf.TryAdd((vote.Contribution, vote.Voter), _votes.Count)) _votes.Add(vote);
        else _votes[_placeOf[(vote.Contribution, vote.Voter)]] = vote;
    }

    /// <inheritdoc/>
    public void Take(SetAsideRow row) => _setAside.Add(row);

    /// <inheritdoc/>
    public void Take(Reject reject) => _rejects.Add(reject);

    static T? Once<T>(HashSet<T> known, T? value) where T : class
    {
        if (value is null) return null;
        if (known.TryGetValue(value, out var same)) return same;
        known.Add(value);
        return value;
    }

    /// <summary>Gives what was kept.</summary>
    /// <param name="summary">What the reader said of the whole.</param>
    public ImportResult ToResult(ImportSummary summary) => new(summary.Format, summary.Name, _contributions.ToImmutable(),
        [.. _votes], _setAside.ToImmutable(), _rejects.ToImmutable(), summary.Warnings, summary.Files);
}
