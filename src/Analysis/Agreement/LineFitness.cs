using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells how likely a rapporteur would print a sentence as a line of a synthesis as it stands.</summary>
/// <remarks>
/// p = 1 / (1 + e^−(b + Σ w f)), f = <see cref="LineFeatures"/>, weights learnt by penalised logistic regression from sentences that one reader judged ("fit to print" or faulty),
/// on sets under the Licence Ouverte alone (<c>bench/quality.sh --line-learning</c>). When it misleads: it sees how a sentence is put, hardly what it says; French only.
/// </remarks>
sealed class LineFitness
{
    static readonly Lazy<Dictionary<string, double>> Weights = new(() =>
    {
        using var stream = typeof(LineFitness).Assembly.GetManifestResourceStream("line-weights.tsv")!; // embedded by the project
        using var reader = new StreamReader(stream);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split('\t') is [var name, var weight]) weights[name] = double.Parse(weight, CultureInfo.InvariantCulture);
        return weights;
    });

    const double Unknown = 0.5;

    readonly PreparedCorpus _texts;
    readonly LineFeatures _features;

    /// <summary>Looks at the words of a corpus.</summary>
    public LineFitness(PreparedCorpus texts) => (_texts, _features) = (texts, new(texts));

    /// <summary>Gives it, in [0, 1]; one half for what is not in French, or in an export that lost its accents.</summary>
    public double Of(Candidate sentence)
    {
        if (!_features.AreAccented || _texts.Texts[sentence.Contribution].Language is Language.English or Language.Other) return Unknown;
        var weights = Weights.Value;
        var odds = weights.GetValueOrDefault("bias");
        foreach (var (name, value) in _features.Of(sentence))
            if (value != 0) odds += value * weights.GetValueOrDefault(name);
        return 1 / (1 + Math.Exp(-odds));
    }
}
