using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A name that people gave a topic of one consultation, proposed for a topic of another.</summary>
/// <param name="From">The topic that people reviewed.</param>
/// <param name="To">The topic that is likest to it.</param>
/// <param name="Likeness">Shared stems over all stems of labels and key phrases, in [0, 1].</param>
/// <param name="Tags">People's tags on the topic's contributions, the most frequent first: for its reader to look for.</param>
public sealed record CopiedTopic(CuratedTopic From, Topic To, double Likeness, ImmutableArray<(TagKind Kind, string Value, int Count)> Tags);

/// <summary>Carries what people reviewed from one consultation to the next: each reviewed topic to the likest one there.</summary>
public static class CopyReview
{
    /// <summary>Least likeness of two topics.</summary>
    public const double MinLikeness = 0.2;

    /// <summary>Proposes names.</summary>
    /// <param name="reviewed">The consultation that people reviewed.</param>
    /// <param name="curations">All decisions on it.</param>
    /// <param name="next">The consultation that follows.</param>
    /// <returns>Likest first; each topic stands in one proposal at most. Topics that people named there already are left alone.</returns>
    public static ImmutableArray<CopiedTopic> Propose(Curated reviewed, IEnumerable<Curation> curations, Curated next)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        ArgumentNullException.ThrowIfNull(next);
        var tags = ApplyCuration.Corrections(curations).Where(t => t.Given).ToLookup(t => t.Contribution);
        var pairs = reviewed.Topics.Where(t => t is { Last: not null, MergedInto: null, Aside: false } && t.Topic.Label != t.MachineLabel)
            .SelectMany(from => next.Topics.Where(to => to is { Last: null, MergedInto: null } && to.Topic.Level == from.Topic.Level)
                .Select(to => (From: from, To: to.Topic, Likeness: Likeness(from, to.Topic))))
            .Where(p => p.Likeness >= MinLikeness)
            .OrderByDescending(p => p.Likeness).ThenBy(p => p.From.Topic.Id).ThenBy(p => p.To.Id);
        HashSet<TopicId> given = [], taken = [];
        var proposals = ImmutableArray.CreateBuilder<CopiedTopic>();
        foreach (var (from, to, likeness) in pairs)
        {
            if (given.Contains(from.Topic.Id) || !taken.Add(to.Id)) continue;
            given.Add(from.Topic.Id);
            proposals.Add(new(from, to, likeness, [.. reviewed.Findings.Topics.Assignments.Where(a => a.Topic == from.Topic.Id || a.SubTopic == from.Topic.Id)
                .SelectMany(a => tags[a.Contribution]).GroupBy(t => (t.Kind, t.Value)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Value, StringComparer.Ordinal)
                .Take(6).Select(g => (g.Key.Kind, g.Key.Value, g.Count()))]));
        }
        return proposals.ToImmutable();
    }

    static double Likeness(CuratedTopic from, Topic to)
    {
        var one = Stemmed([from.MachineLabel ?? from.Topic.Label, from.Topic.Label, .. from.Topic.Keyphrases]);
        var other = Stemmed([to.Label, .. to.Keyphrases]);
        var shared = one.Count(other.Contains);
        return one.Count + other.Count == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }

    static HashSet<string> Stemmed(IEnumerable<string> phrases) => [.. phrases.SelectMany(Phrasing.Words).Where(w => w.Length > 3).Select(w => w.Length > 6 ? w[..6] : w)];
}
