using System.Collections.Immutable;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Builds a plain text unit by unit while it remembers where each unit stands in the raw cell.</summary>
sealed class PlainText
{
    readonly StringBuilder _text = new();
    readonly ImmutableArray<SourceText.Piece>.Builder _pieces = ImmutableArray.CreateBuilder<SourceText.Piece>();

    /// <summary>Units so far.</summary>
    public int Length => _text.Length;

    /// <summary>The last unit; a line break where there is none yet.</summary>
    public char Last => _text.Length == 0 ? '\n' : _text[^1];

    /// <summary>Adds units that stand in the cell as they are.</summary>
    public void AddVerbatim(ReadOnlySpan<char> text, int rawStart)
    {
        if (text.IsEmpty) return;
        if (_pieces.Count > 0 && _pieces[^1] is var last && last.Length == last.RawLength && last.RawStart + last.RawLength == rawStart)
            _pieces[^1] = last with { Length = last.Length + text.Length, RawLength = last.RawLength + text.Length };
        else _pieces.Add(new(_text.Length, text.Length, rawStart, text.Length));
        _text.Append(text);
    }

    /// <summary>Adds units that stand in the cell as something else: an entity, a tag, several spaces.</summary>
    public void AddInstead(string text, int rawStart, int rawLength)
    {
        // a piece of equal lengths is read unit by unit, which then is right as well: both cover the same stretch
        _pieces.Add(new(_text.Length, text.Length, rawStart, rawLength));
        _text.Append(text);
    }

    /// <summary>Gives the text beside its raw cell; the cell itself where nothing had to change.</summary>
    public SourceText ToSource(string raw) =>
        _text.Equals(raw) ? SourceText.Same(raw) : new(raw, _text.ToString(), _pieces.ToImmutable());
}
