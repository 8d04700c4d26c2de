using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Suggests contributions that may say the same in other words: a hint for a person, never merged, never counted as support by itself.</summary>
/// <remarks>
/// Cosine of static vectors from 0.9 (on pairs graded by people, French STS-B, 86 % of such pairs mean the same, 28 % of those that do are found),
/// and from 0.8 once the mean of the corpus is taken off (of 50 texts and more), since all texts of one consultation are alike; the same words of negation and the same
/// figures in both, for vectors don't tell yes from no. Texts of 4 to 60 words, one for each group of copies, gathered around centres.
/// Candidates share a bucket in one of several tables by signs of a random rotation (Charikar 2002; rotation by signs and a Hadamard transform),
/// in whole numbers, so that no machine rounds another way. What an earlier run has settled stays, the others are compared with all. Cost: n texts × tables × at most 32 comparisons, a third of a kilobyte a text.
/// </remarks>
static class Paraphrases
{
    const int Dimensions = WholeVectors.Dimensions, MaxCompared = 16, Stretch = 4096, MinWords = 4, MaxWords = 60, MinForMean = 50;
    const double MinCosine = 0.9, MinCentredCosine = 0.8;

    /// <summary>A text that may be paraphrased: the number of its wording, the wording, and the contribution that stands for it.</summary>
    sealed record Subject(int Number, Wording Wording, int Index);

    /// <summary>Finds groups; ids are given later.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="signatures">One a contribution, with its meaning, where they were taken beforehand.</param>
    /// <param name="wordings">All wordings.</param>
    /// <param name="once">Numbers of one wording for each group of copies.</param>
    /// <param name="settled">What an earlier run found; null to compare all.</param>
    /// <param name="cancel">Stops between two texts.</param>
    public static IEnumerable<DuplicateGroup> Find(PreparedCorpus texts, ImmutableArray<CopySignature>? signatures, IReadOnlyList<Wording> wordings, int[] once, SettledCopies? settled, CancellationToken cancel)
    {
        var (subjects, vectors) = SubjectsOf(texts, signatures, wordings, once, cancel);
        if (subjects.Length < 2) return [];
        var (centreOf, likeness) = Gather(texts, subjects, vectors, settled, cancel);
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

    static (Subject[], WholeVectors) SubjectsOf(PreparedCorpus texts, ImmutableArray<CopySignature>? signatures, IReadOnlyList<Wording> wordings, int[] once, CancellationToken cancel)
    {
        var chosen = once.Where(number => IsSubject(wordings[number].Length)).ToArray();
        var subjects = new Subject?[chosen.Length];
        var vectors = new sbyte[(long)chosen.Length * Dimensions];
        Parallel.For(0, chosen.Length, new ParallelOptions { CancellationToken = cancel }, () => new StaticVectors(), (i, _, encoder) =>
        {
            var index = wordings[chosen[i]].Members[0];
            var whole = vectors.AsSpan(i * Dimensions, Dimensions);
            (signatures is { } taken ? taken[index].Meaning.AsSpan() : MeaningOf(texts.Texts[index].Plain, encoder)).CopyTo(whole); // subjects have one
            if (whole.ContainsAnyExcept((sbyte)0)) subjects[i] = new(chosen[i], wordings[chosen[i]], index);
            return encoder;
        }, _ => { });
        var count = 0;
        for (var i = 0; i < subjects.Length; i++)
            if (subjects[i] is not null) vectors.AsSpan(i * Dimensions, Dimensions).CopyTo(vectors.AsSpan(count++ * Dimensions));
        return ([.. subjects.OfType<Subject>()], new(vectors, count, count >= MinForMean));
    }

    /// <summary>Gives each subject its centre (its own number where it stands alone or is one) and how like it is.</summary>
    /// <remarks>Whom a subject is like is found side by side for a stretch of subjects, who joins whom in order.</remarks>
    static (int[] CentreOf, double[] Likeness) Gather(PreparedCorpus texts, Subject[] subjects, WholeVectors vectors, SettledCopies? settled, CancellationToken cancel)
    {
        var parallel = new ParallelOptions { CancellationToken = cancel };
        var signs = new ulong[subjects.Length][];
        Parallel.For(0, signs.Length, parallel, i => signs[i] = Rotation.SignsOf(vectors.Centred(i)));
        var buckets = new SignBuckets(signs, Math.Clamp((int)Math.Log2(signs.Length) - 1, 8, 20), MaxCompared, cancel);

        var (centreOf, likeness) = settled?.Paraphrases(Array.ConvertAll(subjects, s => s.Number)) ?? ([.. Enumerable.Repeat(-1, subjects.Length)], new double[subjects.Length]);
        int[] order = [.. Enumerable.Range(0, subjects.Length).OrderBy(i => centreOf[i] < 0).ThenByDescending(i => subjects[i].Wording.Members.Count).ThenBy(i => i)];
        var rank = new int[order.Length];
        for (var r = 0; r < order.Length; r++) rank[order[r]] = r;
        var alike = new List<(int Other, double Cosine)>[Stretch];
        for (var start = centreOf.Count(c => c >= 0); start < order.Length; start += Stretch)
        {
            var count = Math.Min(Stretch, order.Length - start);
            Parallel.For(0, count, parallel, () => new List<int>(), (k, _, met) =>
            {
                alike[k] = Alike(order[start + k], met);
                return met;
            }, _ => { });
            for (var k = 0; k < count; k++)
            {
                var i = order[start + k];
                foreach (var (other, cosine) in alike[k])
                    if (centreOf[other] == other && cosine > likeness[i]) (centreOf[i], likeness[i]) = (other, cosine);
                if (centreOf[i] < 0) (centreOf[i], likeness[i]) = (i, 1);
            }

            // only who comes earlier can be its centre; who is known to have joined another cannot
            List<(int, double)> Alike(int i, List<int> met)
            {
                met.Clear();
                buckets.Meet(i, met);
                met.Sort();
                var found = new List<(int, double)>();
                for (var m = 0; m < met.Count; m++)
                {
                    var other = met[m];
                    if (m > 0 && met[m - 1] == other || rank[other] >= rank[i] || rank[other] < start && centreOf[other] != other) continue;
                    if (Likeness(i, other) is > 0 and var cosine) found.Add((other, cosine));
                }
                return found;
            }
        }
        return (centreOf, likeness);

        double Likeness(int i, int j)
        {
            var (a, b) = (subjects[i], subjects[j]);
            return vectors.Cosine(i, j, MinCosine, MinCentredCosine) is > 0 and var cosine && a.Wording.MayCopy(b.Wording)
                && PolarityWords.AreSame(a.Wording.Words, b.Wording.Words) && FiguresOf(a) == FiguresOf(b) ? cosine : 0;
        }

        string FiguresOf(Subject subject) => new([.. texts.Texts[subject.Index].Plain.Where(char.IsAsciiDigit)]);
    }

    static DuplicateGroup Describe(PreparedCorpus texts, int centre, List<(int Subject, int Index, double Cosine)> members)
    {
        var contributions = members.Select(m => texts.Corpus.Contributions[m.Index]).ToList();
        return new("", DuplicateKind.Paraphrase, texts.Corpus.Contributions[members.Single(m => m.Subject == centre).Index].Id,
            [.. members.OrderBy(m => m.Subject == centre ? -1 : m.Index).Select(m => new DuplicateMember(texts.Corpus.Contributions[m.Index].Id, Math.Min(1, m.Cosine), []))],
            CopyGroups.AuthorsOf(contributions), members.Count, contributions.Min(c => c.CreatedAt), contributions.Max(c => c.CreatedAt));
    }
}
