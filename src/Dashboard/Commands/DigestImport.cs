using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>digest import</c>: takes an edited digest back.</summary>
public static class DigestImport
{
    /// <summary>Describes the command.</summary>
    public static Command Build() => new("digest");
}
