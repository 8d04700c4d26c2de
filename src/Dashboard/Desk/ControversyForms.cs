using System.Collections.Immutable;
using System.Globalization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the forms on controversies come to.</summary>
static class ControversyForms
{
    public static DeskAnswer Answer(DeskForm form, CuratedRun run)
    {
        var list = $"{form.Home}/controverses";
        var key = form.Text("cle");
        if (run.Curated.Controversies.FirstOrDefault(c => DeskKeys.Of(c.Machine) == key) is not { } controversy) return DeskAnswer.Refuse(list, "change");
        var back = form.Back(list);
        if ((controversy.Last?.Id ?? 0) != form.Number("lu")) return Between(form, controversy, list, back);
        var self = ControversyRef.Of(run.Findings, controversy.Machine);
        switch (form.Gesture)
        {
            case "demander":
                return form.Text("question") is { Length: > 0 } question && !form.IsTooLong("question") ? DeskAnswer.Decide(back, new AskQuestion(self, question)) : DeskAnswer.Refuse(back, "vide");
            case "confirmer" or "ecarter":
                return DeskAnswer.Decide(back, new JudgeControversy(self, form.Gesture == "confirmer"));
            case "choisir":
                var (first, second) = (Ranked(form, "pour"), Ranked(form, "contre"));
                return first.Concat(second).Any(id => run.Corpus.IndexOf(id) is null) ? DeskAnswer.Refuse(back, "inconnue") : DeskAnswer.Decide(back, new ChooseArguments(self, first, second));
            default:
                return DeskAnswer.Refuse(back, "change");
        }
    }

    /// <summary>Arguments with a rank, in order of it: the fields go in pairs, id and rank.</summary>
    static ImmutableArray<ContributionId> Ranked(DeskForm form, string side) => [.. form.Ids($"{side}-id")
        .Select((id, i) => (Id: id, Rank: int.TryParse(form.Text($"{side}-rang-{i.ToString(CultureInfo.InvariantCulture)}"), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : 0))
        .Where(r => r.Rank > 0).OrderBy(r => r.Rank).Select(r => r.Id)];

    static DeskAnswer Between(DeskForm form, CuratedControversy controversy, string list, string back) =>
        form.Gesture == "demander" && controversy.Controversy is { } now && now.Label != form.Text("question")
            ? DeskAnswer.Ask(new($"{list}/decider", [("cle", DeskKeys.Of(controversy.Machine)), ("lu", (controversy.Last?.Id ?? 0).ToString(CultureInfo.InvariantCulture)), ("retour", back)],
                [new("Question", "question", form.Text("question"), now.Label)], controversy.Last, back, "demander"))
            : DeskAnswer.Refuse(back, "entre-temps");
}
