using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Files that belong together: one folder, one archive, or the files named one by one.</summary>
/// <param name="Prefix">What its ids are qualified with where several conversations of one folder number their rows alike; empty otherwise.</param>
/// <param name="Named">Whether a person named each file, so that none is left aside by its name.</param>
/// <param name="Files">In ordinal order of their names, or in the order given.</param>
sealed record InputSet(string Prefix, bool Named, ImmutableArray<InputFile> Files);
