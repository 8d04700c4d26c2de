using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Makes words fit for the name of a file on any system: letters without accents, digits and hyphens.</summary>
public static class FileNames
{
    const int Longest = 60;

    /// <summary>Makes a name; never empty.</summary>
    public static string Of(string words)
    {
        var name = new StringBuilder();
        foreach (var c in words.Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(c)) name.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '-') name.Append('-');
        var made = name.ToString().Trim('-');
        return made.Length == 0 ? "groupe" : made.Length <= Longest ? made : made[..Longest].TrimEnd('-');
    }
}
