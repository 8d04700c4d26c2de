using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>Prints the lines of the draft of a set, to be read: what kind, how many authors, the sentence.</summary>
static class DraftLines
{
    /// <summary>Prints them.</summary>
    public static void Print(string set, Findings findings)
    {
        foreach (var point in findings.Draft.Points) Console.WriteLine($"{set}\tpoint\t{point.Contributors}\t{point.Point}");
        foreach (var action in findings.Draft.Actions) Console.WriteLine($"{set}\taction\t{action.Citations.Length}\t{action.Action}");
        foreach (var minority in findings.Draft.Minorities) Console.WriteLine($"{set}\tminority\t{minority.Citations.Length}\t{minority.Position}");
    }
}
