using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Tells one build of the analysis from another: findings of the same build, corpus and options are the same.</summary>
public static class CodeVersion
{
    /// <summary>Product version and the mark that the compiler derived from the analysis's own code and data.</summary>
    public static string Current { get; } = Of(typeof(Pipeline).Assembly.ManifestModule.ModuleVersionId);

    /// <summary>Reads the same from an analysis that lies elsewhere.</summary>
    public static string Of(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        var metadata = file.GetMetadataReader();
        return Of(metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
    }

    static string Of(Guid mark) => $"{RunJson.ProgramVersion}+{mark.ToString("N")[..12]}";
}
