using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>The contributions of a topic with their texts: which hold given words, and how they might part.</summary>
static class TopicMembers
{
    /// <summary>Finds the members that hold all the words, accents and case apart, in order of the topic.</summary>
    public static async Task<ImmutableArray<ContributionId>> HoldingAsync(ContributionReading contributions, CuratedRun run, TopicId topic, string words, CancellationToken cancel)
    {
        var wanted = Folded(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0) return [];
        return [.. (await WholeAsync(contributions, run, topic, cancel)).Where(c =>
        {
            var text = Folded($"{c.Title} {c.Body.Plain}");
            return wanted.All(w => text.Contains(w, StringComparison.Ordinal));
        }).Select(c => c.Id)];
    }

    /// <summary>Proposes how to split a topic.</summary>
    public static async Task<ImmutableArray<ProposedPart>> ProposeAsync(ContributionReading contributions, CuratedRun run, TopicId topic, CancellationToken cancel)
    {
        var members = await WholeAsync(contributions, run, topic, cancel);
        return await Task.Run(() => TopicSplit.Propose(members, cancel), cancel);
    }

    static async Task<ImmutableArray<Contribution>> WholeAsync(ContributionReading contributions, CuratedRun run, TopicId topic, CancellationToken cancel)
    {
        ContributionId[] ids = [.. run.MembersOf(topic).Select(a => a.Contribution)];
        var bodies = await contributions.BodiesAsync(run.ConsultationId, ids, cancel);
        var titles = (await contributions.LinesAsync(run.ConsultationId, ids, cancel)).ToDictionary(l => l.Id, l => l.Title);
        return [.. ids.Where(bodies.ContainsKey).Select(id => new Contribution { Id = id, Title = titles.GetValueOrDefault(id, ""), Body = bodies[id] })];
    }

    static string Folded(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD)
        .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
