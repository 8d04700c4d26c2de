using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SynthesisPipeline.Kernels;

// Inside this process: what is measured is internal to the core, and nothing has to be built while measuring.
BenchmarkRunner.Run<KernelBenchmarks>(ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile)
    .WithArtifactsPath(args is [var folder, ..] ? folder : Path.Combine(Path.GetTempPath(), "synthesis-kernels")));
