using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What would be carried over from another consultation: the dry run.</summary>
/// <param name="Topics">Names of reviewed topics.</param>
/// <param name="Tags">Tags with their examples.</param>
/// <param name="From">The other consultation; null where it has no run.</param>
public sealed record CopyProposal(ImmutableArray<CopiedTopic> Topics, ImmutableArray<CopiedTag> Tags, CuratedRun? From);

/// <summary>Carries reviewed topics and tags from one consultation to the next; the people who gave them stay named in the reason.</summary>
sealed class CopyForms(VisibleConsultations consultations, CuratedRuns runs, CopyTags tags)
{
    const int NamedExamples = 20;

    /// <summary>Works out what would be carried over.</summary>
    /// <param name="from">The other consultation.</param>
    /// <param name="themes">The themes that the person may enter; empty = all.</param>
    /// <param name="to">The consultation that follows.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<CopyProposal> ProposeAsync(string from, ImmutableArray<long> themes, CuratedRun to, CancellationToken cancel)
    {
        if ((await consultations.ListAsync(themes, cancel)).FirstOrDefault(c => c.Slug == from) is not { LatestRun: { } run }) return new([], [], null);
        var reviewed = await runs.FindAsync(run, cancel);
        return new(CopyReview.Propose(reviewed.Curated, reviewed.Curations, to.Curated), await tags.ProposeAsync(reviewed, to, cancel), reviewed);
    }

    /// <summary>Carries over what was ticked: proposals are worked out again, the same where nobody decided meanwhile.</summary>
    public async ValueTask<DeskAnswer> AnswerAsync(DeskForm form, CuratedRun run, ImmutableArray<long> themes, CancellationToken cancel)
    {
        var (home, from) = (form.Home, form.Text("de"));
        var back = $"{home}/reprendre?de={Uri.EscapeDataString(from)}";
        var (topics, labels) = (form.Texts("sujet"), form.Texts("etiquette"));
        if (topics.IsEmpty && labels.IsEmpty) return DeskAnswer.Refuse(back, "aucun");
        var proposal = await ProposeAsync(from, themes, run, cancel);
        var (named, tagged) = (proposal.Topics.Where(p => topics.Contains(p.To.Id.Value)).ToList(), proposal.Tags.Where(t => labels.Contains(t.Name)).ToList());
        if (named.Count + tagged.Count == 0) return DeskAnswer.Refuse(back, "change");
        List<Decision> decisions = [.. named.Select(p => new RenameTopic(TopicRef.Of(run.Findings, p.To.Id)
            ?? throw new InvalidOperationException($"Topic {p.To.Id} was shown and is not there"), p.From.Topic.Label))];
        decisions.AddRange(tagged.GroupBy(t => (t.Kind, t.Value)).Select(g => new TagContributions([.. g.Select(t => t.To)], g.Key.Kind, g.Key.Value, true)));
        var people = named.Select(p => p.From.Last?.By).OfType<string>().Concat(tagged.Select(t => t.By)).Distinct();
        var examples = tagged.Select(t => t.Example.Value).Distinct().Take(NamedExamples).ToList();
        return DeskAnswer.Decide(tagged.Count == 0 ? $"{home}/sujets" : $"{home}/decisions", [.. decisions]) with
        { Reason = $"repris de {from} : {string.Join(", ", people)}{(examples.Count == 0 ? "" : $" ; exemples : {string.Join(", ", examples)}")}" };
    }
}
