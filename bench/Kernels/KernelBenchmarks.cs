using System.Text;
using BenchmarkDotNet.Attributes;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Kernels;

/// <summary>The inner loops of the analysis, beside what the machine can do at best: a plain scan of UTF-8, a plain copy of memory.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class KernelBenchmarks
{
    const int Rows = 1024, Centres = 400, Dimensions = 356, Megabytes = 64;
    const string Sentence = "Il faudrait que la commune publie chaque année, sur une page facile à trouver, le coût des travaux de voirie et le nom des entreprises retenues, parce que personne ne sait où va cet argent et que les habitants du quartier attendent depuis quatre ans la réfection du trottoir devant l’école, promise lors de deux réunions publiques.";

    readonly DenseRows _rows = Filled(Rows), _centres = Filled(Centres);
    readonly WholeVectors _whole = Whole();
    readonly StaticVectors _vectors = new();
    readonly float[] _vector = new float[256], _sum = new float[Dimensions];
    readonly byte[] _utf8 = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sentence, Megabytes * 1_000_000 / 320)));
    readonly byte[] _copy = new byte[Megabytes * 1_100_000];
    readonly Corpus _corpus = new(Enumerable.Range(0, Text.StretchLength).Select(i => new Contribution { Id = new($"c{i:0000}"), Body = SourceText.Same($"{i}. {Sentence}") }), []);
    PackedRows _packed = null!; // made before the first run
    float[] _scores = [];

    /// <summary>Packs the centres.</summary>
    [GlobalSetup]
    public void Pack()
    {
        _packed = _centres.Pack();
        _scores = new float[Rows * _packed.Width];
    }

    /// <summary>1,024 rows against 400 centres: 146 million products and sums.</summary>
    [Benchmark]
    public void Scores() => _packed.Scores(_rows.Slice(0, Rows), Rows, _scores);

    /// <summary>Adds 1,024 weighted rows to one: 0.36 million products and sums.</summary>
    [Benchmark]
    public void Add()
    {
        for (var i = 0; i < Rows; i++) Dense.Add(_rows[i], 0.5f, _sum);
    }

    /// <summary>1,023 cosines of vectors of 256 bytes.</summary>
    [Benchmark]
    public double Cosines()
    {
        var sum = 0d;
        for (var i = 1; i < Rows; i++) sum += _whole.Cosine(0, i, -1, -1);
        return sum;
    }

    /// <summary>The vector of one text of 56 words.</summary>
    [Benchmark]
    public void Encode() => _vectors.Encode(Sentence, _vector);

    /// <summary>Cuts 1,024 texts of 56 words into sentences, ideas and words.</summary>
    [Benchmark]
    public TextStretch Cut() => Text.Cut(_corpus, 0, new());

    /// <summary>What copies are compared by, for one text of 56 words.</summary>
    [Benchmark]
    public int Words() => CopyWords.Of(Sentence).Count;

    /// <summary>The machine's own limit of reading: counts the letters of 64 MB.</summary>
    [Benchmark]
    public int ScanUtf8() => Encoding.UTF8.GetCharCount(_utf8);

    /// <summary>The machine's own limit of memory: copies 64 MB.</summary>
    [Benchmark]
    public void CopyMemory() => _utf8.CopyTo(_copy, 0);

    static DenseRows Filled(int count)
    {
        var rows = new DenseRows(count, Dimensions);
        var random = new Random(1);
        foreach (ref var value in rows.Slice(0, count)) value = random.NextSingle() - 0.5f;
        for (var i = 0; i < count; i++) Dense.Normalise(rows[i]);
        return rows;
    }

    static WholeVectors Whole()
    {
        var values = new byte[Rows * WholeVectors.Dimensions];
        new Random(1).NextBytes(values);
        return new([.. values.Select(v => (sbyte)(v % 255 - 127))], Rows, takesMeanOff: true);
    }
}
