using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Says how likely an argument speaks for its proposition: from its words, from who voted how, and from what was learnt.</summary>
/// <remarks>
/// Log-odds of for = words + 0.6 ln((a + 2) / (d + 2)), a and d the votes for and against the proposition, + what its author voted on it.
/// Shipped turns of phrase are learnt from arguments of rua-fonctionnement and decidim-mel (French open data) by notebooks/learn/stance.cs;
/// where a corpus declares <see cref="MinExamples"/> sides and more, its own are learnt on top of them.
/// </remarks>
public sealed class StanceModel
{
    /// <summary>Declared sides from which a corpus teaches its own turns of phrase.</summary>
    public const int MinExamples = 200;

    /// <summary>Sides it learns from at most, evenly taken.</summary>
    internal const int MaxExamples = 20_000;
    const int MinParentsShipped = 5;

    /// <summary>Propositions under which a turn must stand to be learnt for the corpus at hand.</summary>
    internal const int MinParentsHere = 3;

    /// <summary>Log-odds of one unit of the written words' score.</summary>
    const double WordsScale = 0.4;
    const double VotesScale = 0.6;
    const double ReliableShare = 0.84, UsualWords = 30, LengthPower = 0.2;

    // rua-fonctionnement: 560 of 589 authors who voted for their proposition argue for it, 577 of 679 who voted against argue against
    const double VotedFor = 2.9, VotedAgainst = -1.7;

    readonly StanceTurns _shipped;
    readonly StanceTurns _learnt;

    StanceModel(StanceTurns shipped, StanceTurns learnt) => (_shipped, _learnt) = (shipped, learnt);

    /// <summary>What it learnt in the corpus at hand.</summary>
    internal StanceTurns Learnt => _learnt;

    /// <summary>Gives the model with what was learnt in a corpus before.</summary>
    internal StanceModel With(StanceTurns learnt, int learntFrom) => new(_shipped, learnt) { LearntFrom = learntFrom };

    /// <summary>Knows the written words only.</summary>
    internal static StanceModel Unlearnt { get; } = new(StanceTurns.None, StanceTurns.None);

    /// <summary>Reads the model that ships.</summary>
    internal static StanceModel Shipped { get; } = new(LoadTurns(), StanceTurns.None);

    /// <summary>Number of sides it learnt from in the corpus at hand.</summary>
    public int LearntFrom { get; private init; }

    /// <summary>Learns from the sides a corpus declares, on top of what ships (or of the written words alone).</summary>
    /// <returns>The same model when there are fewer than <see cref="MinExamples"/>.</returns>
    internal StanceModel LearnFrom(IReadOnlyList<(FoldedText Text, FoldedText Parent, bool IsFor, string ParentId)> declared, int minParents, int seed, CancellationToken cancel)
    {
        // a letter of 300 copies teaches once
        declared = [.. declared.DistinctBy(d => StanceTags.WordingOf(d.Text))];
        if (declared.Count < MinExamples || declared.All(d => d.IsFor) || !declared.Any(d => d.IsFor)) return this;
        var step = (declared.Count + MaxExamples - 1) / MaxExamples;
        var examples = SideBySide.Each([.. Enumerable.Range(0, declared.Count / step).Select(i => declared[i * step])],
            d => new StanceExample(d.Text, OfWords(d.Text, d.Parent, null), d.IsFor, d.ParentId), cancel);
        return new(_shipped, StanceTurns.Learn(examples, minParents, seed, cancel)) { LearntFrom = examples.Length };
    }

    /// <summary>Learns turns of phrase from a corpus whose arguments declare their sides: what notebooks/learn/stance.cs writes down.</summary>
    /// <returns>One line a turn: words, TAB, weight; ordinal order; weights that matter.</returns>
    public static string LearnTurns(Corpus corpus, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var copies = Duplicates.Find(Text.Prepare(corpus, new(), cancel), new(), cancel)
            .SelectMany(g => g.Members.Skip(1)).Select(m => m.Contribution).ToHashSet();
        var once = new Corpus(corpus.Contributions.Where(c => c.Stance is null || !copies.Contains(c.Id)), []);
        var model = Unlearnt.LearnFrom(StanceTags.Declared(once, new Dictionary<ContributionId, Side>(), cancel), MinParentsShipped, 1, cancel);
        return string.Concat(model._learnt.Weights.Where(w => Math.Abs(w.Value) >= 0.05)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}\t{w.Value:0.000}\n")));
    }

    /// <summary>Gives the log-odds of for by the words alone.</summary>
    internal double OfWords(FoldedText text, FoldedText parent, List<(double Weight, string Words)>? why)
    {
        var reading = StanceWords.Of(text, parent);
        if (why is not null)
            foreach (var word in reading.Why) why.Add((reading.Score > 0 ? 1 : -1, word));
        var turns = StanceTurns.TurnsOf(text);
        return WordsScale * reading.Score + _shipped.Of(turns, text, why) + _learnt.Of(turns, text, why);
    }

    /// <summary>Brings log-odds read from words to what they are worth on propositions unseen.</summary>
    /// <remarks>
    /// odds · 0.84 · (30 / words)^0.2, words at least 8: long texts hold more words for and against, not more certainty. Platt scaling (1999) without
    /// shift, on propositions of rua-fonctionnement and decidim-mel held out of the learning (n = 1,896): slope 1.06, of which the lower end of its 95 %
    /// interval over propositions is taken, since a consultation unseen is stranger than a proposition unseen.
    /// </remarks>
    internal static double Calibrated(double odds, int words) => ReliableShare * odds * Math.Pow(UsualWords / Math.Max(8, words), LengthPower);

    /// <summary>Gives the log-odds of for that votes lend.</summary>
    /// <param name="votes">Votes on the proposition; null where none.</param>
    /// <param name="own">What the argument's author voted on it; null where unknown.</param>
    internal static double OfVotes(VoteCounts? votes, VoteValue? own) =>
        VotesScale * Math.Log(((votes?.Agree ?? 0) + 2.0) / ((votes?.Disagree ?? 0) + 2.0)) + own switch
        {
            VoteValue.Agree => VotedFor,
            VoteValue.Disagree => VotedAgainst,
            _ => 0,
        };

    static StanceTurns LoadTurns()
    {
        using var reader = new StreamReader(typeof(StanceModel).Assembly.GetManifestResourceStream("stance-turns.tsv")
            ?? throw new InvalidOperationException("stance-turns.tsv is not embedded: the build is incomplete"));
        var weights = new List<KeyValuePair<string, double>>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                weights.Add(new(line[..tab], double.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)));
            }
        return StanceTurns.From(weights);
    }
}
