using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Recognises what a table is by its columns: platforms first, then the canonical table, then any table whose columns can be guessed.</summary>
static class Formats
{
    /// <summary>Recognises a table; null when it holds neither contributions nor votes.</summary>
    /// <exception cref="ImportException">A forced format's columns are missing, or the mapping names no field.</exception>
    public static TableFormat? Recognise(Header header, ImportOptions options, string file)
    {
        if (options.Format is { } forced) return Forced(header, options, file, forced);
        var map = options.MapOf(file);
        if (!map.Values.Any(c => header.FindNamed(c) >= 0) && Platform(header, null) is { } platform) return platform;
        return Guessed(header, map, file);
    }

    static TableFormat? Platform(Header header, string? only)
    {
        bool Tried(string name) => only is null || only == name;
        return (Tried(FormatNames.CapCollectif) ? CapCollectif.Recognise(header) ?? CapCollectifEarly.Recognise(header) : null)
            ?? (Tried(FormatNames.AssembleeNationale) ? AssembleeNationale.Recognise(header) : null)
            ?? (Tried(FormatNames.Polis) ? Polis.Recognise(header) : null)
            ?? (Tried(FormatNames.Decidim) ? Decidim.Recognise(header) : null);
    }

    static TableFormat? Forced(Header header, ImportOptions options, string file, string forced)
    {
        if (!FormatNames.All.Contains(forced)) throw new ImportException($"Format « {Shown.Name(forced)} » inconnu ; attendu : {string.Join(", ", FormatNames.All)}.");
        if (Platform(header, forced) is { } platform) return platform;
        return Guessed(header, options.MapOf(file), file) is { } guess ? guess with { Name = forced } : null;
    }

    // a person who says which column is the text, or the vote, says which of both the table is
    static TableFormat? Guessed(Header header, ImmutableDictionary<string, string> map, string file) =>
        !Says(map, "body") && !Says(map, "title") && Columns.OfVotes(header, map, file) is { } votes && (Says(map, "value") || !HoldsTexts(header))
            ? votes : Columns.OfContributions(header, map, file);

    static bool Says(ImmutableDictionary<string, string> map, string word) => map.GetValueOrDefault(word) is { Length: > 0 };

    static bool HoldsTexts(Header header) => header.Has("body") || header.Has("title") || header.Has("texte") || header.Has("titre") || header.Has("corps") || header.Has("text");
}
