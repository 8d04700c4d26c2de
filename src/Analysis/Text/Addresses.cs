namespace SynthesisPipeline.Analysis;

/// <summary>Recognises web and mail addresses, whose parts are no words of the language.</summary>
static class Addresses
{
    static readonly string[] Endings = [".fr", ".com", ".org", ".net", ".eu", ".html", ".htm", ".php", ".pdf"];

    /// <summary>Tells whether a chunk without white space is, or holds, an address.</summary>
    public static bool Holds(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length < 5 || chunk.IndexOfAny('.', ':', '@') < 0) return false;
        return chunk.Contains("://", StringComparison.Ordinal)
            || chunk.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || IsMail(chunk)
            || EndsLikeHost(chunk);
    }

    static bool IsMail(ReadOnlySpan<char> chunk)
    {
        var at = chunk.IndexOf('@');
        return at > 0 && char.IsLetterOrDigit(chunk[at - 1]) && chunk[(at + 1)..].IndexOf('.') > 0;
    }

    static bool EndsLikeHost(ReadOnlySpan<char> chunk)
    {
        var slash = chunk.IndexOf('/');
        var host = (slash > 0 ? chunk[..slash] : chunk).TrimEnd(".,;:!?)»]\"'").TrimStart("(«[\"'");
        foreach (var ending in Endings)
            if (host.Length > ending.Length + 1 && host.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                && !host[..^ending.Length].ContainsAny(',', ';', '(')) return true;
        return false;
    }
}
