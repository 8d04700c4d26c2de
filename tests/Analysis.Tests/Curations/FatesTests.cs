using System.Globalization;

namespace SynthesisPipeline.Analysis.Tests;

public class FatesTests
{
    static readonly Curation s_decision = new(1, DateTimeOffset.UnixEpoch, "rapporteur", 1, new NoteRemark("à voir"), null);

    static (Fate Fate, string Why) Heard(params (Fate Fate, FormattableString Why)[] said)
    {
        var fates = new Fates([s_decision]);
        foreach (var (fate, why) in said) fates.Say(s_decision, fate, why);
        var one = Assert.Single(fates.All());
        return (one.Fate, one.Why.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Of_two_reasons_that_weigh_the_same_the_first_is_told() => Assert.Equal((Fate.Adapted, "un"), Heard((Fate.Adapted, $"un"), (Fate.Adapted, $"deux")));

    [Fact]
    public void A_graver_reason_takes_the_place_of_a_lighter_one_and_not_the_other_way_round()
    {
        Assert.Equal((Fate.Asks, "grave"), Heard((Fate.Adapted, $"léger"), (Fate.Asks, $"grave")));
        Assert.Equal((Fate.Asks, "grave"), Heard((Fate.Asks, $"grave"), (Fate.Adapted, $"léger")));
    }

    [Fact]
    public void A_decision_of_which_nothing_was_said_holds() => Assert.Equal((Fate.Held, ""), Heard((Fate.Held, $"rien")));
}
