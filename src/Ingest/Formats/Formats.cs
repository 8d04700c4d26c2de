namespace SynthesisPipeline.Ingest;

/// <summary>Recognises what a table is by its columns: platforms first, then the canonical table, then any table whose columns can be guessed.</summary>
static class Formats
{
    /// <summary>Recognises a table; null when it holds neither contributions nor votes.</summary>
    /// <exception cref="ImportException">A forced format's columns are missing, or the mapping names no field.</exception>
    public static TableFormat? Recognise(Header header, ImportOptions options, string file)
    {
        if (options.Format is { } forced) return Forced(header, options, file, forced);
        if (!options.Map.Values.Any(c => header.FindNamed(c) >= 0) && Platform(header, null) is { } platform) return platform;
        return Columns.OfVotes(header, options.Map, file) is { } votes && !HoldsTexts(header) ? votes : Columns.OfContributions(header, options.Map, file);
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
        var guess = Columns.OfVotes(header, options.Map, file) is { } votes && !HoldsTexts(header) ? votes : Columns.OfContributions(header, options.Map, file);
        return guess is null ? null : guess with { Name = forced };
    }

    static bool HoldsTexts(Header header) => header.Has("body") || header.Has("title") || header.Has("texte") || header.Has("titre") || header.Has("corps") || header.Has("text");
}
