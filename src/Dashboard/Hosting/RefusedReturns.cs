using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps sentences for the page that is shown next, under a name drawn by chance: what a page says never comes from its address.</summary>
public sealed class RefusedReturns
{
    const int Most = 500;

    readonly ConcurrentDictionary<string, string> _sentences = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> _order = new();

    /// <summary>Keeps a sentence.</summary>
    /// <returns>Its name.</returns>
    public string Keep(string sentence)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        _sentences[name] = sentence;
        _order.Enqueue(name);
        while (_order.Count > Most && _order.TryDequeue(out var oldest)) _sentences.TryRemove(oldest, out _);
        return name;
    }

    /// <summary>Finds a sentence; null when it is unknown or long gone.</summary>
    public string? Find(string? name) => name is not null && _sentences.TryGetValue(name, out var sentence) ? sentence : null;
}
