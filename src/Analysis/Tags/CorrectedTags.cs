using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Takes people's answers on tags as they are, and learns from them what to say of the other contributions.</summary>
/// <remarks>
/// A contribution on which somebody answered about a kind (of tags of one's own: about a family) is known for it: what the rules say of it, less what was refused, plus what was given
/// (of instruments and speakers one only, the last given). From <see cref="MinAnswers"/> such contributions, each value with <see cref="MinEach"/>
/// examples and as many counter-examples is learnt (<see cref="LearntTag"/>), copies once.
/// When it misleads: people correct what struck them, not a sample; the reliability shown is that of such contributions.
/// </remarks>
static class CorrectedTags
{
    /// <summary>Contributions with answers from which a kind is learnt.</summary>
    public const int MinAnswers = 30;

    /// <summary>Examples, and counter-examples, from which a value is learnt.</summary>
    public const int MinEach = 5;

    const double LeastOnArguments = 0.75; // their propositions already say most
    const int MaxAnswers = 5_000, MaxWords = 4;

    static readonly TagKind[] Learnable = [TagKind.Instrument, TagKind.Addressee, TagKind.Stakeholder, TagKind.Lens, TagKind.Free];

    /// <summary>What is learnt together: a kind; of tags of one's own, one family.</summary>
    readonly record struct Subject(TagKind Kind, string Family)
    {
        public static Subject Of(TagKind kind, string value) => new(kind, kind == TagKind.Free ? TagFamily.Of(value) : "");

        public bool Holds(Tag tag) => tag.Kind == Kind && Of(tag.Kind, tag.Value).Family == Family;
    }

    /// <summary>Lays answers over the rules' tags and learns from them.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="rules">What the rules say, one row a contribution in corpus order.</param>
    /// <param name="options">Answers, and least confidences.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="cancel">Stops between two tags.</param>
    /// <returns>All tags, one row a contribution, and what was learnt.</returns>
    public static (Tag[][] Tags, ImmutableArray<TagLearning> Learning) Of(PreparedCorpus texts, Tag[][] rules, TagsOptions options, int seed, CancellationToken cancel)
    {
        var answers = options.Corrections.Select((c, i) => (Answer: c, Order: i, Index: texts.Corpus.IndexOf(c.Contribution)))
            .Where(a => a.Index is not null && Learnable.Contains(a.Answer.Kind)).ToLookup(a => Subject.Of(a.Answer.Kind, a.Answer.Value), a => (Index: a.Index!.Value, a.Answer)); // filtered above
        if (answers.Count == 0) return (rules, []);
        var features = new TagFeatures(texts, cancel);
        var tags = rules;
        var learning = ImmutableArray.CreateBuilder<TagLearning>();
        foreach (var subject in answers.Select(a => a.Key).OrderBy(s => s.Kind).ThenBy(s => s.Family, StringComparer.Ordinal))
        {
            var known = Known(rules, subject, answers[subject]);
            var learnt = Learn(texts, features, rules, subject, known, seed, cancel);
            learning.AddRange(learnt.Select(l => l.Learning));
            var used = learnt.Where(l => l.Learning.IsUsed).ToImmutableArray();
            var before = tags;
            tags = new Tag[before.Length][];
            Parallel.For(0, tags.Length, new ParallelOptions { CancellationToken = cancel }, i =>
                tags[i] = [.. before[i].Where(t => !subject.Holds(t)), .. known.TryGetValue(i, out var values)
                    ? values.Select(v => Answered(texts, rules[i], i, subject.Kind, v, answers[subject]))
                    : Told(texts, features, rules[i].Where(subject.Holds), used, i, subject.Kind, options)]);
        }
        return (tags, learning.ToImmutable());
    }

