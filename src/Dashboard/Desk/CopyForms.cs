using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Carries the names of reviewed topics from one consultation to the next; the people who gave them stay named in the reason.</summary>
sealed class CopyForms(ConcertationStore consultations, CuratedRuns runs)
{
    /// <summary>Works out what would be carried over: the dry run.</summary>
    public async Task<IReadOnlyList<CopiedTopic>> ProposeAsync(string from, CuratedRun to, CancellationToken cancel)
    {
        if (await consultations.FindAsync(from, cancel) is not { LatestRun: { } run }) return [];
        var reviewed = await runs.FindAsync(run, cancel);
        return CopyReview.Propose(reviewed.Curated, reviewed.Curations, to.Curated);
    }

    /// <summary>Carries over what was ticked: proposals are worked out again, the same where nobody decided meanwhile.</summary>
    public async ValueTask<DeskAnswer> AnswerAsync(DeskForm form, CuratedRun run, CancellationToken cancel)
    {
        var back = $"{form.Home}/reprendre?de={Uri.EscapeDataString(form.Text("de"))}";
        var chosen = form.Texts("sujet");
        var proposals = (await ProposeAsync(form.Text("de"), run, cancel)).Where(p => chosen.Contains(p.To.Id.Value)).ToList();
        if (proposals.Count == 0) return DeskAnswer.Refuse(back, chosen.IsEmpty ? "aucun" : "change");
        return DeskAnswer.Decide($"{form.Home}/sujets", [.. proposals.Select(p => TopicRef.Of(run.Findings, p.To.Id) is { } topic
            ? (Decision)new RenameTopic(topic, p.From.Topic.Label) : throw new InvalidOperationException($"Topic {p.To.Id} was shown and is not there"))]) with
        { Reason = $"repris de {form.Text("de")} : {string.Join(", ", proposals.Select(p => p.From.Last?.By).OfType<string>().Distinct())}" };
    }
}
