using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using SynthesisPipeline.Dashboard.Pages.Search;

namespace SynthesisPipeline.Dashboard;

/// <summary>The contributions of a topic: which answer a search, and how they might part.</summary>
sealed class TopicMembers(SearchPaging search, ContributionReading contributions)
{
    const int MostFound = 1_000_000;

    /// <summary>Finds the members that hold the words as the search understands them, in order of the topic.</summary>
    public async Task<ImmutableArray<ContributionId>> HoldingAsync(CuratedRun run, string slug, TopicId topic, string words, CancellationToken cancel)
    {
        var found = (await search.IdsAsync(new(run.ConsultationId, slug, "", null, null, run.RunId), new() { Words = words }, MostFound, cancel)).ToHashSet();
        return [.. run.MembersOf(topic).Select(a => a.Contribution).Where(found.Contains)];
    }

    /// <summary>Proposes how to split a topic; worked out once for the same members.</summary>
    public Task<ImmutableArray<ProposedPart>> ProposeAsync(CuratedRun run, TopicId topic, CancellationToken cancel) => run.PartsOf(topic, async () =>
    {
        // the same that the analysis would take of them: the others need not be read
        ContributionId[] ids = [.. run.MembersOf(topic).Select(a => a.Contribution).Order().Take(TopicSplit.MaxMembers)];
        var bodies = await contributions.BodiesAsync(run.ConsultationId, ids, cancel);
        var titles = (await contributions.LinesAsync(run.ConsultationId, ids, cancel)).ToDictionary(l => l.Id, l => l.Title);
        return await Task.Run(() => TopicSplit.Propose(ids.Where(bodies.ContainsKey).Select(id => new Contribution { Id = id, Title = titles.GetValueOrDefault(id, ""), Body = bodies[id] }), cancel), cancel);
    });
}
