using System.Collections.Concurrent;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps what was read of the last few runs where reading it takes long: once a run has ended, what it found never changes.</summary>
sealed class KeptReadings<T>
{
    const int Most = 6;

    readonly ConcurrentDictionary<long, T> _kept = new();

    /// <summary>Gives what is kept of a run, or reads it; the oldest run makes room.</summary>
    public async Task<T> OfAsync(long run, Func<Task<T>> read)
    {
        if (_kept.TryGetValue(run, out var known)) return known;
        var found = await read();
        if (_kept.Count >= Most && !_kept.IsEmpty) _kept.TryRemove(_kept.Keys.Min(), out _);
        return _kept[run] = found;
    }
}
