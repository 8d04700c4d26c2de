using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SynthesisPipeline.Analysis.Tests;

public class StaticVectorsTests
{
    readonly StaticVectors _vectors = new();

    [Fact]
    public void Rows_and_values_equal_the_reference_on_sixty_texts()
    {
        var path = SharedData.Need("models/parity.jsonl");

        var vector = new float[_vectors.Dimensions];
        var read = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!; // never null in the reference
            var rows = _vectors.Rows(text);
            _vectors.Encode(text, vector);

            Assert.Equal(json.RootElement.GetProperty("static_rows_count").GetInt32(), rows.Length);
            var expected = json.RootElement.GetProperty("static_rows").EnumerateArray().ToArray();
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i][0].GetInt32(), rows[i].Row);
                Assert.Equal(expected[i][1].GetDouble(), rows[i].Weight, 1e-5);
            }
            var values = json.RootElement.GetProperty("static8").EnumerateArray().ToArray();
            for (var i = 0; i < values.Length; i++) Assert.Equal(values[i].GetDouble(), vector[i], 2e-5);
            read++;
        }
        Assert.Equal(60, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \u00a0 … 🙂")]
    [InlineData("\ud83d alone")]
    [InlineData("e\u0301tat \udc00")]
    public void Any_text_has_a_unit_or_a_zero_vector(string text)
    {
        var vector = new float[256];

        _vectors.Encode(text, vector);

        var length = Math.Sqrt(vector.Sum(v => (double)v * v));
        Assert.True(length == 0 || Math.Abs(length - 1) < 1e-5, $"length {length}");
    }

    [Fact]
    public void Composed_and_decomposed_accents_are_one_word()
    {
        Assert.Equal(_vectors.Rows("école"), _vectors.Rows("e\u0301cole".Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Lost_apostrophes_find_their_word()
    {
        Assert.Equal(_vectors.Rows("état"), _vectors.Rows("letat"));
    }

    [Fact]
    public void Encoding_costs_under_seven_microseconds_a_sentence_and_allocates_nothing()
    {
        const string sentence = "Il faut développer les transports en commun dans les communes rurales du département";
        var vector = new float[256];
        for (var i = 0; i < 20_000; i++) _vectors.Encode(sentence, vector);

        // the best of many short trials: other tests share the processors, and the compiler's last version of the code comes late
        var best = TimeSpan.MaxValue;
        var allocated = long.MaxValue;
        for (var trial = 0; trial < 400 && (allocated >= 1_000 || best.TotalSeconds * 50_000 >= 1_000); trial++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 1_000; i++) _vectors.Encode(sentence, vector);
            if (watch.Elapsed < best) best = watch.Elapsed;
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            if (trial >= 20) Thread.Sleep(20);
        }

        Assert.True(allocated < 1_000, $"{allocated} bytes");
        // 150,000 a second on an idle core; the bar leaves room for a busy machine
        Assert.True(1_000 / best.TotalSeconds > 50_000, $"{1_000 / best.TotalSeconds:F0} sentences a second");
    }
}
