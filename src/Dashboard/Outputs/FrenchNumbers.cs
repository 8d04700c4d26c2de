using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes numbers and dates as French readers expect, whatever the machine's language and without its culture data.</summary>
public static class FrenchNumbers
{
    static readonly NumberFormatInfo s_format = new()
    {
        NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F", NumberGroupSizes = [3], NegativeSign = "\u2212",
    };

    static readonly string[] s_months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>Writes a whole number: 17 678.</summary>
    public static string Number(long value) => value.ToString("#,0", s_format);

    /// <summary>Writes a number with at most the given decimals: 0,87.</summary>
    public static string Number(double value, int decimals) => value.ToString("#,0." + new string('#', decimals), s_format);

    /// <summary>Writes a share as a percentage: 87 %.</summary>
    public static string Percent(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", s_format) + "\u00A0%";

    /// <summary>Writes a day: 4 octobre 2014.</summary>
    public static string Day(DateTimeOffset date) =>
        $"{(date.Day == 1 ? "1er" : date.Day.ToString(s_format))} {s_months[date.Month - 1]} {date.Year.ToString("0000", s_format)}";

    /// <summary>Writes a count with its noun, which takes an s from two on: 1 voix apart.</summary>
    public static string Count(long value, string one, string? many = null) =>
        $"{Number(value)}\u00A0{(value < 2 ? one : many ?? one + "s")}";
}
