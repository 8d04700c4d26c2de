namespace SynthesisPipeline.Analysis;

/// <summary>A phrase that may name a topic.</summary>
/// <param name="Key">Its stems.</param>
/// <param name="Written">How people write it.</param>
/// <param name="IsForeign">Whether most of them write it in another language than French.</param>
/// <param name="Count">Texts of the topic that hold it.</param>
/// <param name="Rank">Its place among the phrases that set the topic apart; of a longer one that of its word. 0 = first.</param>
/// <param name="IsSpecific">Whether it says more exactly what a word among the candidates says.</param>
/// <param name="Nearness">How much nearer what it means lies to the topic's centre than to those of its siblings: cosine less the mean cosine. -2 to 2.</param>
internal readonly record struct LabelCandidate(PhraseKey Key, string Written, bool IsForeign, int Count, int Rank, bool IsSpecific, double Nearness);

/// <summary>Chooses the label of one topic: the phrase, or the pair of phrases, that sets its texts apart best; of a part also half of its topic's label with what the part says of it ("Salaire minimum : dumping salarial").</summary>
/// <remarks>
/// Score = <see cref="LabelFits"/> + <see cref="PhraseBonus"/> for a phrase of two words and more, which says more than one word (<see cref="SecondBonus"/> for a second one), + <see cref="NearWeight"/> × its nearness to what the texts mean, less <see cref="OffWeight"/> × what this falls short of <see cref="OffShare"/> of the nearest phrase's (a word of few texts that lies off what they share), less <see cref="SameCost"/> a phrase that names a sibling already or <see cref="AkinCost"/> one that speaks of the same, less <see cref="RankCost"/> a rank.
/// A single word behind a phrase must tell <see cref="LeastBehind"/> of the texts more ("Congé parental", not "Congé parental et mère"). A second phrase must bring <see cref="SecondGain"/> more beside a phrase and <see cref="NarrowGain"/> beside one that under a third of the texts hold; beside a single word, which says little of a group, it may even lose as much as <see cref="WordGain"/>. Two words that people say in one breath are named so ("marché de l'électricité", not "électricité et marché"), for <see cref="JoinBonus"/>.
/// What fewer than <see cref="LeastShare"/> of the texts speak of, or fewer than <see cref="LeastWhole"/> hold whole (<see cref="LeastSpecific"/> where a word among them says the same more widely), names nothing while there is more (in topics of <see cref="SmallTopic"/> and more, what two texts hold; in parts of fewer than <see cref="SmallPart"/> it never does); from <see cref="LeastAside"/> on it may come second behind a single word, unless one part holds <see cref="PartsOwn"/> of it, whose name it is. Of a part nothing is said that its topic's label says already, or that a single text holds; but where half of that label tells the part from its siblings better than anything else, by <see cref="HeadGain"/>, it stands before the colon.
/// Cost: pairs of at most 36 candidates, each once through the texts that hold its stems.
/// </remarks>
internal sealed class TopicLabel
{
    const double SecondGain = 0.03, LeastBehind = 0.1, PhraseBonus = 0.08, SecondBonus = 0.03, JoinBonus = 0.03, SameCost = 0.1, AkinCost = 0.05, RankCost = 0.01, Narrow = 1.0 / 3, NarrowGain = 0.01, WordGain = -0.01, AsideGain = 0.02;
    const double LeastShare = 0.12, LeastAside = 0.06, LeastWhole = 0.05, LeastSpecific = 0.1, JoinShare = 0.1;
    const double NearWeight = 0.1, OffWeight = 0.2, OffShare = 0.35, AsideNearness = 0.5, PartsOwn = 0.8;
    const double HeadShare = 0.35, HeadFit = 0.1, HeadGain = 0.08;
    const int LeastTexts = 3, SmallTopic = 6, SmallPart = 25;

    readonly PhraseIndex _index;
    readonly LabelCandidate[] _candidates, _joins;
    readonly int[] _heads;
    readonly (int[] First, int[] Second)[] _leading;
    readonly double[,] _fits;
    readonly double _nearest;
    readonly int _size;

