namespace SynthesisPipeline.Analysis.Tests;

public class QuantisedRowsTests
{
    [Theory]
    [InlineData(256)]
    [InlineData(37)]
    public void The_nearest_rows_are_those_of_exact_cosines(int dimensions)
    {
        var random = new Random(7);
        var rows = new float[300][];
        for (var i = 0; i < rows.Length; i++) rows[i] = Unit([.. Enumerable.Range(0, dimensions).Select(d => (float)(random.NextDouble() - 0.5 + (d % 5 == i % 5 ? 0.6 : 0)))]);
        var quantised = new QuantisedRows([.. rows.SelectMany(r => QuantisedRows.Quantise(r))], dimensions);
        var mean = Enumerable.Range(0, dimensions).Select(d => rows.Average(r => r[d])).ToArray();
        var centred = rows.Select(r => Unit([.. r.Select((v, d) => v - mean[d])])).ToArray();

        foreach (var asked in new[] { 0, 17, 299 })
        {
            var found = quantised.Nearest(asked, 10, -1);
            var exact = Enumerable.Range(0, rows.Length).Where(i => i != asked).Select(i => (Row: i, Cosine: Dot(centred[asked], centred[i]))).OrderByDescending(c => c.Cosine).ToList();

            Assert.Equal(10, found.Count);
            Assert.All(found, f => Assert.Equal(exact.First(e => e.Row == f.Row).Cosine, f.Cosine, 0.03));
            Assert.True(found[^1].Cosine > exact[10].Cosine - 0.03, "no row much nearer was missed");
        }
    }

    [Fact]
    public void A_row_of_zeros_is_near_to_nothing()
    {
        var rows = new QuantisedRows([.. new sbyte[4], .. QuantisedRows.Quantise([1f, 0, 0, 0]), .. QuantisedRows.Quantise([0.9f, 0.1f, 0, 0])], 4);

        Assert.Empty(rows.Nearest(0, 5, 0.1));
        Assert.DoesNotContain(rows.Nearest(1, 5, 0.1), n => n.Row == 0);
    }

    static float[] Unit(float[] row)
    {
        var length = Math.Sqrt(row.Sum(v => (double)v * v));
        return [.. row.Select(v => (float)(v / length))];
    }

    static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
