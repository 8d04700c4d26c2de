namespace SynthesisPipeline.Dashboard.Pages.Search;

/// <summary>The tags that a list offers: those with a closed list of values.</summary>
public static class TagChoices
{
    static readonly (string Kind, string[] Values)[] s_all =
    [
        ("lens", ["rights_freedoms", "territories", "europe", "openness", "inclusion"]),
        ("instrument", ["legislation", "operational", "eu_regulation", "international"]),
        ("addressee", ["government", "companies", "ecosystem", "local_authorities", "citizens"]),
        ("stance", ["for", "against"]),
        ("stakeholder", ["organisation", "association", "company", "public_body", "public_agent", "elected_official", "researcher", "teacher", "student", "health_professional",
            "farmer", "worker", "retiree", "parent", "beneficiary", "citizen"]),
    ];

    /// <summary>Kinds with their values, in order of the list.</summary>
    public static IReadOnlyList<(string Kind, string[] Values)> All => s_all;

    /// <summary>Tells whether the list holds a tag, <c>kind:value</c>.</summary>
    public static bool Holds(string tag) => s_all.Any(k => k.Values.Any(v => $"{k.Kind}:{v}" == tag));
}
