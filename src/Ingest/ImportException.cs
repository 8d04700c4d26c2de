namespace SynthesisPipeline.Ingest;

/// <summary>An input as a whole cannot be read (absent, empty, not a table, beyond a bound). Single rows never raise it: they become rejects.</summary>
/// <param name="message">One sentence in French, at most 400 characters: what, where, what to do.</param>
/// <param name="inner">What a library said; null where nothing did.</param>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
