using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says things in the language of a page: French, or English.</summary>
/// <param name="English">Whether the page is the English one.</param>
sealed record Speech(bool English)
{
    static readonly CultureInfo s_english = CultureInfo.InvariantCulture;

    /// <summary>The word for <c>lang</c>.</summary>
    public string Code => English ? "en" : "fr";

    /// <summary>Chooses one of two wordings.</summary>
    public string Say(string french, string english) => English ? english : french;

    public string Number(long value) => English ? value.ToString("N0", s_english) : FrenchNumbers.Number(value);

    public string Number(double value, int decimals) => English ? value.ToString("0." + new string('#', decimals), s_english) : FrenchNumbers.Number(value, decimals);

    public string Percent(double share) => English ? Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", s_english) + "%" : FrenchNumbers.Percent(share);

    public string Day(DateTimeOffset at) => English ? at.ToString("d MMMM yyyy", s_english) : FrenchNumbers.Day(at);

    public string Count(long value, string french, string english, string? frenchMany = null, string? englishMany = null) =>
        English ? $"{Number(value)} {(value == 1 ? english : englishMany ?? english + "s")}" : FrenchNumbers.Count(value, french, frenchMany);
}
