using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Keeps one copy of what many tags say alike: values and the words that decided them. One a thread.</summary>
sealed class SharedWords
{
    readonly Dictionary<string, ImmutableArray<string>> _known = new(StringComparer.Ordinal);

    /// <summary>Gives the same tag with shared words.</summary>
    public Tag Share(Tag tag) => tag with
    {
        Value = Once(tag.Value)[0],
        Why = tag.Why.Length switch { 0 => [], 1 => Once(tag.Why[0]), _ => [.. tag.Why.Select(w => Once(w)[0])] },
    };

    // a list of one is what most tags were decided by: it is shared whole
    ImmutableArray<string> Once(string word)
    {
        if (!_known.TryGetValue(word, out var list)) _known.Add(word, list = [word]);
        return list;
    }
}
