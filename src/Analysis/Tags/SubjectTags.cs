using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Says by what instrument a contribution would act, whom it addresses, and through which lenses it reads, from lists of words.</summary>
/// <remarks>
/// An instrument is said by words that name one, and by words of doing where they are asked for (<see cref="Requests"/>). Score of a value = sum of the weights of its distinct phrases, the strongest in full and others at 0.6, half as much again in a title. One who must
/// act ("l'État doit", "les entreprises devraient") counts three times. Confidence is the share right that was read on consultations of development (<see cref="RuleReliability"/>): it rises little with the score, since a law named in passing is named like a law asked for. An addressee needs more evidence than the other kinds: bodies are named far more often than asked to act. The instrument is the one
/// value that leads clearly; addressees and lenses may be several. When it misleads: a law named in passing makes "legislation".
/// </remarks>
static class SubjectTags
{
    const double MinScore = 1.2, MinAddresseeScore = 1.7, MinLawScore = 1.5;
    const double Duty = 3;
    const double InferredAddressee = 0.8; // righter than a body named: docs/quality.md
    const int MaxLenses = 3, MaxAddressees = 2;

    static readonly string[] Instruments = ["instrument:legislation", "instrument:operational", "instrument:eu_regulation", "instrument:international"];
    static readonly string[] Addressees = ["addressee:government", "addressee:companies", "addressee:ecosystem", "addressee:local_authorities", "addressee:citizens"];
    static readonly string[] Lenses = ["lens:rights_freedoms", "lens:territories", "lens:europe", "lens:openness", "lens:inclusion"];

    static readonly PhraseList InstrumentWords = PhraseList.Load("tag-words.tsv", Instruments);
    static readonly PhraseList AskedWords = PhraseList.Load("tag-words.tsv", "asked:legislation", "asked:operational");
    static readonly PhraseList AddresseeWords = PhraseList.Load("tag-words.tsv", Addressees);
    static readonly Dictionary<string, PhraseList> LensWords = Lenses.ToDictionary(l => l, l => PhraseList.Load("tag-words.tsv", l));

    /// <summary>One value with its evidence.</summary>
    sealed record Found(string Kind, double Score, ImmutableArray<string> Why);

    /// <summary>Gives the tags of one contribution.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <param name="text">Its title and body.</param>
    /// <param name="titleWords">How many of the words stand in its title.</param>
    /// <param name="options">Least confidences.</param>
    public static IEnumerable<Tag> Of(Contribution contribution, FoldedText text, int titleWords, TagsOptions options)
    {
        if (text.Words.IsEmpty) yield break;
        var isArgument = contribution.Kind is ContributionKind.Argument or ContributionKind.Comment;
        bool IsEnough(Found found) => Confidence(found) >= Math.Max(options.MinConfidence, double.Epsilon) && (!isArgument || found.Score >= options.MinArgumentEvidence);
        var instruments = Score(text, titleWords, InstrumentWords, false);
        var instrument = instruments is [var first, ..] && (instruments.Count == 1 || first.Score >= 1.3 * instruments[1].Score) && IsEnough(first) ? first : null;
        if (instrument is not null) yield return TagOf(contribution, TagKind.Instrument, instrument);
        var addressees = Score(text, titleWords, AddresseeWords, true).Where(IsEnough).Take(MaxAddressees).ToList();
        foreach (var addressee in addressees) yield return TagOf(contribution, TagKind.Addressee, addressee);
        // a law is made by those who govern, whoever has to obey it
        if (addressees.Count == 0 && instrument is { Kind: "instrument:legislation", Score: >= MinLawScore })
            yield return TagOf(contribution, TagKind.Addressee, new("addressee:government", MinAddresseeScore, instrument.Why)) with { Confidence = InferredAddressee };
        foreach (var lens in Lenses.SelectMany(l => Score(text, titleWords, LensWords[l], false)).Where(IsEnough)
            .OrderByDescending(l => l.Score).ThenBy(l => l.Kind, StringComparer.Ordinal).Take(MaxLenses))
            yield return TagOf(contribution, TagKind.Lens, lens);
    }

    static double Confidence(Found found)
    {
        var (least, confidence) = found.Kind[..found.Kind.IndexOf(':', StringComparison.Ordinal)] switch
        {
            "addressee" => (MinAddresseeScore, 0.5), "instrument" => (MinScore, 0.7), _ => (MinScore, 0.85),
        };
        return found.Score < least ? 0 : confidence + 0.1 * (1 - Math.Exp(-(found.Score - least) / 2));
    }

    static Tag TagOf(Contribution contribution, TagKind kind, Found found) =>
        new(contribution.Id, kind, found.Kind[(found.Kind.IndexOf(':', StringComparison.Ordinal) + 1)..], Confidence(found), TagOrigin.Rule, found.Why);

    static List<Found> Score(FoldedText text, int titleWords, PhraseList list, bool seeksActor)
    {
        var weights = new Dictionary<(string Kind, string Phrase), (double Weight, string Words)>();
        var matches = list.In(text);
        if (list == InstrumentWords) matches = matches.Concat(AskedWords.In(text).Where(m => Requests.IsAsked(text, m)));
        foreach (var match in matches)
        {
            if (!seeksActor && Requests.IsDenied(text, match)) continue;
            var weight = match.Phrase.Weight * (match.First < titleWords ? 1.5 : 1) * (seeksActor && Requests.MustAct(text, match) ? Duty : 1);
            var key = (match.Phrase.Kind.Replace("asked:", "instrument:", StringComparison.Ordinal), string.Join(' ', match.Phrase.Words));
            if (!weights.TryGetValue(key, out var known) || weight > known.Weight)
                weights[key] = (weight, text.Surface(match.First, match.Count).ToLowerInvariant());
        }
        return [.. weights.GroupBy(w => w.Key.Kind).Select(g =>
        {
            var ordered = g.Select(w => w.Value).OrderByDescending(w => w.Weight).ThenBy(w => w.Words, StringComparer.Ordinal).ToList();
            return new Found(g.Key, ordered[0].Weight + 0.6 * ordered.Skip(1).Sum(w => w.Weight), [.. ordered.Select(w => w.Words).Distinct().Take(4)]);
        }).OrderByDescending(f => f.Score).ThenBy(f => f.Kind, StringComparer.Ordinal)];
    }
}
