using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Notes a remark beside a finding.</summary>
static class RemarkForms
{
    public static DeskAnswer Answer(DeskForm form, CuratedRun run)
    {
        var back = form.Back(form.Home);
        var text = form.Text("remarque");
        if (text.Length == 0 || form.IsTooLong("remarque")) return DeskAnswer.Refuse(back, "vide");
        var on = form.Text("sur");
        var key = form.Text("cle");
        NoteRemark? note = on switch
        {
            "element" when run.Curated.Points.FirstOrDefault(p => p.Key == key) is { } point => new(text, Point: PointRef.Of(point.Point)),
            "sujet" when TopicRef.Of(run.Findings, new(key)) is { } topic => new(text, Topic: topic),
            "groupe" when run.Curated.Groups.FirstOrDefault(g => g.Machine.Id == key) is { } group => new(text, Group: GroupRef.Of(group.Machine)),
            "controverse" when run.Curated.Controversies.FirstOrDefault(c => DeskKeys.Of(c.Machine) == key) is { } controversy => new(text, Controversy: ControversyRef.Of(run.Findings, controversy.Machine)),
            "contribution" when run.Corpus.IndexOf(new(key)) is not null => new(text, Contribution: new ContributionId(key)),
            _ => null,
        };
        return note is null ? DeskAnswer.Refuse(back, "change") : DeskAnswer.Decide(back, note);
    }
}
