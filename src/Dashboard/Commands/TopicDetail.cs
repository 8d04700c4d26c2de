using System.CommandLine;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>The option that asks for finer or coarser topics.</summary>
static class TopicDetail
{
    /// <summary>Describes it; without a value, a run keeps to what the one before it had.</summary>
    public static Option<double?> Option()
    {
        var detail = new Option<double?>("--detail")
        {
            Description = "Finesse des sujets : 1 selon la taille de la consultation, 2 pour deux fois plus de sujets, 0.5 pour deux fois moins.", HelpName = "0.25…4",
        };
        detail.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } asked && !IsKnown(asked)) result.AddError($"--detail {asked} : attendu un nombre de 0.25 à 4.");
        });
        return detail;
    }

    /// <summary>Tells whether topics can be found at a detail.</summary>
    public static bool IsKnown(double detail) => detail is >= TopicsOptions.LeastDetail and <= TopicsOptions.MostDetail;
}
