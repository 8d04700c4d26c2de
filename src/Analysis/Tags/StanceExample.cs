namespace SynthesisPipeline.Analysis;

/// <summary>An argument whose author declared a side, to learn from.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Score">What is known of its side without learning: log-odds of for.</param>
/// <param name="IsFor">The declared side.</param>
/// <param name="Parent">Names what it hangs on: words of one proposition alone are no evidence for another.</param>
sealed record StanceExample(FoldedText Text, double Score, bool IsFor, string Parent);
