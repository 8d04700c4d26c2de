namespace SynthesisPipeline.Ingest;

/// <summary>A list in pieces of 65,536 entries: it grows without copying, so that no moment holds it twice.</summary>
sealed class LongList<T>
{
    const int Bits = 16, PieceLength = 1 << Bits, FirstLength = 256;

    T[][] _pieces = [];

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Gives an entry.</summary>
    public ref T this[int place] => ref _pieces[place >> Bits][place & (PieceLength - 1)];

    /// <summary>Adds an entry.</summary>
    public void Add(T entry)
    {
        if (Count >> Bits == _pieces.Length) _pieces = [.. _pieces, new T[Count == 0 ? FirstLength : PieceLength]];
        else if (Count == _pieces[0].Length) Array.Resize(ref _pieces[0], Count * 2); // the first piece stays small where few entries come
        _pieces[Count >> Bits][Count & (PieceLength - 1)] = entry;
        Count++;
    }
}
