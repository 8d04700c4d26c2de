using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace SynthesisPipeline.Analysis;

/// <summary>One example for a linear learner: the places of its non-zero features, ascending, their values, the answer, and how much it counts (1 = once).</summary>
sealed record SparseExample(ImmutableArray<int> Places, ImmutableArray<float> Values, bool IsTrue, float Weight = 1);

/// <summary>What a linear learner found: log-odds = bias + Σ weight · value.</summary>
sealed record LinearModel(double Bias, ImmutableArray<double> Weights)
{
    /// <summary>Gives the log-odds of an example.</summary>
    public double Of(SparseExample example)
    {
        var sum = Bias;
        for (var i = 0; i < example.Places.Length; i++) sum += Weights[example.Places[i]] * example.Values[i];
        return sum;
    }
}

/// <summary>Learns a penalised logistic regression with ML.NET (limited-memory quasi-Newton steps): one thread, seeded.</summary>
/// <remarks>
/// Minimises Σ −g ln σ(±(b + Σ w x)) + λ/2 Σ w², g the weight of an example. Weights are rounded to 4 decimals, so that the last bits of a processor's vector sums show in no result.
/// Cost: a few hundred passes over the examples.
/// </remarks>
static class MicrosoftMlLogistic
{
    const int Decimals = 4;

    /// <summary>Learns from examples.</summary>
    /// <param name="examples">In an order that does not depend on chance; both answers stand among them.</param>
    /// <param name="width">Number of features.</param>
    /// <param name="penalty">λ: the more, the smaller the weights.</param>
    /// <param name="seed">Seed of the run.</param>
    public static LinearModel Fit(IReadOnlyList<SparseExample> examples, int width, double penalty, int seed)
    {
        var ml = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var data = ml.Data.LoadFromEnumerable(examples.Select(e => new Row
        {
            Label = e.IsTrue, Weight = e.Weight, Features = new(width, e.Places.Length, [.. e.Values], [.. e.Places]),
        }), schema);
        var model = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = examples.Any(e => e.Weight != 1) ? nameof(Row.Weight) : null, NumberOfThreads = 1, L1Regularization = 0, L2Regularization = (float)penalty, OptimizationTolerance = 1e-6f,
        }).Fit(data).Model.SubModel;
        return new(Math.Round(model.Bias, Decimals), [.. model.Weights.Select(w => Math.Round(w, Decimals))]);
    }

    sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
