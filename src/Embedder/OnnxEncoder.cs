using System.Numerics.Tensors;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Embedder;

/// <summary>A sentence encoder from a folder: a graph in ONNX with inputs <c>input_ids</c> and <c>attention_mask</c>, and its SentencePiece vocabulary.</summary>
/// <remarks>
/// One text a call and one thread a call: with dynamic quantisation a vector would otherwise depend slightly on what else is in
/// the batch. Calls from several threads share one session. A text is cut after 510 pieces.
/// </remarks>
public sealed class OnnxEncoder : ITextEncoder, IDisposable
{
    const int LongestSequence = 512;
    const string Prefix = "query: ";
    const float NoVector = 1e-6f;

    readonly InferenceSession _session;
    readonly SentencePieceTokenizer _pieces;
    readonly Whitening? _whitening;
    readonly int _graphDimensions;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">Holds one <c>*.onnx</c>, <c>sentencepiece.model</c> and, if wanted, <c>whiten.bin</c>.</param>
    /// <exception cref="FileNotFoundException">One of the files is missing.</exception>
    public OnnxEncoder(string folder)
    {
        var graph = Directory.GetFiles(folder, "*.onnx").Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new FileNotFoundException($"{folder} : aucun fichier .onnx.");
        using (var vocabulary = File.OpenRead(Path.Combine(folder, "sentencepiece.model")))
            _pieces = SentencePieceTokenizer.Create(vocabulary, addBeginningOfSentence: true, addEndOfSentence: true);
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        _session = new(graph, options);
        _graphDimensions = _session.OutputMetadata.First().Value.Dimensions[^1];
        var whitening = Path.Combine(folder, "whiten.bin");
        _whitening = File.Exists(whitening) ? Whitening.Read(whitening, _graphDimensions) : null;
        Dimensions = _whitening?.Dimensions ?? _graphDimensions;
        using var content = File.OpenRead(graph);
        Name = $"{Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/'))}{(_whitening is null ? "" : "+whiten")}@{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <inheritdoc/>
    public void Encode(string text, Span<float> vector)
    {
        var spoken = SpokenText.Normalise(Prefix + text);
        vector.Clear();
        if (spoken.Length <= Prefix.Length - 1) return; // nothing but the prefix
        var ids = Pieces(spoken);
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        long[] shape = [1, ids.Length];
        using var pieces = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var run = new Microsoft.ML.OnnxRuntime.RunOptions();
        using var outputs = _session.Run(run, ["input_ids", "attention_mask"], [pieces, attention], [_session.OutputNames[0]]);
        var sentence = outputs[0].GetTensorDataAsSpan<float>();
        if (_whitening is { } whitening) whitening.Apply(sentence, vector); else sentence[..Dimensions].CopyTo(vector);
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > NoVector) TensorPrimitives.Divide(vector, length, vector); else vector.Clear();
    }

    /// <summary>Gives the ids of a text's pieces between the marks of its beginning and end.</summary>
    public long[] Pieces(string spoken)
    {
        var ids = _pieces.EncodeToIds(spoken);
        var kept = Math.Min(ids.Count, LongestSequence);
        var cut = new long[kept];
        for (var i = 0; i < kept; i++) cut[i] = ids[i];
        cut[^1] = ids[^1]; // a text cut short still ends
        return cut;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
