using System.Runtime.CompilerServices;

namespace SynthesisPipeline.Analysis;

/// <summary>How a word is written: what a small letter, a capital or all capitals tell of its part of speech.</summary>
enum WordCase { Lower, Capital, FirstCapital, Upper, Digits }

/// <summary>What the tagger looks at, each feature as a 32-bit number made of its kind and its values.</summary>
/// <remarks>Features of a word alone are summed once a word of the vocabulary; only those of its neighbourhood are summed a token.</remarks>
static class TaggerFeatures
{
    /// <summary>Most features that <see cref="OfWord"/> or <see cref="OfPlace"/> give.</summary>
    public const int Most = 20;

    /// <summary>What is known of a word wherever it stands.</summary>
    /// <param name="Form">Lower case, accents restored where only one word is meant.</param>
    /// <param name="Hash">Number of the form.</param>
    /// <param name="Classes">Parts of speech in the lexicon, as bits.</param>
    public readonly record struct Word(string Form, uint Hash, int Classes)
    {
        /// <summary>Looks a form up.</summary>
        public static Word Of(string form)
        {
            var known = Lexicon.Accented(form) ?? form;
            var hasDigit = false;
            foreach (var c in known) hasDigit |= char.IsAsciiDigit(c);
            return new(known, hasDigit ? 17u : HashOf(known, 0, known.Length), Lexicon.ClassesOf(known) | (hasDigit ? 1 << 30 : 0));
        }
    }

    /// <summary>Gives the features of a word as it is seen from a token.</summary>
    /// <param name="word">The word.</param>
    /// <param name="offset">0 for the token itself, -1 for the word before, 1 and 2 for those after.</param>
    /// <param name="features">Room for <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public static int OfWord(Word word, int offset, Span<uint> features)
    {
        var seat = (uint)(offset + 2) * 16;
        var n = 0;
        features[n++] = Mix(seat + 1, word.Hash);
        features[n++] = Mix(seat + 2, (uint)word.Classes);
        var form = word.Form;
        if (offset is 0 or 1 or -1)
            features[n++] = Mix(seat + 3, HashOf(form, Math.Max(0, form.Length - 3), form.Length));
        if (offset != 0) return n;
        features[n++] = Mix(seat, 0);
        foreach (var length in (ReadOnlySpan<int>)[1, 2, 4, 5])
            if (form.Length >= length) features[n++] = Mix(seat + 3 + (uint)length, HashOf(form, form.Length - length, form.Length));
        features[n++] = Mix(seat + 9, HashOf(form, 0, Math.Min(2, form.Length)));
        features[n++] = Mix(seat + 10, form.Contains('-') ? 1u : form.EndsWith('\'') ? 2u : 0u);
        return n;
    }

    /// <summary>What stands around a token.</summary>
    public readonly record struct Place(Word Before, Word Self, Word After, WordCase Case, bool BreakBefore, bool BreakAfter, int TagBefore, int TagTwoBefore);

    /// <summary>Gives the features of a token's neighbourhood.</summary>
    public static int OfPlace(Place place, Span<uint> features)
    {
        var (self, before, after) = (place.Self, place.Before, place.After);
        uint tag = (uint)place.TagBefore, two = (uint)place.TagTwoBefore * 32 + tag, form = (uint)place.Case;
        var breaks = (place.BreakBefore ? 1u : 0) + (place.BreakAfter ? 2u : 0);
        var n = 0;
        features[n++] = Mix(101, tag);
        features[n++] = Mix(102, two);
        features[n++] = Mix(103, Mix(tag, self.Hash));
        features[n++] = Mix(104, Mix(tag, (uint)self.Classes));
        features[n++] = Mix(105, Mix(tag, Mix((uint)self.Classes, (uint)after.Classes)));
        features[n++] = Mix(106, Mix((uint)self.Classes, (uint)after.Classes));
        features[n++] = Mix(107, Mix((uint)before.Classes, (uint)self.Classes));
        features[n++] = Mix(108, Mix(before.Hash, self.Hash));
        features[n++] = Mix(109, Mix(self.Hash, after.Hash));
        features[n++] = Mix(110, form * 4 + breaks);
        features[n++] = Mix(111, Mix(form, (uint)self.Classes));
        features[n++] = Mix(112, Mix(breaks, tag));
        features[n++] = Mix(113, Mix(breaks, (uint)self.Classes));
        features[n++] = Mix(114, Mix(two, (uint)self.Classes));
        features[n++] = Mix(115, Mix(tag, after.Hash));
        features[n++] = Mix(116, Mix(self.Hash, (uint)after.Classes));
        features[n++] = Mix(117, Mix(form, tag));
        return n;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Mix(uint kind, uint value)
    {
        var mixed = (kind * 0x9E3779B1u) ^ (value + 0x7F4A7C15u + (kind << 6) + (kind >> 2));
        mixed ^= mixed >> 15;
        mixed *= 0x85EBCA6Bu;
        return mixed ^ (mixed >> 13);
    }

    static uint HashOf(string form, int from, int to)
    {
        var hash = 2166136261u; // FNV-1a
        for (var i = from; i < to; i++) hash = (hash ^ form[i]) * 16777619u;
        return hash;
    }
}
