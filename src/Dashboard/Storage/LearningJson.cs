using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes and reads what a run learnt of its tags, as one value of its row.</summary>
static class LearningJson
{
    static readonly JsonSerializerOptions s_options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes it.</summary>
    public static string Write(ImmutableArray<TagLearning> learning) => JsonSerializer.Serialize(learning, s_options);

    /// <summary>Reads it; a run from before it was kept learnt nothing that is known.</summary>
    public static ImmutableArray<TagLearning> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<TagLearning>>(json, s_options);
}
