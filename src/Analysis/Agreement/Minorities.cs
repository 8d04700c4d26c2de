using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Chooses minority positions: well argued, little supported. No size threshold can empty the list while anything stays uncited.</summary>
sealed partial class Minorities
{
    const int PerTopic = 2;
    const int Read = 200;
    const int FullWords = 80;

    /// <summary>From so many on, a sentence that asks for nothing, or hardly may stand as it is, is not taken for a position.</summary>
    const int FewestPositions = 5;
    const int FewAuthors = 2;
    const Flaw Refused = Flaw.FirstPerson | Flaw.Capitals | Flaw.Exclaims | Flaw.Asks | Flaw.Unfinished | Flaw.PointsBack | Flaw.NamesOnly | Flaw.Length | Flaw.Leans | Flaw.Loaded | Flaw.Addresses | Flaw.Judges | Flaw.Vague | Flaw.Accuses | Flaw.Careless;
    const double SameMeaning = 0.7;

    /// <summary>How likely a position must be fit to stand as it is.</summary>
    const double LeastFit = 0.25;

    readonly PreparedCorpus _texts;
    readonly TextVectors _vectors;
    readonly PointWriting _writing;
    readonly Carriers _carriers;
    readonly TopicPlaces _places;

    /// <summary>Keeps what it reads.</summary>
    public Minorities(PreparedCorpus texts, TextVectors vectors, PointWriting writing, Carriers carriers, TopicPlaces places) =>
        (_texts, _vectors, _writing, _carriers, _places) = (texts, vectors, writing, carriers, places);

    /// <summary>Chooses positions, best argued first, at most two a topic.</summary>
    /// <param name="wordings">All wordings that propose something, contested or not, ascending.</param>
    /// <param name="cited">What the table or the actions cite already.</param>
    /// <param name="points">Points of the table: who says what one says is in no minority.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancel">Stops between contributions.</param>
    public ImmutableArray<MinorityPosition> Choose(int[] wordings, HashSet<int> cited, List<SharedPoint> points, int most, CancellationToken cancel)
    {
        var found = SideBySide.Each(wordings, Worth, cancel).OfType<(int Index, double Worth)>();
        var read = found.OrderByDescending(f => f.Worth).ThenBy(f => f.Index).Take(Read)
            .Select(f => BestSentence(f.Index)).OfType<Candidate>().OrderByDescending(Stands).ToList(); // stable: best argued first on either side
        var chosen = new List<(Candidate Sentence, float[] Vector)>();
        var ofTopic = new Dictionary<TopicId, int>();
        foreach (var sentence in read)
        {
            if (chosen.Count == most || chosen.Count >= FewestPositions && !Stands(sentence)) break;
            var topic = _places.Of(sentence.Contribution) ?? new("");
            if (ofTopic.GetValueOrDefault(topic) == PerTopic) continue;
            var vector = new float[_vectors.Dimensions];
            _vectors.Of(sentence.Contribution, sentence.FirstToken, sentence.TokenCount, vector);
            if (chosen.Any(c => TextVectors.Dot(c.Vector, vector) >= SameMeaning) || points.Any(p => SaysTheSame(p, sentence, vector))) continue;
            ofTopic[topic] = ofTopic.GetValueOrDefault(topic) + 1;
            chosen.Add((sentence, vector));
        }
        return [.. chosen.Select((c, i) => Position(i + 1, c.Sentence))];

        (int, double)? Worth(int index)
        {
            int[] copies = _carriers.CopiesOf(index);
            return !copies.Any(cited.Contains) && IsMinority(copies) ? (index, Argued(index)) : null;
        }
    }

    static bool SaysTheSame(SharedPoint point, Candidate sentence, float[] vector) =>
        TextVectors.Dot(point.Vector, vector) >= SameMeaning && !Polarity.Conflict(point.Sentence.Direction, sentence.Direction);

    /// <summary>Whether a sentence asks for something and may stand as it is: others are taken where there are few.</summary>
    bool Stands(Candidate sentence) => Asks(sentence) && _writing.Quality.Fitness(sentence) >= LeastFit;

    static bool Asks(Candidate sentence) => Cues.Demand().IsMatch(sentence.Text) || Phrasing.OpensWithAct(sentence.Text) || sentence.Text.StartsWith("Contre ", StringComparison.Ordinal);

    /// <summary>Rejected by those who voted, or carried by few and judged by few.</summary>
    bool IsMinority(int[] copies) => _carriers.Votes(copies) is { Total: >= 5 } votes
        ? Proportions.SupportOf(votes).High < 0.4
        : _carriers.Authors(copies) <= FewAuthors;

    /// <summary>How well argued: reasons given, length up to 80 words, figures, arguments that others brought for it.</summary>
    double Argued(int index)
    {
        var text = _texts.Texts[index];
        var words = text.Tokens.Length;
        var reasons = Math.Min(4, Cues.Reason().Count(text.Plain.AsSpan(0, Math.Min(4000, text.Plain.Length))));
        var figures = Cues.Figure().IsMatch(text.Plain.AsSpan(0, Math.Min(4000, text.Plain.Length))) ? 0.5 : 0;
        var pro = 0;
        foreach (var child in _texts.Corpus.ChildrenOf(index))
            if (_texts.Corpus.Contributions[child].Stance == Side.For) pro++;
        var judged = _carriers.Votes(_carriers.CopiesOf(index)) is { Total: >= 5 } ? 1.5 : 1;
        return judged * (1 + reasons + figures + Math.Log(1 + pro)) * Math.Min(1, words / (double)FullWords);
    }

    Candidate? BestSentence(int index) => _writing.SentencesOf(index).Select(c => (Candidate: c, Quality: _writing.Quality.Of(c) * _writing.Quality.Fitness(c)))
        .Where(c => c.Quality > 0 && (c.Candidate.Flaws & Refused) == 0 && !Pointing().IsMatch(c.Candidate.Text)).OrderByDescending(c => Asks(c.Candidate)).ThenByDescending(c => c.Quality).ThenBy(c => c.Candidate.Start).Select(c => c.Candidate).FirstOrDefault();

    MinorityPosition Position(int row, Candidate sentence)
    {
        int[] copies = _carriers.CopiesOf(_carriers.WordingOf(sentence.Contribution));
        int[] cited = [sentence.Contribution, .. copies.Where(i => i != sentence.Contribution)];
        return new(row, _places.Of(sentence.Contribution), sentence.Text,
            [.. cited.Select(i => new Citation(_texts.Corpus.Contributions[i].Id, i == sentence.Contribution ? _texts.RawPassage(i, sentence.Start, sentence.Length) : _writing.Nearest(i, sentence)))],
            _carriers.Votes(cited) ?? default, _carriers.Authors(cited));
    }

    /// <summary>Points at what another sentence named: nothing beside a position says what it was.</summary>
    [GeneratedRegex(@"\b(?:cet|cette|ces|(?:dans|de|sur|pour|à|par|avec) ce) \p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pointing();
}
