namespace SynthesisPipeline.Analysis;

/// <summary>What qualifies a point: its words and who said them.</summary>
sealed record Qualification(string Text, IReadOnlyList<Candidate> Sentences)
{
    /// <summary>Nothing qualifies it.</summary>
    public static Qualification None { get; } = new("", []);
}

/// <summary>Finds conditions, brakes, lacks and cautions near a point, word for word.</summary>
/// <remarks>
/// Read in this order: what hangs on the cited propositions (an argument against only where it concedes, sets a condition, is of one who voted mixed, or
/// cautions about a proposition on which a fifth of the votes are mixed: it says what holds them back), what the
/// cited contributions add themselves, then contributions of the same topic that set a condition on nearly the same. Nothing in the first
/// person, no question, no person named, nothing that says the contrary; what hangs on a citation that is only loosely like the point must be nearer to it. When it misleads: a caution may concern a detail; the citation leads to its context.
/// </remarks>
sealed class Qualifications
{
    const int Most = 2;
    const int NeighboursRead = 300;
    const double NearOnThread = 0.2;
    const double NearInTopic = 0.45;

    /// <summary>How near a later sentence of an answer must be that grants the point first.</summary>
    const double NearReply = 0.1;

    /// <summary>From this likeness on, what answers a cited contribution answers the point.</summary>
    const double DirectCarrier = 0.45;

    /// <summary>Units of a sentence before its condition from which they say something by themselves.</summary>
    const int FewestUnitsBefore = 25;

    /// <summary>Units within which a condition opens a sentence.</summary>
    const int Opening = 30;

    /// <summary>From this likeness of its passage on, what hangs on a cited contribution is taken to speak of the point; the last ones cited of a long line may share its subject only.</summary>
    const double NearCarrier = 0.25;
    const int FewestWords = 5;
    const int MaxWords = 40;
    const int MinMixedVotes = 5;

    /// <summary>From this likeness on, a sentence without a condition says the point again.</summary>
    const double Restates = 0.65;
    const Flaw Refused = Flaw.FirstPerson | Flaw.Capitals | Flaw.Exclaims | Flaw.Asks | Flaw.Address | Flaw.Unfinished | Flaw.Addresses | Flaw.PointsBack | Flaw.Leans | Flaw.Loaded;

    /// <summary>A sentence that may qualify a point.</summary>
    /// <param name="Sentence">All of it that can stand.</param>
    /// <param name="Part">What follows from its condition on; null where there is none.</param>
    /// <param name="Score">How well it qualifies.</param>
    readonly record struct Found(Candidate Sentence, Candidate? Part, double Score);

    readonly PreparedCorpus _texts;
    readonly TextVectors _vectors;
    readonly Dictionary<TopicId, List<int>> _ofTopic = [];
    readonly HashSet<(ContributionId, string)> _mixedVotes;
    readonly TopicPlaces _places;

    /// <summary>Sorts contributions by topic.</summary>
    public Qualifications(PreparedCorpus texts, TextVectors vectors, TopicPlaces places)
    {
        (_texts, _vectors, _places) = (texts, vectors, places);
        _mixedVotes = [.. texts.Corpus.Votes.Where(v => v.Value == VoteValue.Mixed).Select(v => (v.Contribution, v.Voter))];
        for (var i = 0; i < texts.Texts.Length; i++)
            if (places.Of(i) is { } topic)
            {
                if (!_ofTopic.TryGetValue(topic, out var list)) _ofTopic[topic] = list = [];
                list.Add(i);
            }
    }

    /// <summary>Finds what qualifies one point.</summary>
    public Qualification Of(SharedPoint point)
    {
        var cited = point.Carriers.Select(c => c.Contribution).Take(100).ToHashSet();
        var found = new List<Found>();
        foreach (var carrier in point.Carriers.Take(100))
        {
            var index = carrier.Contribution;
            var mixed = IsMixed(index);
            var near = carrier.Likeness >= NearCarrier ? NearOnThread : NearInTopic;
            foreach (var child in _texts.Corpus.ChildrenOf(index).ToArray().Take(NeighboursRead)) Read(point, child, near, 1.2, mixed, index == point.Sentence.Contribution || carrier.Likeness >= DirectCarrier, found);
            Read(point, index, near, 1, false, false, found);
        }
        if (_places.Of(point.Sentence.Contribution) is { } topic)
            foreach (var index in Sample(_ofTopic[topic]))
                if (!cited.Contains(index)) Read(point, index, NearInTopic, 0.9, false, false, found);
        return Choose(point, found);
    }

