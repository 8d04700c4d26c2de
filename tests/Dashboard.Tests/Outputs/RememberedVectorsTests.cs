using SynthesisPipeline.Analysis;
using Xunit;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed class RememberedVectorsTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), $"vecteurs-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_later_analysis_encodes_only_what_is_new()
    {
        var first = new RememberedVectors(new Counting("modèle 1"), _path);
        var before = Encode(first, "un vélo", "un train");
        Assert.True(first.Save());

        var model = new Counting("modèle 1");
        var second = new RememberedVectors(model, _path);
        var after = Encode(second, "un vélo", "un train", "un tram", "un tram");

        Assert.Equal(["un tram"], model.Asked);
        Assert.Equal((1, 2), (second.Encoded, second.Taken));
        Assert.Equal(before, after[..2]);
    }

    [Fact]
    public void Another_model_takes_nothing_up()
    {
        var first = new RememberedVectors(new Counting("modèle 1"), _path);
        Encode(first, "un vélo");
        first.Save();

        var other = new Counting("modèle 2");
        Encode(new RememberedVectors(other, _path), "un vélo");

        Assert.Equal(["un vélo"], other.Asked);
    }

    [Fact]
    public void What_was_half_written_is_encoded_again_and_the_rest_kept()
    {
        var first = new RememberedVectors(new Counting("modèle 1"), _path);
        Encode(first, "un vélo", "un train");
        first.Save();
        using (var file = File.OpenWrite(_path)) file.SetLength(file.Length - 5);

        var second = new RememberedVectors(new Counting("modèle 1"), _path);
        Encode(second, "un vélo", "un train");
        Assert.Equal((1, 1), (second.Encoded, second.Taken));
        Assert.True(second.Save());

        var third = new RememberedVectors(new Counting("modèle 1"), _path);
        Encode(third, "un vélo", "un train");
        Assert.Equal((0, 2), (third.Encoded, third.Taken));
    }

    [Fact]
    public void Of_two_that_write_at_once_the_second_leaves_the_file_as_it_is()
    {
        var first = new RememberedVectors(new Counting("modèle 1"), _path);
        var second = new RememberedVectors(new Counting("modèle 1"), _path);
        Encode(first, "un vélo");
        Encode(second, "un train");

        Assert.Equal((true, false), (first.Save(), second.Save()));

        var third = new RememberedVectors(new Counting("modèle 1"), _path);
        Encode(third, "un vélo");
        Assert.Equal(1, third.Taken);
    }

    static float[][] Encode(RememberedVectors vectors, params string[] texts) =>
        [.. texts.Select(t =>
        {
            var vector = new float[vectors.Dimensions];
            vectors.Encode(t, vector);
            return vector;
        })];

    sealed class Counting(string name) : ITextEncoder
    {
        public List<string> Asked { get; } = [];

        public string Name => name;

        public int Dimensions => 3;

        public void Encode(string text, Span<float> vector)
        {
            Asked.Add(text);
            (vector[0], vector[1], vector[2]) = (text.Length, text[0], 1f / text[^1]);
        }
    }
}
