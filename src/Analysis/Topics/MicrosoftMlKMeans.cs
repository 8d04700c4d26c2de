using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds centres with the k-means of ML.NET: k-means++ and Lloyd's iterations in Euclidean distance, on one thread so that every machine gives the same.</summary>
/// <remarks>Kept to be compared with our own (docs/decisions/0002-own-clustering.md).</remarks>
internal static class MicrosoftMlKMeans
{
    const int Iterations = 100;

    /// <summary>Finds groups among some rows.</summary>
    /// <param name="rows">Unit vectors.</param>
    /// <param name="groups">Groups wanted.</param>
    /// <param name="random">Gives the seed.</param>
    /// <returns>Unit centres.</returns>
    public static DenseRows Centres(DenseRows rows, int groups, Random random)
    {
        var ml = new MLContext(random.Next());
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Dimensions);
        var data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows.Count).Select(i => new Row { Features = rows[i].ToArray() }), schema);
        var model = ml.Clustering.Trainers.KMeans(new KMeansTrainer.Options
        {
            FeatureColumnName = nameof(Row.Features),
            NumberOfClusters = Math.Min(groups, rows.Count),
            MaximumNumberOfIterations = Iterations,
            InitializationAlgorithm = KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus,
            NumberOfThreads = 1,
        }).Fit(data);
        VBuffer<float>[] found = [];
        model.Model.GetClusterCentroids(ref found, out var count);
        var centres = new DenseRows(count, rows.Dimensions);
        for (var c = 0; c < count; c++)
        {
            found[c].DenseValues().ToArray().CopyTo(centres[c]);
            Dense.Normalise(centres[c]);
        }
        return centres;
    }

    sealed class Row
    {
        public float[] Features { get; set; } = [];
    }
}
