namespace SynthesisPipeline.Dashboard;

/// <summary>Something a person can mend: one French sentence of at most 400 characters that says what, where and what to do. Ends the command with exit code 1.</summary>
public sealed class UserException(string message, Exception? inner = null) : Exception(message, inner);
