using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Chooses the form that a count asks of the words beside it: <c>{0} {0:vote|votes}</c> says "1 vote" and "2 votes".</summary>
/// <remarks>French takes the first form under two (0 vote), English at one alone (0 votes). Whatever is no pair of forms is written as the culture does.</remarks>
sealed class CountForms(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.IndexOf('|', StringComparison.Ordinal) is not (>= 0 and var bar)) return arg is IFormattable value ? value.ToString(format, culture) : arg?.ToString() ?? "";
        var count = arg is int or long ? Convert.ToInt64(arg, culture) : throw new ArgumentException($"“{format}” beside {arg}: expected a whole number", nameof(arg));
        return IsOne(count) ? format[..bar] : format[(bar + 1)..];
    }

    bool IsOne(long count) => culture.TwoLetterISOLanguageName == Languages.All[0] ? Math.Abs(count) < 2 : count == 1;
}
