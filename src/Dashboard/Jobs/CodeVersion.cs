using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Tells one build of the analysis from another: findings of the same build, corpus and options are the same.</summary>
public static class CodeVersion
{
    /// <summary>Product version and the mark that the compiler derived from the analysis's own code and data.</summary>
    public static string Current { get; } =
        $"{RunJson.ProgramVersion}+{typeof(Pipeline).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12]}";
}
