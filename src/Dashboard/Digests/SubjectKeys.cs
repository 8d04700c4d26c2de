using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lasting names of what a digest shows, by which a returned row finds its subject among the findings of any later run.</summary>
public static class SubjectKeys
{
    /// <summary>Names a course of action by its source and words.</summary>
    public static string Of(ActionLine action) => LineRef.KeyOf(action);

    /// <summary>Names a minority position by its source and words.</summary>
    public static string Of(MinorityPosition position) => LineRef.KeyOf(position);

    /// <summary>Names a controversy by its proposition or its topic.</summary>
    public static string Of(Controversy controversy) => controversy.Contribution is { } id ? $"c:{id.Value}" : $"t:{controversy.Topic?.Value}";

    /// <summary>Names a group of copies by the text that stands for all.</summary>
    public static string Of(DuplicateGroup group) => $"g:{group.Representative.Value}";
}
