using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Analysis;

/// <summary>Folds letters of the Latin, Greek and Cyrillic alphabets: lower case, no accents, œ and æ as two letters.</summary>
static class FoldedLetters
{
    /// <summary>Code units below it have their folded form in a table.</summary>
    public const int TableLength = 0x530;

    static readonly string[] Table = Build();

    /// <summary>Gives the folded letters or digit of a unit below <see cref="TableLength"/>; empty when it is neither.</summary>
    public static string Of(char c) => Table[c];

    /// <summary>Tells a combining accent, which belongs to the letter before it.</summary>
    public static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    static string[] Build()
    {
        var table = new string[TableLength];
        for (var i = 0; i < TableLength; i++)
            table[i] = char.IsLetterOrDigit((char)i) ? Fold((char)i) : "";
        return table;
    }

    static string Fold(char c) => char.ToLowerInvariant(c) switch
    {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        var lower => string.Concat(lower.ToString().Normalize(NormalizationForm.FormD)
            .Where(f => !IsMark(f)).Select(char.ToLowerInvariant)),
    };
}
