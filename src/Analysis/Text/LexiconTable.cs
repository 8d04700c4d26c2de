using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>What a verb form is, beside its part of speech.</summary>
[Flags]
enum VerbForm { None = 0, PastParticiple = 1, PresentParticiple = 2, Infinitive = 4, Finite = 8 }

/// <summary>The lexicon in memory: forms sorted by their UTF-8 bytes, readings, and the accented forms sorted by what is left without accents.</summary>
sealed class LexiconTable
{
    const uint Magic = 0x3158454C; // "LEX1"

    readonly byte[] _letters;
    readonly int[] _formStart;
    readonly int[] _readingStart;
    readonly ushort[] _rules;
    readonly byte[] _parts;
    readonly byte[] _verbForms;
    readonly byte[] _strips;
    readonly string[] _endings;
    readonly int[] _folded;
    readonly int[] _firstOf = new int[(1 << 16) + 1]; // for two first bytes, the place of the first form that begins with them or with greater ones

    LexiconTable(ReadOnlySpan<byte> bytes)
    {
        if (UInt32(ref bytes) != Magic) throw new InvalidDataException("The lexicon does not begin with LEX1: make it anew with notebooks/learn/lexicon.cs");
        int forms = Int32(ref bytes), readings = Int32(ref bytes), rules = Int32(ref bytes), letters = Int32(ref bytes), folded = Int32(ref bytes);
        _formStart = Starts(Take(ref bytes, forms));
        _readingStart = Starts(Take(ref bytes, forms));
        _letters = Take(ref bytes, letters).ToArray();
        _rules = new ushort[readings];
        for (var i = 0; i < readings; i++) _rules[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
        bytes = bytes[(2 * readings)..];
        _parts = Take(ref bytes, readings).ToArray();
        _verbForms = Take(ref bytes, readings).ToArray();
        _strips = Take(ref bytes, rules).ToArray();
        var endings = Starts(Take(ref bytes, rules));
        _endings = new string[rules];
        for (var i = 0; i < rules; i++) _endings[i] = Encoding.UTF8.GetString(bytes[endings[i]..endings[i + 1]]);
        bytes = bytes[endings[rules]..];
        _folded = new int[folded];
        for (var i = 0; i < folded; i++) _folded[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
        for (int place = 0, head = 0; head < _firstOf.Length; head++)
        {
            while (place < forms && HeadOf(Letters(place)) < head) place++;
            _firstOf[head] = place;
        }
    }

    /// <summary>Reads the table as <c>notebooks/learn/lexicon.cs</c> writes it (little-endian).</summary>
    public static LexiconTable Read(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>Gives the place of a form; null when unknown.</summary>
    public int? Find(string form)
    {
        Span<byte> buffer = stackalloc byte[192];
        if (form.Length is 0 or > 64) return null;
        var wanted = (ReadOnlySpan<byte>)buffer[..Encoding.UTF8.GetBytes(form, buffer)];
        var head = HeadOf(wanted);
        int low = _firstOf[head], high = _firstOf[head + 1] - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Letters(middle).SequenceCompareTo(wanted);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1; else high = middle - 1;
        }
        return null;
    }

    /// <summary>Gives the accented forms that a form without accents may stand for, as places in the folded order.</summary>
    public (int First, int Count) FindFolded(string form)
    {
        if (form.Length is 0 or > 64 || !Ascii.IsValid(form)) return (0, 0);
        int low = 0, high = _folded.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (UnaccentedOrder.Compare(Letters(_folded[middle]), form) < 0) low = middle + 1; else high = middle;
        }
        var end = low;
        while (end < _folded.Length && UnaccentedOrder.Compare(Letters(_folded[end]), form) == 0) end++;
        return (low, end - low);
    }

    /// <summary>Gives the form at a place of the folded order.</summary>
    public string FoldedForm(int at) => Encoding.UTF8.GetString(Letters(_folded[at]));

    /// <summary>Gives the place of the form at a place of the folded order.</summary>
    public int FoldedPlace(int at) => _folded[at];

    /// <summary>Gives the readings of the form at a place.</summary>
    public ImmutableArray<Reading> Readings(string form, int place)
    {
        var readings = ImmutableArray.CreateBuilder<Reading>(_readingStart[place + 1] - _readingStart[place]);
        for (var r = _readingStart[place]; r < _readingStart[place + 1]; r++)
        {
            var reading = new Reading(string.Concat(form.AsSpan(0, form.Length - _strips[_rules[r]]), _endings[_rules[r]]), (PartOfSpeech)_parts[r]);
            if (!readings.Contains(reading)) readings.Add(reading);
        }
        return readings.DrainToImmutable();
    }

    /// <summary>Gives the parts of speech of the form at a place as bits, verb forms above bit 16.</summary>
    public int Classes(int place)
    {
        var classes = 0;
        for (var r = _readingStart[place]; r < _readingStart[place + 1]; r++) classes |= 1 << _parts[r] | _verbForms[r] << 16;
        return classes;
    }

    static int HeadOf(ReadOnlySpan<byte> letters) => letters.Length switch
    {
        0 => 0,
        1 => letters[0] << 8,
        _ => letters[0] << 8 | letters[1],
    };

    ReadOnlySpan<byte> Letters(int place) => _letters.AsSpan(_formStart[place], _formStart[place + 1] - _formStart[place]);

    static int[] Starts(ReadOnlySpan<byte> lengths)
    {
        var starts = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++) starts[i + 1] = starts[i] + lengths[i];
        return starts;
    }

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    static uint UInt32(ref ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(Take(ref bytes, 4));

    static int Int32(ref ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(Take(ref bytes, 4));
}
