using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Chooses courses of action: concrete proposals with what they would take and whom they ask.</summary>
sealed class Actions
{
    const int Weighed = 1_000;
    const int Read = 500;
    const double SameMeaning = 0.72;
    const double SameWords = 0.4;
    const double MinTagConfidence = 0.5;

    /// <summary>How likely an action must be fit to stand as it is: there are more than a draft needs.</summary>
    const double LeastFit = 0.4;

    /// <summary>Words between "il faut" and its infinitive: "bien", "d'abord".</summary>
    const int MostBetween = 2;

    const Flaw Refused = Flaw.FirstPerson | Flaw.Capitals | Flaw.Exclaims | Flaw.Asks | Flaw.Address | Flaw.Unfinished | Flaw.PointsBack | Flaw.Length | Flaw.NamesOnly | Flaw.Judges | Flaw.Leans | Flaw.Loaded | Flaw.Addresses | Flaw.Vague | Flaw.Accuses | Flaw.Careless;

    readonly PreparedCorpus _texts;
    readonly TextVectors _vectors;
    readonly PointWriting _writing;
    readonly Carriers _carriers;
    readonly TopicPlaces _places;
    readonly Dictionary<(int, TagKind), Tag> _tags = [];

    /// <summary>Keeps the surest tag of each kind.</summary>
    public Actions(PreparedCorpus texts, TextVectors vectors, PointWriting writing, Carriers carriers, TopicPlaces places, ImmutableArray<Tag> tags)
    {
        (_texts, _vectors, _writing, _carriers, _places) = (texts, vectors, writing, carriers, places);
        foreach (var tag in tags)
            if (tag.Kind is TagKind.Instrument or TagKind.Addressee && tag.Confidence >= MinTagConfidence && texts.Corpus.IndexOf(tag.Contribution) is { } index
                && (!_tags.TryGetValue((index, tag.Kind), out var known) || tag.Confidence > known.Confidence))
                _tags[(index, tag.Kind)] = tag;
    }

    /// <summary>Chooses actions, spread over topics.</summary>
    /// <param name="wordings">Wordings that may be cited, ascending.</param>
    /// <param name="points">Points already in the table: an action says something else.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancel">Stops between contributions.</param>
    public ImmutableArray<ActionLine> Choose(int[] wordings, List<SharedPoint> points, int most, CancellationToken cancel)
    {
        // all by the rules, those that these find best by how likely they may stand as well
        int[] promising = [.. SideBySide.Each(wordings, i => Best(i, weighsFitness: false), cancel).OfType<(Candidate Sentence, double Value)>()
            .OrderByDescending(f => f.Value).ThenBy(f => f.Sentence.Contribution).Take(Weighed).Select(f => f.Sentence.Contribution)];
        var found = SideBySide.Each(promising, i => Best(i, weighsFitness: true), cancel).OfType<(Candidate Sentence, double Value)>();
        var perTopic = Math.Max(3, most / 6);
        var ofTopic = new Dictionary<TopicId, int>();
        var lines = new List<(Candidate Sentence, float[] Vector, List<int> Cited)>();
        foreach (var (sentence, _) in found.OrderByDescending(f => f.Value).ThenBy(f => f.Sentence.Contribution).Take(Read))
        {
            cancel.ThrowIfCancellationRequested();
            var vector = new float[_vectors.Dimensions];
            _vectors.Of(sentence.Contribution, sentence.FirstToken, sentence.TokenCount, vector);
            if (points.Any(p => Same(p.Sentence, p.Vector, sentence, vector))) continue;
            var twin = lines.FindIndex(l => Same(l.Sentence, l.Vector, sentence, vector));
            if (twin >= 0)
            {
                if (!Polarity.Conflict(lines[twin].Sentence.Direction, sentence.Direction)) lines[twin].Cited.AddRange(_carriers.CopiesOf(sentence.Contribution));
                continue;
            }
            var topic = _places.Of(sentence.Contribution) ?? new("");
            if (lines.Count == most || ofTopic.GetValueOrDefault(topic) == perTopic) continue;
            ofTopic[topic] = ofTopic.GetValueOrDefault(topic) + 1;
            lines.Add((sentence, vector, [sentence.Contribution, .. _carriers.CopiesOf(_carriers.WordingOf(sentence.Contribution)).Where(i => i != sentence.Contribution)]));
        }
        return [.. lines.Select((l, i) => Line(i + 1, l.Sentence, l.Cited))];
    }

