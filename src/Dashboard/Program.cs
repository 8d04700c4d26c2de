using SynthesisPipeline.Dashboard;

return await CommandLine.RunAsync(args);
