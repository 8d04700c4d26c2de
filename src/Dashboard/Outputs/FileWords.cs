using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says each value of an enumeration in the contract's own word: lower case, parts joined by an underscore.</summary>
public static class FileWords
{
    /// <summary>Gives the word: <c>WorkshopReport</c> → <c>workshop_report</c>.</summary>
    public static string Word<T>(this T value) where T : struct, Enum
    {
        var name = value.ToString();
        var word = new System.Text.StringBuilder(name.Length + 2);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0) word.Append('_');
            word.Append(char.ToLowerInvariant(c));
        }
        return word.ToString();
    }

    /// <summary>Gives the uses of a contribution joined by <c>;</c>.</summary>
    public static string Word(this CoverageLine line) => string.Join(';', line.UsedIn.Select(u => u.Word()));
}
