using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the forms on groups of copies come to.</summary>
static class GroupForms
{
    public static DeskAnswer Answer(DeskForm form, CuratedRun run)
    {
        var list = $"{form.Home}/doublons";
        if (run.Curated.Groups.FirstOrDefault(g => g.Machine.Id == form.Text("groupe")) is not { } group) return DeskAnswer.Refuse(list, "change");
        var back = form.Back($"{list}/{Uri.EscapeDataString(group.Machine.Id)}");
        if ((group.Last?.Id ?? 0) != form.Number("lu")) return DeskAnswer.Refuse(back, "entre-temps");
        var self = GroupRef.Of(group.Machine);
        var member = new ContributionId(form.Text("membre"));
        var isMember = group.Machine.Members.Any(m => m.Contribution == member);
        return form.Gesture switch
        {
            "confirmer" or "rejeter" => DeskAnswer.Decide(back, new JudgeGroup(self, form.Gesture == "confirmer")),
            "retirer" when isMember => DeskAnswer.Decide(back, new RemoveMember(self, member)),
            "representer" when isMember => DeskAnswer.Decide(back, new ChooseRepresentative(self, member)),
            _ => DeskAnswer.Refuse(back, "change"),
        };
    }
}