    /// <summary>Whether a fifth of those who voted on a proposition were in two minds.</summary>
    bool IsMixed(int index) => _texts.Corpus.VotesOf(index) is { Total: >= MinMixedVotes } votes && 5 * votes.Mixed >= votes.Total;

    static IEnumerable<int> Sample(List<int> all)
    {
        var n = Math.Min(all.Count, NeighboursRead);
        return Enumerable.Range(0, n).Select(i => all[(int)((long)i * all.Count / n)]);
    }

    void Read(SharedPoint point, int index, double near, double weight, bool mixed, bool direct, List<Found> found)
    {
        var text = _texts.Texts[index];
        var child = _texts.Corpus.ParentOf(index) is not null;
        var replies = direct && child;
        var against = _texts.Corpus.Contributions[index].Stance == Side.Against;
        var concedes = replies && Cues.Concession().IsMatch(text.Plain.AsSpan(0, Math.Min(80, text.Plain.Length)));
        var grants = concedes || replies && IsOfTwoMinds(index);
        foreach (var sentence in text.Sentences.Take(30))
        {
            var written = text.Plain.AsSpan(sentence.Start, sentence.Length);
            var condition = FirstMatch(Cues.Condition(), written);
            if (condition < 0 && grants && FirstMatch(Cues.Contrast(), written) is var turn and >= 0 && Cues.Demand().IsMatch(written[turn..])) condition = turn;
            var caution = condition < 0 && (!against || grants || mixed) && near == NearOnThread ? FirstMatch(Cues.Caution(), written) : -1;
            // a lack that a carrier names by itself is what the point is about; behind a turn it limits it
            if (caution >= 0 && !child && FirstMatch(Cues.Contrast(), written) < 0) caution = -1;
            if (condition < 0 && caution < 0 || Cues.Person().IsMatch(written)) continue;
            var opens = sentence.Start == text.Sentences[0].Start;
            var refused = SpeaksOfThePoint(point, index) && opens ? Refused & ~(Flaw.PointsBack | Flaw.Leans) : Refused;
            if (Best(index, sentence, condition, refused) is not { } candidate) continue;
            if (!against && Polarity.Conflict(candidate.Direction, point.Sentence.Direction) && near != NearOnThread) continue;
            var vector = new float[_vectors.Dimensions];
            _vectors.Of(index, candidate.FirstToken, candidate.TokenCount, vector);
            var whole = new float[_vectors.Dimensions];
            _vectors.Of(index, sentence.FirstToken, sentence.TokenCount, whole);
            var likeness = Math.Max(TextVectors.Dot(vector, point.Vector), TextVectors.Dot(whole, point.Vector));
            // the first words of an answer speak of what it answers, whatever they are
            var floor = opens && (concedes || replies && condition is >= 0 and < Opening) ? -1 : grants ? NearReply : near;
            if (likeness < floor || condition < 0 && likeness > Restates) continue;
            var part = Part(index, sentence, condition);
            if (SaysAgain(candidate)) // the point, and then what limits it
                if (part is not null && !SaysAgain(part)) candidate = part;
                else continue;
            var votes = Math.Log(2 + (_texts.Corpus.VotesOf(index)?.Agree ?? 0));
            found.Add(new(candidate, part, weight * (condition >= 0 ? 1.5 : 1) * (0.3 + likeness) * (0.7 + 0.3 * votes)));
        }

        bool SaysAgain(Candidate sentence) => Trigrams.Jaccard(sentence.Text, point.Sentence.Text) > 0.4;
    }

