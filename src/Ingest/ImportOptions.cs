using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>What an administrator may ask of an import, and the bounds that keep a hostile file from hurting.</summary>
public sealed record ImportOptions
{
    /// <summary>Format to force; null to recognise it by its columns.</summary>
    public string? Format { get; init; }

    /// <summary>Columns of the file for words of the canonical table (<c>title</c> → <c>Titre</c>); empty to guess.</summary>
    public ImmutableDictionary<string, string> Map { get; init; } = ImmutableDictionary<string, string>.Empty;
}
