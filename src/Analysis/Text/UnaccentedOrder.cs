using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>Compares forms as they are without accents, letter by letter: who looks for one among hundreds of thousands makes no string on the way.</summary>
static class UnaccentedOrder
{
    // two bytes in UTF-8; above, forms are folded whole
    const char First = '\u00C0', After = '\u0180';

    static readonly string[] s_folds = [.. Enumerable.Range(First, After - First).Select(unit => Stems.FoldAccents(((char)unit).ToString()))];

    /// <summary>Compares the ordinal place of a form without its accents (<see cref="Stems.FoldAccents"/>) with that of another.</summary>
    /// <param name="letters">A form in UTF-8, composed accents.</param>
    /// <param name="folded">The other, without accents.</param>
    /// <returns>Less than 0 when it stands before, 0 when both are the same, more than 0 when it stands behind.</returns>
    public static int Compare(ReadOnlySpan<byte> letters, string folded)
    {
        var at = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] < 0x80)
            {
                if (Differ((char)letters[i], folded, at++) is var order and not 0) return order;
                continue;
            }
            var unit = i + 1 < letters.Length && letters[i] is >= 0xC3 and <= 0xC5 ? (letters[i] & 0x1F) << 6 | letters[++i] & 0x3F : 0;
            if (unit is < First or >= After) return string.CompareOrdinal(Stems.FoldAccents(Encoding.UTF8.GetString(letters)), folded);
            foreach (var letter in s_folds[unit - First])
                if (Differ(letter, folded, at++) is var order and not 0) return order;
        }
        return at - folded.Length;
    }

    static int Differ(char letter, string folded, int at) => at < folded.Length ? letter - folded[at] : 1;
}
