using System.Globalization;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads dates as exports write them: ISO 8601, French day-first, Unix seconds and milliseconds, worksheet serials.</summary>
static class Dates
{
    static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy/MM/dd", "yyyy/MM/dd HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyyMMdd",
        "d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d/M/yyyy 'à' H:mm", "d/M/yyyy H'h'mm", "d/M/yyyy 'à' H'h'mm", "d/M/yy", "d/M/yy H:mm",
        "d-M-yyyy", "d-M-yyyy H:mm", "d-M-yyyy H:mm:ss", "d.M.yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss",
        "d MMMM yyyy", "d MMMM yyyy H:mm", "d MMMM yyyy 'à' H:mm", "d MMMM yyyy H'h'mm", "d MMMM yyyy 'à' H'h'mm", "dddd d MMMM yyyy", "d MMM yyyy", "d MMM yyyy H:mm",
    ];
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    [ThreadStatic] static int t_lastForm; // rows of one table write dates alike: the form that fitted last is tried first

    /// <summary>Reads a date; where no offset is written the time counts as UTC, so that the same file gives the same date everywhere.</summary>
    public static bool TryRead(string text, out DateTimeOffset date)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.EndsWith("Z", StringComparison.OrdinalIgnoreCase) && trimmed.Length > 10) return TryForms($"{trimmed[..^1]}+00:00", out date) || TryForms($"{trimmed[..^1]} +00:00", out date);
        if (trimmed.Length > 0 && double.TryParse(trimmed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && TryNumber(number, out date)) return true;
        return TryForms(trimmed, out date);
    }

    static bool TryForms(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParseExact(text, Forms[t_lastForm], CultureInfo.InvariantCulture, styles, out date)) return true;
        for (var form = 0; form < Forms.Length; form++)
            if (DateTimeOffset.TryParseExact(text, Forms[form], CultureInfo.InvariantCulture, styles, out date))
            {
                t_lastForm = form;
                return true;
            }
        if (text.StartsWith("1er ", StringComparison.OrdinalIgnoreCase)) return TryForms($"1{text[3..]}", out date);
        return text.Length > 8 && DateTimeOffset.TryParseExact(text, Forms, French, styles, out date);
    }

    // 1e11 ms is 1973, 1e9 s is 2001; worksheet days 20,000 to 80,000 are 1954 to 2119. Eight digits are yyyyMMdd, left to the forms.
    static bool TryNumber(double number, out DateTimeOffset date)
    {
        date = default;
        if (number is >= 1e11 and < 1e14) date = DateTimeOffset.FromUnixTimeMilliseconds((long)number);
        else if (number is >= 1e9 and < 1e11) date = DateTimeOffset.FromUnixTimeSeconds((long)number);
        else if (number is >= 20_000 and < 80_000) date = new(DateTime.SpecifyKind(DateTime.FromOADate(number), DateTimeKind.Utc));
        else return false;
        return true;
    }
}
