using System.Collections.Immutable;
using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the forms on topics come to.</summary>
/// <param name="form">The form.</param>
/// <param name="run">How topics stand.</param>
/// <param name="members">Who belongs to them.</param>
/// <param name="slug">The consultation's name in addresses.</param>
/// <param name="cancel">The reader went away.</param>
sealed class TopicForms(DeskForm form, CuratedRun run, TopicMembers members, string slug, CancellationToken cancel)
{
    string List => $"{form.Home}/sujets";

    string PageOf(TopicId id) => $"{List}/{Uri.EscapeDataString(id.Value)}";

    /// <summary>Reads the form.</summary>
    public async ValueTask<DeskAnswer> AnswerAsync()
    {
        if (form.Gesture is "fusionner-choix") return Merge();
        if (form.Gesture is "deplacer" or "deplacer-requete") return await MoveAsync();
        if (Find(form.Text("sujet")) is not { } topic || TopicRef.Of(run.Findings, topic.Topic.Id) is not { } self) return DeskAnswer.Refuse(List, "change");
        var back = form.Back(PageOf(topic.Topic.Id));
        if ((topic.Last?.Id ?? 0) != form.Number("lu")) return Between(topic, back);
        switch (form.Gesture)
        {
            case "renommer":
                return form.Text("nom") is { Length: > 0 and < 300 } name ? DeskAnswer.Decide(back, new RenameTopic(self, name)) : DeskAnswer.Refuse(back, "vide");
            case "epingler" or "desepingler":
                return DeskAnswer.Decide(back, new PinTopic(self, form.Gesture == "epingler"));
            case "ecarter" or "reprendre":
                return DeskAnswer.Decide(back, new SetTopicAside(self, form.Gesture == "ecarter"));
            case "placer":
                var before = form.Text("avant") is { Length: > 0 } id ? TopicRef.Of(run.Findings, new(id)) : null;
                return DeskAnswer.Decide(back, new PlaceTopic(self, before));
            case "fusionner" when TopicRef.Of(run.Findings, new(form.Text("dans"))) is { } into && into.Id != self.Id:
                return into.Level == self.Level ? DeskAnswer.Decide(PageOf(into.Id), new MergeTopics(into, [self])) : DeskAnswer.Refuse(back, "niveau");
            case "decouper":
                return await SplitAsync(topic, self, back);
            default:
                return DeskAnswer.Refuse(back, "change");
        }
    }

    CuratedTopic? Find(string id) => run.Curated.Topics.FirstOrDefault(t => t.Topic.Id.Value == id && t.MergedInto is null);

    DeskAnswer Between(CuratedTopic topic, string back) => form.Gesture == "renommer" && form.Text("nom") != topic.Topic.Label
        ? DeskAnswer.Ask(new($"{List}/decider", [("sujet", topic.Topic.Id.Value), ("lu", (topic.Last?.Id ?? 0).ToString(CultureInfo.InvariantCulture)), ("retour", back)],
            [new("Nom du sujet", "nom", form.Text("nom"), topic.Topic.Label)], topic.Last, back, "renommer"))
        : DeskAnswer.Refuse(back, "entre-temps");

    /// <summary>Merges the ticked topics into the first of them.</summary>
    DeskAnswer Merge()
    {
        var chosen = form.Texts("choix").Select(Find).ToList();
        if (chosen.Any(c => c is null)) return DeskAnswer.Refuse(List, "change");
        if (chosen.Count < 2) return DeskAnswer.Refuse(List, "deux");
        var refs = chosen.Select(c => TopicRef.Of(run.Findings, c!.Topic.Id)).OfType<TopicRef>().ToList(); // checked above
        return refs.Any(r => r.Level != refs[0].Level) ? DeskAnswer.Refuse(List, "niveau")
            : DeskAnswer.Decide($"{List}#{Uri.EscapeDataString(refs[0].Id.Value)}", new MergeTopics(refs[0], [.. refs.Skip(1)]));
    }

    /// <summary>Moves the ticked contributions, or all of the topic that hold the words asked for.</summary>
    async ValueTask<DeskAnswer> MoveAsync()
    {
        var from = Find(form.Text("sujet"));
        var back = form.Back(from is null ? List : PageOf(from.Topic.Id));
        ImmutableArray<ContributionId> ids = form.Ids("contribution");
        if (form.Gesture == "deplacer-requete" && from is not null && form.Text("q") is { Length: > 0 } words)
            ids = await members.HoldingAsync(run, slug, from.Topic.Id, words, cancel);
        if (ids.IsEmpty) return DeskAnswer.Refuse(back, "aucun");
        if (ids.Any(id => run.Corpus.IndexOf(id) is null)) return DeskAnswer.Refuse(back, "inconnue");
        if (form.Text("vers") == "aucun") return DeskAnswer.Decide(back, new MoveContributions(ids, null));
        return Find(form.Text("vers")) is { } to && TopicRef.Of(run.Findings, to.Topic.Id) is { } target ? DeskAnswer.Decide(back, new MoveContributions(ids, target)) : DeskAnswer.Refuse(back, "change");
    }

    /// <summary>Splits along the proposals that were ticked: they are worked out again, the same for the same members.</summary>
    async ValueTask<DeskAnswer> SplitAsync(CuratedTopic topic, TopicRef self, string back)
    {
        var proposals = await members.ProposeAsync(run, topic.Topic.Id, cancel);
        var parts = ImmutableArray.CreateBuilder<TopicPart>();
        foreach (var choice in form.Texts("part"))
            if (int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < proposals.Length)
                parts.Add(new(new($"{topic.Topic.Id}-{DeskKeys.New("", DateTimeOffset.UtcNow)[^7..]}{i}"), form.Text($"nom-{choice}") is { Length: > 0 } name ? name : proposals[i].Label, proposals[i].Members));
        return parts.Count == 0 ? DeskAnswer.Refuse(back, "aucun") : DeskAnswer.Decide(back, new SplitTopic(self, parts.ToImmutable()));
    }
}