    /// <summary>Whether the author of an answer voted mixed on what it answers: what it adds limits the point.</summary>
    bool IsOfTwoMinds(int index) =>
        _texts.Corpus.Contributions[index] is { Author: { } author, ParentId: { } parent } && _mixedVotes.Contains((parent, author.Name));

    /// <summary>Whether an argument hangs on the proposition whose title is the point: its first sentence may say "cela".</summary>
    bool SpeaksOfThePoint(SharedPoint point, int index) => point.Sentence.IsTitle && _texts.Corpus.ParentOf(index) == point.Sentence.Contribution;

    /// <summary>The whole sentence if it can stand; else what follows from its condition on.</summary>
    Candidate? Best(int index, Sentence sentence, int condition, Flaw refused)
    {
        if (Candidates.Make(_texts, index, sentence.Start, sentence.End, false, MaxWords) is { } whole && Stands(whole, refused)) return whole;
        return Part(index, sentence, condition, refused);
    }

    /// <summary>What follows from the condition of a sentence on, if it can stand.</summary>
    Candidate? Part(int index, Sentence sentence, int condition, Flaw refused = Refused) =>
        condition > 0 && Candidates.Make(_texts, index, sentence.Start + condition, sentence.End, false, MaxWords) is { } part && Stands(part, refused & ~Flaw.PointsBack) ? part : null;

    static bool Stands(Candidate sentence, Flaw refused) => (sentence.Flaws & refused) == 0 && sentence.TokenCount is >= FewestWords and <= MaxWords;

    static int FirstMatch(System.Text.RegularExpressions.Regex pattern, ReadOnlySpan<char> text)
    {
        foreach (var match in pattern.EnumerateMatches(text)) return match.Index;
        return -1;
    }

    /// <summary>Chooses the best, of different people. No passage stands on both sides of a line: of a sentence for which a contribution is cited, only what follows from its condition on qualifies the point.</summary>
    Qualification Choose(SharedPoint point, List<Found> found)
    {
        var passages = point.Carriers.GroupBy(c => c.Contribution).ToDictionary(g => g.Key, g => g.First().Passage);
        var chosen = new List<Candidate>();
        foreach (var (whole, part, _) in found.OrderByDescending(f => f.Score).ThenBy(f => f.Sentence.Contribution).ThenBy(f => f.Sentence.Start))
        {
            if (chosen.Count == Most) break;
            if (Apart(whole, part, passages) is not { } sentence) continue;
            if (sentence.Contribution == point.Sentence.Contribution && Overlap(sentence, point.Sentence)) continue;
            if (chosen.All(c => c.Contribution != sentence.Contribution && Trigrams.Jaccard(c.Text, sentence.Text) <= 0.4)) chosen.Add(sentence);
        }
        return chosen.Count == 0 ? Qualification.None : new(string.Join(" ; ", chosen.Select(c => c.Text)), chosen);
    }

    Candidate? Apart(Candidate whole, Candidate? part, Dictionary<int, TextSpan?> passages)
    {
        if (!passages.TryGetValue(whole.Contribution, out var cited) || cited is not { } passage || PassageOf(whole) is not { } own || !Overlap(own, passage)) return whole;
        return part is not null && PassageOf(part) is { } rest && rest.Start - passage.Start >= FewestUnitsBefore ? part : null;
    }

    TextSpan? PassageOf(Candidate sentence) => _texts.RawPassage(sentence.Contribution, sentence.Start, sentence.Length);

    /// <summary>What is left of a carrier's passage before what qualifies the point.</summary>
    public static TextSpan? Without(Carrier carrier, IEnumerable<Citation> qualifying, ContributionId id)
    {
        if (carrier.Passage is not { } passage) return null;
        foreach (var own in qualifying.Where(q => q.Contribution == id).Select(q => q.Passage).OfType<TextSpan>())
            if (own.Start > passage.Start && own.Start < passage.End) passage = new(passage.Start, own.Start - passage.Start);
        return passage;
    }

    static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    static bool Overlap(Candidate a, Candidate b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;
}
