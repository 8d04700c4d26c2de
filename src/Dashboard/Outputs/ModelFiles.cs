using System.Collections.Immutable;
using System.Security.Cryptography;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Names the data files that a run's findings depend on, with their hashes: the versions of the models.</summary>
public static class ModelFiles
{
    static readonly Lazy<ImmutableArray<InputFile>> s_shipped = new(() =>
    {
        var assembly = typeof(Pipeline).Assembly;
        return [.. assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // listed by the assembly itself
            return new InputFile(name, Convert.ToHexStringLower(SHA256.HashData(stream)));
        })];
    });

    /// <summary>Gives the files that ship inside, in ordinal order. An encoder from outside says its version in its name, among the parameters.</summary>
    public static ImmutableArray<InputFile> Shipped => s_shipped.Value;
}
