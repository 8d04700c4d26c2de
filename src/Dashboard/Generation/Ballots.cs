using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Casts votes: two opinion groups that agree on what both would back and part on what only one does.</summary>
internal sealed class Ballots(int seed, double meanVotes)
{
    readonly HashSet<int> present = [];

    /// <summary>Votes on a proposition, on average: fewer a head where very many are posted, as on any platform.</summary>
    public static double MeanVotes(int contributions) =>
        Math.Clamp(18 * Math.Pow(20_000.0 / Math.Max(1, contributions), 0.35), 4, 18);

    /// <summary>How far apart the groups stand on a demand, in [0, 1]: the difference of their shares of agreement.</summary>
    public static double Gap(Demand demand, Chance chance) => demand.Camp is null ? 0 : 0.35 + 0.5 * chance.Share();

    /// <summary>Number of voters who may come to a consultation.</summary>
    public int VotersOf(int size) => Math.Max(16, (int)(size * meanVotes * 0.5 / 13));

    /// <summary>Gives a voter's group.</summary>
    public Camp CampOf(int voter) => Chance.For(seed, Purpose.Voter, voter).Has(0.55) ? Camp.Communs : Camp.Marche;

    /// <summary>Gives a voter's public name.</summary>
    public static string Name(int voter) => "v" + (voter + 1).ToString("00000", CultureInfo.InvariantCulture);

    /// <summary>Casts the votes on one contribution.</summary>
    /// <param name="first">First voter of its consultation.</param>
    /// <param name="voters">Number of voters of its consultation.</param>
    /// <param name="scale">1 for a proposition, less for what fewer people read.</param>
    /// <param name="camp">The group that backs it; null when both would.</param>
    /// <param name="gap">How far apart the groups stand.</param>
    /// <param name="chance">Decides who comes and what they answer.</param>
    public IEnumerable<(int Voter, string Value)> Cast(int first, int voters, double scale, Camp? camp, double gap, Chance chance)
    {
        var count = Math.Min((int)(voters * 0.8), (int)(-Math.Log(1 - chance.Share()) * meanVotes * scale));
        var liked = chance.Has(0.1) ? 0.15 + 0.25 * chance.Share() : 0.7 + 0.25 * chance.Share();
        var mixed = 0.06 + 0.1 * chance.Share();
        present.Clear();
        while (present.Count < count)
        {
            var local = (int)(voters * Math.Pow(chance.Share(), 1.3));
            if (!present.Add(local)) continue;
            var voter = first + local;
            var agree = camp is null ? liked : (1 - mixed) / 2 + (CampOf(voter) == camp ? gap : -gap) / 2;
            var draw = chance.Share();
            yield return (voter, draw < mixed ? "mixed" : (draw - mixed) / (1 - mixed) < agree ? "agree" : "disagree");
        }
    }
}
