using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Keeps a body as it stood in its cell (<see cref="Raw"/>) beside the text people read (<see cref="Plain"/>), and the way back from one to the other.</summary>
public sealed record SourceText
{
    readonly PackedText _raw, _plain;

    /// <summary>Keeps a body.</summary>
    /// <param name="raw">The cell untouched: with its HTML, spaces and line breaks.</param>
    /// <param name="plain">What a reader sees: no tags, entities decoded.</param>
    /// <param name="pieces">Runs of plain text with their place in the raw cell, ascending and covering all of <paramref name="plain"/>; empty when both texts are the same.</param>
    public SourceText(string raw, string plain, ImmutableArray<Piece> pieces)
    {
        _raw = PackedText.Of(raw);
        _plain = raw == plain ? _raw : PackedText.Of(plain);
        Pieces = pieces;
    }

    /// <summary>The cell untouched. Made when it is asked for, as <see cref="Plain"/> is: take it once before a loop.</summary>
    public string Raw => _raw.Text ?? "";

    /// <summary>What a reader sees.</summary>
    public string Plain => _plain.Text ?? "";

    /// <summary>Units of <see cref="Plain"/>.</summary>
    public int PlainLength => _plain.Length;

    /// <summary>Runs of plain text with their place in the raw cell, ascending; empty when both texts are the same.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>The empty body.</summary>
    public static SourceText Empty { get; } = Same("");

    /// <summary>Makes a body whose plain text is its raw cell.</summary>
    public static SourceText Same(string text) => new(text, text, []);

    /// <summary>One run: <paramref name="Length"/> units of plain text from <paramref name="PlainStart"/>, written in the raw cell as <paramref name="RawLength"/> units from <paramref name="RawStart"/>.</summary>
    /// <remarks>Where both lengths are equal the run is verbatim, unit by unit; otherwise it is one decoded entity or a collapsed space.</remarks>
    public readonly record struct Piece(int PlainStart, int Length, int RawStart, int RawLength);

    /// <summary>Gives the stretch of the raw cell that a stretch of plain text came from.</summary>
    /// <param name="plain">A span inside <see cref="Plain"/>.</param>
    /// <returns>A span inside <see cref="Raw"/> that begins and ends with the first and last unit of <paramref name="plain"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside of the plain text.</exception>
    public TextSpan RawSpan(TextSpan plain)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plain.Start);
        ArgumentOutOfRangeException.ThrowIfNegative(plain.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plain.End, PlainLength);
        if (Pieces.IsEmpty || plain.Length == 0)
            return Pieces.IsEmpty ? plain : new(RawAt(plain.Start).Start, 0);
        var first = RawAt(plain.Start);
        var last = RawAt(plain.End - 1);
        return new(first.Start, last.End - first.Start);
    }

    /// <summary>Gives the stretch of plain text that a stretch of the raw cell shows as: the way back from <see cref="RawSpan"/>.</summary>
    /// <param name="raw">Any span; what lies outside of the cell or in tags gives nothing.</param>
    /// <returns>A span inside <see cref="Plain"/>; empty when nothing of the raw span is shown.</returns>
    public TextSpan PlainSpan(TextSpan raw)
    {
        if (Pieces.IsEmpty)
        {
            var from = Math.Clamp(raw.Start, 0, PlainLength);
            return new(from, Math.Clamp(raw.End, from, PlainLength) - from);
        }
        int start = -1, end = -1;
        foreach (var piece in Pieces)
        {
            if (piece.RawStart + piece.RawLength <= raw.Start) continue;
            if (piece.RawStart >= raw.End) break;
            var verbatim = piece.Length == piece.RawLength;
            if (start < 0) start = piece.PlainStart + (verbatim ? Math.Max(0, raw.Start - piece.RawStart) : 0);
            end = piece.PlainStart + (verbatim ? Math.Min(piece.Length, raw.End - piece.RawStart) : piece.Length);
        }
        return start < 0 ? new(0, 0) : new(start, end - start);
    }

    TextSpan RawAt(int plainUnit)
    {
        int low = 0, high = Pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Pieces[middle].PlainStart <= plainUnit) low = middle; else high = middle - 1;
        }
        var piece = Pieces[low];
        return piece.Length == piece.RawLength
            ? new(piece.RawStart + (plainUnit - piece.PlainStart), 1)
            : new(piece.RawStart, piece.RawLength);
    }
}