    /// <summary>Compares phrases, so that choosing among them costs little.</summary>
    /// <param name="index">The phrases of all texts.</param>
    /// <param name="candidates">Phrases that may name the topic.</param>
    /// <param name="joins">Phrases that hold two words among the candidates and the heads, the most held first.</param>
    /// <param name="heads">Of a part the phrases of its topic's label, as they stand there; empty for a topic.</param>
    /// <param name="ground">What the topic must be told from.</param>
    public TopicLabel(PhraseIndex index, LabelCandidate[] candidates, LabelCandidate[] joins, LabelCandidate[] heads, LabelGround ground)
    {
        (_index, _joins, _size) = (index, joins, ground.Size);
        // the topic's own label says nothing about its parts, nor the consultation's name about its topics, nor what all speak of about any
        var isPart = ground.Above is not null;
        _candidates = [.. candidates, .. heads];
        int[] all = [.. Enumerable.Range(0, candidates.Length)];
        int[] own = [.. all.Where(c => candidates[c] is var said && !index.IsTheName(said.Key) && !index.IsOfAll(said.Key, ground) && !heads.Any(l => l.Key.Contains(said.Key) || l.Key.Length == 1 && said.Key.Length == 1 && index.AreAkin(l.Key, said.Key) || TopicNames.Sense(l.Written) == TopicNames.Sense(said.Written)) && (!isPart || _size < LeastTexts || said.Count > 1))];
        // a part of which nothing sets texts apart is better called "other points" than by its topic's name or by one of its texts
        _nearest = own.Select(c => candidates[c].Nearness).Append(0.01).Max();
        var fits = new LabelFits(index, [.. _candidates.Select(c => c.Key)], ground);
        _fits = new double[_candidates.Length, _candidates.Length];
        for (var a = 0; a < _candidates.Length; a++)
            for (var b = a; b < _candidates.Length; b++)
                _fits[a, b] = _fits[b, a] = a == b ? fits.Of(a) : fits.Of(a, b);
        _heads = [.. Enumerable.Range(candidates.Length, heads.Length).Where(h => fits.ShareOf(h) >= HeadShare && _fits[h, h] >= HeadFit).OrderByDescending(h => _fits[h, h])];
        int[] shared = [.. own.Where(c => fits.CoverageOf(c) >= LeastShare && IsShared(c))], aside = [.. own.Where(c => fits.CoverageOf(c) >= LeastAside && fits.CoverageOf(c) < LeastShare && IsShared(c) && candidates[c].Nearness >= AsideNearness * _nearest && fits.ShareOfOnePart(c) < PartsOwn)];
        // of the few texts of a small part, two that say a word are chance
        _leading = isPart && _size < SmallPart ? [(shared, [])] : [(shared, aside), (own, []), (isPart ? [] : all, [])];
        bool IsShared(int c) => candidates[c].Count >= (candidates[c].IsSpecific ? LeastSpecific : LeastWhole) * _size && (_size < SmallTopic || candidates[c].Count >= LeastTexts);
    }

    /// <summary>Chooses a label.</summary>
    /// <param name="id">The topic's id.</param>
    /// <param name="siblings">Phrases that name siblings.</param>
    /// <param name="taken">What labels say that are given (<see cref="TopicNames.Sense"/>).</param>
    /// <returns>The label and its phrases; null where nothing names it.</returns>
    public (string? Text, LabelCandidate[] Said) Choose(TopicId id, PhraseKey[] siblings, HashSet<string> taken)
    {
        double[] costs = [.. _candidates.Select(c => siblings.Contains(c.Key) ? SameCost : siblings.Any(s => _index.AreAkin(s, c.Key)) ? AkinCost : 0)];
        foreach (var (leading, aside) in _leading)
        {
            var labels = Labels(leading, aside, costs).OrderByDescending(l => l.Score).ThenBy(l => l.Text, StringComparer.Ordinal).ToList();
            if (labels.Find(l => !taken.Contains(TopicNames.Sense(l.Text))) is not { Text: not null } best) continue;
            foreach (var h in _heads)
            {
                var head = _candidates[h];
                if (_fits[h, h] < best.Fit + HeadGain || best.Said.Any(s => s.Key.Shared(head.Key) > 0 || _index.AreAkin(s.Key, head.Key))) break;
                var rest = labels.Find(l => l.Said.All(s => s.Key.Shared(head.Key) == 0 && !_index.AreAkin(s.Key, head.Key)) && !taken.Contains(TopicNames.Sense(head.Written + " " + l.Text)));
                if (rest.Text is null) continue;
                return rest.Said is [var one] && Joined(head, one) is { } joined && !taken.Contains(TopicNames.Sense(joined.Written))
                    ? (Capital(joined.Written), [joined])
                    : ($"{Capital(head.Written)}{(head.IsForeign ? ":" : " :")} {rest.Text}", [head, .. rest.Said]);
            }
            return (Capital(best.Text), best.Said);
        }
        // of a part that shares nothing but half of its topic's label, that half is told
        return _heads is [var only, ..] ? ($"{Capital(_candidates[only].Written)}{OtherPoints(_candidates[only].IsForeign, id)}", [_candidates[only]]) : (null, []);
    }

