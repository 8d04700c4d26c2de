using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Scores how points are worded: found in what they cite, said once, short, neutral in form.</summary>
static class WordingScores
{
    const string Section = "wording";
    const double FoundShare = 0.9, SameJaccard = 0.6;
    const int LongWords = 60, CapitalLetters = 4, CapitalWords = 2;

    static readonly FrozenSet<string> s_firstPerson =
        "je j moi mon ma mes nous notre nos i my we our us ich wir mein unser".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Scores every point.</summary>
    public static IEnumerable<Figure> Of(Findings findings, Corpus? corpus)
    {
        var points = findings.Draft.Points;
        if (corpus is not null)
        {
            var found = points.Select(p => Found(p.Point, p.Citations, corpus)).ToList();
            yield return new(Section, "words of a point found in what it cites, mean", found.Count == 0 ? null : found.Average(), found.Count);
            yield return new(Section, "share of points with 90 % of their words found", TopicScores.Share(found.Count(f => f >= FoundShare), found.Count), found.Count);
            var actions = findings.Draft.Actions.Select(a => Found(a.Action, a.Citations, corpus)).ToList();
            yield return new(Section, "words of an action found in what it cites, mean", actions.Count == 0 ? null : actions.Average(), actions.Count);
        }
        var grams = points.Select(p => MeasuredWords.ThreeGrams(p.Point)).ToList();
        var twins = 0;
        var inTwins = new HashSet<int>();
        for (var i = 0; i < grams.Count; i++)
            for (var j = i + 1; j < grams.Count; j++)
                if (MeasuredWords.Jaccard(grams[i], grams[j]) > SameJaccard)
                {
                    twins++;
                    inTwins.UnionWith([i, j]);
                }
        yield return new(Section, "pairs of points that say the same", twins, points.Length, Note: "lower is better");
        yield return new(Section, "share of points in such a pair", TopicScores.Share(inTwins.Count, points.Length), points.Length, Note: "lower is better");
        Figure Flawed(string name, Func<string, bool> flaw) =>
            new(Section, name, TopicScores.Share(points.Count(p => flaw(p.Point)), points.Length), points.Length, Note: "lower is better");
        yield return Flawed("share of points over 60 words", p => MeasuredWords.Words(p).Length > LongWords);
        yield return Flawed("share of points in the first person", p => MeasuredWords.Words(p).Any(s_firstPerson.Contains));
        yield return Flawed("share of points with an exclamation mark", p => p.Contains('!', StringComparison.Ordinal));
        yield return Flawed("share of points with two words in capitals", p => Capitals(p) >= CapitalWords);
    }

    static double Found(string sentence, IEnumerable<Citation> citations, Corpus corpus)
    {
        var words = MeasuredWords.Stems(sentence);
        var said = citations.Select(c => corpus.IndexOf(c.Contribution)).OfType<int>()
            .SelectMany(i => MeasuredWords.Stems(corpus.Contributions[i].Title + "\n" + corpus.Contributions[i].Body.Plain)).ToHashSet(StringComparer.Ordinal);
        return words.Length == 0 ? 1 : (double)words.Count(said.Contains) / words.Length;
    }

    static int Capitals(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Count(w => w.Count(char.IsLetter) >= CapitalLetters && w.Where(char.IsLetter).All(char.IsUpper));
}
