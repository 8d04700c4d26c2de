using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Quality;

/// <summary>The best of the baselines measured before this product, and which figures are printed without being asked for.</summary>
static class Baselines
{
    static readonly Dictionary<(string Set, string Figure), double> s_best = new()
    {
        [("xstance", "topics: topics × themes, AMI")] = 0.38,
        [("xstance", "topics: sub-topics × questions, AMI")] = 0.36,
        [("vrai-debat", "topics: topics × themes, AMI")] = 0.22,
        [("vrai-debat", "topics: sub-topics × themes, AMI")] = 0.18,
        [("rua", "topics: topics × sections, AMI")] = 0.09,
        [("campagnes", "duplicates: pair F1")] = 0.998,
        [("campagnes", "duplicates: pair precision")] = 0.995,
        [("campagnes", "duplicates: pair recall")] = 1,
        [("campagnes", "duplicates: B-cubed F1")] = 0.998,
        [("campagnes", "duplicates: copies found")] = 1,
        [("campagnes", "duplicates: recall of near pairs")] = 1,
        [("campagnes", "duplicates: share of groups with a false pair")] = 0.01,
        [("xstance-stance", "stance: accuracy of all")] = 0.60,
        [("rua-stance", "stance: accuracy of all")] = 0.61,
        [("rua", "controversies: division, nDCG@30")] = 0.89,
        [("rua", "controversies: balance, nDCG@30")] = 0.71,
        [("polis/15-per-hour-seattle", "opinions: groups, ARI")] = 0.78,
        [("polis/austria-climate.2vkxcncppn.2022-07-07", "opinions: groups, ARI")] = 0.61,
        [("polis/austria-climate.7z7ejpbmv5.2022-08-08", "opinions: groups, ARI")] = 0.81,
        [("polis/brexit-consensus", "opinions: groups, ARI")] = 0.64,
        [("polis/scoop-hivemind.taxes", "opinions: groups, ARI")] = 0.86,
        [("polis/ssis.land-bank-farmland.2rumnecbeh.2021-08-01", "opinions: groups, ARI")] = 0.84,
        [("polis/scoop-hivemind.affordable-housing", "opinions: groups, ARI")] = 0.09,
        [("polis/football-concussions", "opinions: groups, ARI")] = 0.15,
        [("polis/bg2050-volunteers", "opinions: groups, ARI")] = 0.35,
        [("polis/scoop-hivemind.freshwater", "opinions: groups, ARI")] = 0.12,
        [("polis/scoop-hivemind.ubi", "opinions: groups, ARI")] = 0.10,
        [("polis/brexit-consensus", "opinions: agreement × groups, precision")] = 1.00,
        [("polis/brexit-consensus", "opinions: agreement × groups, recall")] = 0.43,
        [("polis/scoop-hivemind.taxes", "opinions: agreement × groups, precision")] = 1.00,
        [("polis/scoop-hivemind.taxes", "opinions: agreement × groups, recall")] = 1.00,
        [("polis/ssis.land-bank-farmland.2rumnecbeh.2021-08-01", "opinions: agreement × groups, precision")] = 1.00,
        [("polis/ssis.land-bank-farmland.2rumnecbeh.2021-08-01", "opinions: agreement × groups, recall")] = 1.00,
        [("polis/austria-climate.2vkxcncppn.2022-07-07", "opinions: agreement × groups, precision")] = 0.53,
        [("polis/austria-climate.2vkxcncppn.2022-07-07", "opinions: agreement × groups, recall")] = 1.00,
        [("polis/austria-climate.7z7ejpbmv5.2022-08-08", "opinions: agreement × groups, precision")] = 0.71,
        [("polis/austria-climate.7z7ejpbmv5.2022-08-08", "opinions: agreement × groups, recall")] = 1.00,
        [("polis/scoop-hivemind.affordable-housing", "opinions: agreement × groups, precision")] = 0.75,
        [("polis/scoop-hivemind.affordable-housing", "opinions: agreement × groups, recall")] = 0.27,
    };

    /// <summary>Gives the best baseline; null where none was measured.</summary>
    public static double? Of(string set, Figure figure) => s_best.TryGetValue((set, $"{figure.Section}: {figure.Name}"), out var best) ? best : null;

    /// <summary>Whether a figure is one to tune by.</summary>
    public static bool IsShown(Figure figure) => figure.Section switch
    {
        "topics" => figure.Name.EndsWith(", AMI", StringComparison.Ordinal) || figure.Name is "label fit" or "number of topics" or "number of sub-topics"
            or "share of the largest of the topics" or "share of propositions unassigned",
        "duplicates" => figure.N > 0 && figure.Name is "groups" or "groups that mix campaigns",
        "paraphrases" or "coverage" => false,
        "controversies" => figure.Name.Contains("average precision", StringComparison.Ordinal) || figure.Name is "division, nDCG@30" or "gap, nDCG@30",
        "agreement" or "wording" => figure.Note != "must be 1",
        _ => true,
    };
}