    /// <summary>Says that a part holds what is left of its topic.</summary>
    /// <param name="isForeign">Whether the topic is named in another language than French.</param>
    /// <param name="id">The part's id, which tells it from another.</param>
    public static string OtherPoints(bool isForeign, TopicId id) => isForeign ? $": other points ({id})" : $" : autres points ({id})";

    /// <summary>Gives the label of a part that holds what is left, without its id; null for any other.</summary>
    public static string? WithoutId(Topic topic) => new[] { OtherPoints(false, topic.Id), OtherPoints(true, topic.Id) }.Any(o => topic.Label.EndsWith(o, StringComparison.Ordinal)) ? topic.Label[..^($" ({topic.Id})".Length)] : null;

    IEnumerable<(double Score, double Fit, string Text, LabelCandidate[] Said)> Labels(int[] leading, int[] aside, double[] costs)
    {
        // ranks among those that are left
        int[] both = [.. leading, .. aside], ranks = [.. both.Select(c => _candidates[c].Rank).Distinct().Order()];
        double Cost(int c) => costs[c] + RankCost * Array.BinarySearch(ranks, _candidates[c].Rank) + OffWeight * Math.Max(0, OffShare - _candidates[c].Nearness / _nearest);
        double Near(int c) => NearWeight * _candidates[c].Nearness;

        foreach (var one in leading)
        {
            var x = _candidates[one];
            yield return (_fits[one, one] + (x.Key.Length > 1 ? PhraseBonus : 0) - Cost(one) + Near(one), _fits[one, one], x.Written, [x]);
        }
        for (var a = 0; a < leading.Length; a++)
            for (var b = a + 1; b < both.Length; b++)
            {
                // what few hold may only come second
                var (first, second) = b >= leading.Length || _candidates[leading[a]].Rank <= _candidates[both[b]].Rank ? (leading[a], both[b]) : (both[b], leading[a]);
                var (x, y) = (_candidates[first], _candidates[second]);
                if (x.Key.Shared(y.Key) > 0 || _index.AreAkin(x.Key, y.Key) || b >= leading.Length && x.Key.Length > 1 || x.Key.Length > 1 && y.Key.Length == 1 && _fits[first, second] < _fits[first, first] + LeastBehind) continue;
                var score = _fits[first, second] - Cost(first) - Cost(second) + (Near(first) + Near(second)) / 2;
                if (Joined(x, y) is { } joined)
                    yield return (score + JoinBonus, _fits[first, second], joined.Written, [joined]);
                else
                    // what few texts hold, or a single word, needs a second phrase beside it to say what the others speak of
                    yield return (score + (x.Key.Length > 1 ? PhraseBonus : 0) + (y.Key.Length > 1 ? x.Key.Length > 1 ? SecondBonus : PhraseBonus : 0) - (b >= leading.Length ? AsideGain : x.Key.Length == 1 ? WordGain : x.Count < Narrow * _size ? NarrowGain : SecondGain), _fits[first, second], Pair(x, y), [x, y]);
            }
    }

    // "taxe sur le CO2" rather than "taxe et CO2"
    LabelCandidate? Joined(LabelCandidate x, LabelCandidate y)
    {
        if (x.Key.Length > 1 || y.Key.Length > 1) return null;
        foreach (var join in _joins)
            if (join.Key.Contains(x.Key) && join.Key.Contains(y.Key) && join.Count >= JoinShare * Math.Max(x.Count, y.Count)) return join;
        return null;
    }

    static string Pair(LabelCandidate x, LabelCandidate y)
    {
        var join = x.Written.Contains(" et ", StringComparison.Ordinal) || y.Written.Contains(" et ", StringComparison.Ordinal) ? ", " : x.IsForeign && y.IsForeign ? " and " : " et ";
        return x.Written + join + y.Written;
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
