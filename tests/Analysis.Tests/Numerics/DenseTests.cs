namespace SynthesisPipeline.Analysis.Tests;

public class DenseTests
{
    [Theory]
    [InlineData(0, 228)]
    [InlineData(3, 228)]
    [InlineData(4, 8)]
    [InlineData(10, 29)]
    public void Several_products_at_once_are_the_same_bits_as_one_by_one(int count, int dimensions)
    {
        var random = new Random(count + dimensions);
        float[] Vector() => [.. Enumerable.Range(0, dimensions).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] vector = Vector();
        float[][] others = [.. Enumerable.Range(0, count).Select(_ => Vector())];
        var products = new float[count];

        Dense.Dots(vector, others, products);

        Assert.Equal(others.Select(o => BitConverter.SingleToInt32Bits(Dense.Dot(vector, o))), products.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Scaling_multiplies_every_component_whatever_their_number()
    {
        float[] vector = [.. Enumerable.Range(1, 21).Select(i => i / 7f)];

        Dense.Scale(vector, 0.3f);

        Assert.Equal(Enumerable.Range(1, 21).Select(i => i / 7f * 0.3f), vector);
    }
}
