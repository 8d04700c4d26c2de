using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>How a phrase is written in some texts.</summary>
/// <param name="Text">As most people write it.</param>
/// <param name="IsForeign">Whether most of them write it in another language than French.</param>
/// <param name="In">The first of the texts that hold it.</param>
/// <param name="Found">Where it stands there.</param>
internal sealed record WrittenPhrase(string Text, bool IsForeign, int In, FoundPhrase Found);

/// <summary>Counts how, and by whom, a phrase is written.</summary>
sealed class PhraseUses
{
    readonly Dictionary<string, int> _ways = new(StringComparer.Ordinal), _authors = new(StringComparer.Ordinal);
    (int In, FoundPhrase Found)? _first;
    int _count, _foreign, _mostByOne;

    /// <summary>Tells whether one author alone uses it: more than half of several uses are his.</summary>
    public bool IsOfOneAuthor => _mostByOne != 1 && 2 * _mostByOne > _count;

    /// <summary>Counts one more.</summary>
    /// <param name="text">The text's place in the corpus.</param>
    /// <param name="found">Where the phrase stands there.</param>
    /// <param name="written">How it is written, on one line.</param>
    /// <param name="author">Who wrote it; null = nobody else.</param>
    public void Add(int text, FoundPhrase found, ReadOnlySpan<char> written, string? author)
    {
        _first ??= (text, found);
        _count++;
        if (found.IsForeign) _foreign++;
        CollectionsMarshal.GetValueRefOrAddDefault(_ways.GetAlternateLookup<ReadOnlySpan<char>>(), written, out _)++;
        _mostByOne = Math.Max(_mostByOne, ++CollectionsMarshal.GetValueRefOrAddDefault(_authors, author ?? $"\0{text}", out _));
    }

    /// <summary>Gives it as most people write it.</summary>
    /// <exception cref="InvalidOperationException">Nobody does.</exception>
    public WrittenPhrase Written()
    {
        var (text, found) = _first ?? throw new InvalidOperationException("Nobody writes this phrase");
        var isForeign = 2 * _foreign > _count;
        return new(isForeign ? PhraseSpelling.OfForeign(_ways) : PhraseSpelling.Of(_ways), isForeign, text, found);
    }
}
