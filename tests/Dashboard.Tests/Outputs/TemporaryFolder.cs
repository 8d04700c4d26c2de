namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A folder that goes with the test.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("synthesis-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
