using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SynthesisPipeline.Analysis;

/// <summary>Suggests contributions that may say the same in other words: a hint for a person, never merged, never counted as support by itself.</summary>
/// <remarks>
/// Cosine of static vectors from 0.9 (on pairs graded by people, French STS-B, 86 % of such pairs mean the same, 28 % of those that do are found),
/// and from 0.8 once the mean of the corpus is taken off (of 50 texts and more), since all texts of one consultation are alike; the same words of negation and the same
/// figures in both, for vectors don't tell yes from no. Texts of 4 to 60 words, one for each group of copies, gathered around centres.
/// Candidates share a bucket in one of several tables by signs of a random rotation (Charikar 2002; rotation by signs and a Hadamard transform),
/// in whole numbers, so that no machine rounds another way. Cost: n texts × tables × at most 16 comparisons.
/// </remarks>
static class Paraphrases
{
    const int Dimensions = 256, MaxCompared = 16, MinWords = 4, MaxWords = 60, MinForMean = 50;
    const double MinCosine = 0.9, MinCentredCosine = 0.8;

    /// <summary>A text that may be paraphrased: its wording, the contribution that stands for it, and its vector in whole numbers.</summary>
    sealed record Subject(Wording Wording, int Index, sbyte[] Vector, string Figures);

    /// <summary>Finds groups; ids are given later.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="signatures">One a contribution, with its meaning, where they were taken beforehand.</param>
    /// <param name="wordings">One wording for each group of copies.</param>
    /// <param name="cancel">Stops between two texts.</param>
    public static IEnumerable<DuplicateGroup> Find(PreparedCorpus texts, ImmutableArray<CopySignature>? signatures, IReadOnlyList<Wording> wordings, CancellationToken cancel)
    {
        var subjects = SubjectsOf(texts, signatures, wordings, cancel);
        if (subjects.Length < 2) return [];
        var mean = subjects.Length >= MinForMean ? Mean(subjects) : new short[Dimensions];
        var centred = subjects.Select(s => Centred(s.Vector, mean)).ToArray();
        var neighbours = Neighbours(subjects, centred, cancel);
        var centreOf = new int[subjects.Length];
        var likeness = new double[subjects.Length];
        Array.Fill(centreOf, -1);
        var order = Enumerable.Range(0, subjects.Length).OrderByDescending(i => subjects[i].Wording.Members.Count).ThenBy(i => i).ToArray();
        foreach (var i in order)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (j, cosine) in neighbours[i] ?? [])
                if (centreOf[j] == j && cosine > likeness[i]) (centreOf[i], likeness[i]) = (j, cosine);
            if (centreOf[i] < 0) (centreOf[i], likeness[i]) = (i, 1);
        }
        return Enumerable.Range(0, subjects.Length).GroupBy(i => centreOf[i]).Where(g => g.Skip(1).Any())
            .Select(g => Describe(texts, g.Key, [.. g.Select(i => (i, subjects[i].Index, likeness[i]))]));
    }

    /// <summary>Whether a text of so many words may be paraphrased: a shorter one says too little, a longer one too much.</summary>
    public static bool IsSubject(int words) => words is >= MinWords and <= MaxWords;

    /// <summary>Gives the vector of a text in whole numbers; all zero when no word is known.</summary>
    public static sbyte[] MeaningOf(string plain, StaticVectors encoder)
    {
        Span<float> vector = stackalloc float[Dimensions];
        encoder.Encode(plain, vector);
        var whole = new sbyte[Dimensions];
        for (var d = 0; d < Dimensions; d++) whole[d] = (sbyte)Math.Clamp(MathF.Round(vector[d] * 400), -127, 127);
        return whole;
    }

    static Subject[] SubjectsOf(PreparedCorpus texts, ImmutableArray<CopySignature>? signatures, IReadOnlyList<Wording> wordings, CancellationToken cancel)
    {
        var chosen = wordings.Where(w => IsSubject(w.Length)).ToArray();
        var subjects = new Subject?[chosen.Length];
        Parallel.For(0, chosen.Length, new ParallelOptions { CancellationToken = cancel }, () => new StaticVectors(), (i, _, encoder) =>
        {
            var text = texts.Texts[chosen[i].Members[0]].Plain;
            var meaning = signatures is { } taken ? ImmutableCollectionsMarshal.AsArray(taken[chosen[i].Members[0]].Meaning)! : MeaningOf(text, encoder); // subjects have one
            if (Array.Exists(meaning, v => v != 0)) subjects[i] = new(chosen[i], chosen[i].Members[0], meaning, new([.. text.Where(char.IsAsciiDigit)]));
            return encoder;
        }, _ => { });
        return [.. subjects.OfType<Subject>()];
    }

    static double Likeness(Subject a, Subject b, short[] centredA, short[] centredB)
    {
        if (a.Figures != b.Figures || !a.Wording.MayCopy(b.Wording) || !PolarityWords.AreSame(a.Wording.Words, b.Wording.Words)) return 0;
        var cosine = Cosine(a.Vector, b.Vector);
        return cosine >= MinCosine && Cosine(centredA, centredB) >= MinCentredCosine ? cosine : 0;
    }

    static double Cosine(sbyte[] a, sbyte[] b)
    {
        long dot = 0, aa = 0, bb = 0;
        for (var d = 0; d < Dimensions; d++)
        {
            dot += a[d] * b[d];
            aa += a[d] * a[d];
            bb += b[d] * b[d];
        }
        return dot / Math.Sqrt((double)aa * bb);
    }

    static double Cosine(short[] a, short[] b)
    {
        long dot = 0, aa = 0, bb = 0;
        for (var d = 0; d < Dimensions; d++)
        {
            dot += a[d] * b[d];
            aa += a[d] * a[d];
            bb += b[d] * b[d];
        }
        return aa == 0 || bb == 0 ? 0 : dot / Math.Sqrt((double)aa * bb);
    }

    static short[] Mean(Subject[] subjects)
    {
        var sums = new long[Dimensions];
        foreach (var subject in subjects)
            for (var d = 0; d < Dimensions; d++) sums[d] += subject.Vector[d];
        return [.. sums.Select(s => (short)(8 * s / subjects.Length))];
    }

    /// <summary>Takes the mean off, in eighths.</summary>
    static short[] Centred(sbyte[] vector, short[] mean)
    {
        var centred = new short[Dimensions];
        for (var d = 0; d < Dimensions; d++) centred[d] = (short)(8 * vector[d] - mean[d]);
        return centred;
    }

    /// <summary>Gives for each subject those that share a bucket with it and are alike, ascending; null where none: only what is alike is kept in memory.</summary>
    static SortedDictionary<int, double>?[] Neighbours(Subject[] subjects, short[][] centred, CancellationToken cancel)
    {
        var bits = Math.Clamp((int)Math.Log2(centred.Length) - 1, 8, 20);
        var signatures = new ulong[centred.Length][];
        Parallel.For(0, centred.Length, new ParallelOptions { CancellationToken = cancel }, i => signatures[i] = Rotation.SignsOf(centred[i]));
        var tables = new List<(int, int, double)>[Dimensions / bits];
        Parallel.For(0, tables.Length, new ParallelOptions { CancellationToken = cancel }, table =>
        {
            var alike = tables[table] = [];
            var buckets = new Dictionary<int, List<int>>();
            for (var i = 0; i < signatures.Length; i++)
            {
                var key = Rotation.Bits(signatures[i], table * bits, bits);
                if (!buckets.TryGetValue(key, out var bucket)) buckets[key] = bucket = [];
                for (var at = Math.Max(0, bucket.Count - MaxCompared); at < bucket.Count; at++)
                    if (Likeness(subjects[i], subjects[bucket[at]], centred[i], centred[bucket[at]]) is > 0 and var cosine) alike.Add((i, bucket[at], cosine));
                bucket.Add(i);
            }
        });
        var neighbours = new SortedDictionary<int, double>?[centred.Length];
        foreach (var (i, j, cosine) in tables.SelectMany(t => t))
        {
            (neighbours[i] ??= [])[j] = cosine;
            (neighbours[j] ??= [])[i] = cosine;
        }
        return neighbours;
    }

    static DuplicateGroup Describe(PreparedCorpus texts, int centre, List<(int Subject, int Index, double Cosine)> members)
    {
        var contributions = members.Select(m => texts.Corpus.Contributions[m.Index]).ToList();
        return new("", DuplicateKind.Paraphrase, texts.Corpus.Contributions[members.Single(m => m.Subject == centre).Index].Id,
            [.. members.OrderBy(m => m.Subject == centre ? -1 : m.Index).Select(m => new DuplicateMember(texts.Corpus.Contributions[m.Index].Id, Math.Min(1, m.Cosine), []))],
            CopyGroups.AuthorsOf(contributions), members.Count, contributions.Min(c => c.CreatedAt), contributions.Max(c => c.CreatedAt));
    }
}
