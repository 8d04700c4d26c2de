using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Keeps the decisions in force and what becomes of each: the worst that was said of a decision counts.</summary>
sealed class Fates
{
    /// <summary>Nothing changed: nothing to say.</summary>
    public static readonly FormattableString Nothing = $"";

    readonly Curation[] _all;
    readonly bool[] _withdrawn;
    readonly Dictionary<long, (Fate Fate, FormattableString Why)> _said = [];

    /// <summary>Finds out which decisions are in force.</summary>
    public Fates(IEnumerable<Curation> curations)
    {
        _all = [.. curations.OrderBy(c => c.Id)];
        _withdrawn = new bool[_all.Length];
        var places = new Dictionary<long, int>();
        for (var i = 0; i < _all.Length; i++) places[_all[i].Id] = i;
        // from the last to the first: only a withdrawal that is itself in force takes back
        for (var i = _all.Length - 1; i >= 0; i--)
            if (!_withdrawn[i] && _all[i].Decision is Withdraw back && places.TryGetValue(back.Curation, out var taken) && taken < i) _withdrawn[taken] = true;
        InForce = [.. _all.Where((c, i) => !_withdrawn[i] && c.Decision is not Withdraw)];
    }

    /// <summary>Decisions in force, in the order in which they were made.</summary>
    public ImmutableArray<Curation> InForce { get; }

    /// <summary>Notes that a decision was adapted, or that a person must be asked.</summary>
    public void Say(Curation curation, Fate fate, FormattableString why)
    {
        if (fate == Fate.Held || (_said.TryGetValue(curation.Id, out var before) && before.Fate >= fate)) return;
        _said[curation.Id] = (fate, why);
    }

    /// <summary>Gives what became of each decision.</summary>
    public ImmutableArray<DecisionFate> All() => [.. _all.Select((c, i) =>
        _withdrawn[i] ? new DecisionFate(c, Fate.Withdrawn, Nothing) : _said.TryGetValue(c.Id, out var said) ? new(c, said.Fate, said.Why) : new(c, Fate.Held, Nothing))];
}