    /// <summary>Gives the values that hold for each contribution with an answer.</summary>
    static SortedDictionary<int, ImmutableSortedSet<string>> Known(Tag[][] rules, Subject subject, IEnumerable<(int Index, TagCorrection Answer)> answers)
    {
        var known = new SortedDictionary<int, ImmutableSortedSet<string>>();
        foreach (var (index, answer) in answers)
        {
            if (!known.TryGetValue(index, out var values))
                values = rules[index].Where(subject.Holds).Select(t => t.Value).ToImmutableSortedSet(StringComparer.Ordinal);
            if (answer.Given && IsSingle(subject.Kind)) values = values.Clear();
            known[index] = answer.Given ? values.Add(answer.Value) : values.Remove(answer.Value);
        }
        return known;
    }

    static ImmutableArray<LearntTag> Learn(PreparedCorpus texts, TagFeatures features, Tag[][] rules, Subject subject,
        SortedDictionary<int, ImmutableSortedSet<string>> known, int seed, CancellationToken cancel)
    {
        // a letter of 300 copies teaches once
        var once = known.DistinctBy(k => string.Join(' ', FoldedText.Of(texts.Texts[k.Key].Plain).Words), StringComparer.Ordinal).ToList();
        if (once.Count < MinAnswers) return [];
        var step = (once.Count + MaxAnswers - 1) / MaxAnswers;
        once = [.. once.Where((_, i) => i % step == 0)];
        return [.. once.SelectMany(k => k.Value).Distinct().Order(StringComparer.Ordinal)
            .Where(v => once.Count(k => k.Value.Contains(v)) is var given && given >= MinEach && once.Count - given >= MinEach)
            .Select(v =>
            {
                ImmutableArray<double> rule = [.. once.Select(k => RuleOf(rules[k.Key], subject.Kind, v))];
                return LearntTag.Learn(subject.Kind, v, [.. once.Select((k, i) => features.Of(k.Key, rule[i], k.Value.Contains(v)))], rule, features.Width, seed, cancel);
            })];
    }

    static Tag Answered(PreparedCorpus texts, Tag[] rules, int index, TagKind kind, string value, IEnumerable<(int Index, TagCorrection Answer)> answers)
    {
        var wasGiven = answers.Any(a => a.Index == index && a.Answer.Given && a.Answer.Value == value);
        return wasGiven ? new(texts.Corpus.Contributions[index].Id, kind, value, 1, TagOrigin.Human, []) : rules.First(t => t.Kind == kind && t.Value == value);
    }

    /// <summary>Says what was learnt of a contribution that nobody looked at; values that were not learnt stay with the rules.</summary>
    static IEnumerable<Tag> Told(PreparedCorpus texts, TagFeatures features, IEnumerable<Tag> rules, ImmutableArray<LearntTag> learnt, int index, TagKind kind, TagsOptions options)
    {
        if (learnt.IsEmpty) return rules;
        var contribution = texts.Corpus.Contributions[index];
        var isArgument = contribution.Kind is ContributionKind.Argument or ContributionKind.Comment && kind is TagKind.Instrument or TagKind.Addressee;
        var least = isArgument ? Math.Max(options.MinConfidence, LeastOnArguments) : options.MinConfidence;
        var ruled = rules.ToList();
        var told = new List<Tag>();
        foreach (var tag in learnt)
        {
            var rule = ruled.Find(r => r.Value == tag.Learning.Value);
            var confidence = tag.Of(features.Of(index, rule?.Confidence ?? 0));
            if (confidence < least) continue;
            told.Add(new(contribution.Id, kind, tag.Learning.Value, confidence, TagOrigin.Model,
                [.. (rule?.Why ?? []).Concat(features.Why(index, tag.Model)).Distinct(StringComparer.Ordinal).Take(MaxWords)]));
        }
        told.AddRange(ruled.Where(r => learnt.All(l => l.Learning.Value != r.Value)));
        return IsSingle(kind) ? told.OrderByDescending(t => t.Confidence).ThenBy(t => t.Value, StringComparer.Ordinal).Take(1) : told;
    }

    static bool IsSingle(TagKind kind) => kind is TagKind.Instrument or TagKind.Stakeholder;

    static double RuleOf(Tag[] tags, TagKind kind, string value) => Array.Find(tags, t => t.Kind == kind && t.Value == value)?.Confidence ?? 0;
}
