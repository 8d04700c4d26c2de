using System.Text.Json;

namespace SynthesisPipeline.Analysis.Tests;

/// <summary>Compares findings by everything they hold: records with collections do not compare by value.</summary>
public static class SameFindings
{
    /// <summary>All of it as text, every number to its last digit.</summary>
    public static string Text(Findings findings) => JsonSerializer.Serialize(findings);

    /// <summary>Fails when two findings differ, showing where.</summary>
    public static void Check(Findings expected, Findings actual) => Assert.Equal(Text(expected), Text(actual));
}
