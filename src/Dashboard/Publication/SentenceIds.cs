using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Names each published sentence by what it was drafted from, so that its address stays when its row or its words change.</summary>
/// <remarks>Kind, and eight hexadecimal digits of the SHA-256 of the first contribution that it cites; a second sentence of the same kind and source gets <c>-2</c>.</remarks>
static class SentenceIds
{
    public static ImmutableArray<string> Of(ImmutableArray<AgreementPoint> points) => Apart(points.Select(p => Of("p", p.Citations[0].Contribution)));

    public static ImmutableArray<string> Of(ImmutableArray<ActionLine> actions) => Apart(actions.Select(a => Of("a", a.Citations[0].Contribution)));

    public static ImmutableArray<string> Of(ImmutableArray<MinorityPosition> minorities) => Apart(minorities.Select(m => Of("m", m.Citations[0].Contribution)));

    public static string Of(Controversy c) => c.Contribution is { } own ? Of("c", own) : $"c-{Hash("topic " + c.Topic?.Value)}";

    static string Of(string kind, ContributionId source) => $"{kind}-{Hash(source.Value)}";

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    static ImmutableArray<string> Apart(IEnumerable<string> ids)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. ids.Select(id => (seen[id] = seen.GetValueOrDefault(id) + 1) is var count && count > 1 ? $"{id}-{count}" : id)];
    }
}
