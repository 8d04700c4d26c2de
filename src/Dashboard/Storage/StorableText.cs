namespace SynthesisPipeline.Dashboard;

/// <summary>What PostgreSQL can hold of a text: no zero character, no half of a surrogate pair. Each becomes U+FFFD, one unit for one, so that places stay right.</summary>
static class StorableText
{
    public static string Of(string text)
    {
        // nearly every text: no unit to look at twice
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0')) return text;
        char[]? units = null;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (unit == '\0' || char.IsSurrogate(unit)) (units ??= text.ToCharArray())[i] = '\uFFFD';
        }
        return units is null ? text : new(units);
    }

    public static string? OrNull(string? text) => text is null ? null : Of(text);
}
