using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>What will be read, in order.</summary>
/// <param name="Tables">Tables of contributions first, then mixed ones, then votes.</param>
/// <param name="Documents">Documents, one contribution each.</param>
/// <param name="Name">What the export calls the consultation; empty when it doesn't say.</param>
sealed record Plan(ImmutableArray<PlannedTable> Tables, ImmutableArray<InputFile> Documents, string Name);
