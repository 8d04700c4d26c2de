using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds texts near to examples by the vectors of words.</summary>
sealed class ExampleNeighbours(string[] texts, CancellationToken cancel)
{
    readonly StaticVectors _encoder = new();
    float[][]? _vectors;

    public IEnumerable<int> Of(ImmutableArray<string> examples, double least)
    {
        if (examples.IsEmpty) return [];
        _vectors ??= Encode(texts);
        var wanted = Encode([.. examples]);
        return Enumerable.Range(0, texts.Length).Select(i => (Index: i, Cosine: wanted.Max(w => Dense.Dot(w, _vectors[i])))).Where(n => n.Cosine >= least)
            .OrderByDescending(n => n.Cosine).ThenBy(n => n.Index).Select(n => n.Index);
    }

    float[][] Encode(string[] all)
    {
        var vectors = new float[all.Length][];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancel }, i => _encoder.Encode(all[i], vectors[i] = new float[_encoder.Dimensions]));
        return vectors;
    }
}