    /// <summary>The sentence of a contribution that best says what to do, and what it is worth.</summary>
    (Candidate, double)? Best(int index, bool weighsFitness)
    {
        Candidate? best = null;
        var bestQuality = 0.0;
        foreach (var candidate in weighsFitness ? _writing.SentencesOf(index).SelectMany(_writing.Demands) : _writing.SentencesOf(index))
        {
            if (candidate.Direction == Direction.Denies || !Cues.Demand().IsMatch(candidate.Text) && !StartsWithVerb(candidate.Text) || NeedsNoAct(candidate.Text) || (candidate.Flaws & Refused) != 0 || _writing.Quality.IsMisspelt(candidate)) continue;
            var quality = _writing.Quality.Of(candidate) * (StartsWithVerb(candidate.Text) ? 1.3 : 1);
            if (quality <= bestQuality) continue;
            if (weighsFitness)
            {
                var fitness = _writing.Quality.Fitness(candidate);
                if (fitness < LeastFit) continue;
                quality *= fitness;
            }
            if (quality > bestQuality) (best, bestQuality) = (candidate, quality);
        }
        if (best is null) return null;
        int[] copies = _carriers.CopiesOf(_carriers.WordingOf(index));
        var support = _carriers.Votes(copies) is { } votes ? Proportions.SupportOf(votes).Low * Math.Log(1 + votes.Total) : 0;
        var instrument = _tags.TryGetValue((index, TagKind.Instrument), out var tag) ? tag.Confidence : 0;
        return (best, bestQuality * (1 + Math.Log(_carriers.Authors(copies)) + 0.4 * support) * (1 + 0.5 * instrument));
    }

    static bool StartsWithVerb(string sentence) => Phrasing.Words(sentence) is [var first, ..] words && Phrasing.IsInfinitive(first) && !IsNoAct(first, words.ElementAtOrDefault(1));

    /// <summary>Whether "il faut" asks for a thought: "Il faut savoir que", "Il faut d'abord voir".</summary>
    static bool NeedsNoAct(string sentence) => Phrasing.Words(sentence) is ["il", "faut" or "faudrait" or "convient", .. var rest]
        && Array.FindIndex(rest, Phrasing.IsInfinitive) is var verb and >= 0 and <= MostBetween && IsNoAct(rest[verb], rest.ElementAtOrDefault(verb + 1));

    /// <summary>"Faire payer" is an act, "faire" may be anything.</summary>
    static bool IsNoAct(string verb, string? next) => NoActs.Contains(Stems.FoldAccents(verb)) && !(verb == "faire" && next is not null && Phrasing.IsInfinitive(next));

    /// <summary>Infinitives that begin a thought rather than an act.</summary>
    static readonly HashSet<string> NoActs = new(StringComparer.Ordinal)
    {
        "avoir", "vivre", "etre", "croire", "penser", "profiter", "savoir", "pouvoir", "vouloir", "devoir", "faire", "dire", "voir", "regarder", "parler", "travailler", "retravailler", "melanger", "considerer", "comprendre", "beneficier",
    };

    static bool Same(Candidate a, float[] va, Candidate b, float[] vb) =>
        TextVectors.Dot(va, vb) >= SameMeaning || Trigrams.Jaccard(a.Text, b.Text) > SameWords;

    ActionLine Line(int row, Candidate sentence, List<int> cited)
    {
        var corpus = _texts.Corpus;
        int[] distinct = [.. cited.Distinct()];
        return new(row, _places.Main(distinct).Topic, sentence.Text,
            SaidBy(sentence, TagKind.Instrument), SaidBy(sentence, TagKind.Addressee),
            [.. distinct.Select(i => new Citation(corpus.Contributions[i].Id, i == sentence.Contribution ? _texts.RawPassage(i, sentence.Start, sentence.Length) : _writing.Nearest(i, sentence)))],
            _carriers.Votes(distinct) is { } votes ? Proportions.SupportOf(votes).Value : null);
    }

    /// <summary>Gives the tag of a kind that the sentence itself bears out: a rule read the whole contribution, and what decided may stand three sentences away. What people or what they taught said of it stands.</summary>
    string? SaidBy(Candidate sentence, TagKind kind) => _tags.TryGetValue((sentence.Contribution, kind), out var tag)
        && (tag.Origin != TagOrigin.Rule || tag.Why.Any(w => sentence.Text.Contains(w, StringComparison.OrdinalIgnoreCase))) ? tag.Value : null;
}
