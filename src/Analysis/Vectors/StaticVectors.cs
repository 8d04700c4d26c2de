namespace SynthesisPipeline.Analysis;

/// <summary>Turns a French (or English) text into a vector by adding up the vectors of its words: the default encoder, which ships inside the product.</summary>
/// <remarks>
/// The table was distilled from multilingual-e5-small (MIT licence, © Microsoft; Wang et al. 2024). A text's vector is the sum of its words' rows, whose lengths weigh them, divided by its length. Cost: one look-up and 256 multiplications a word.
/// When it misleads: it doesn't see word order nor negation, so "pour" and "contre" the same thing are nearly one vector. Use it for the subject, never for the side.
/// </remarks>
public sealed class StaticVectors : ITextEncoder
{
    [ThreadStatic] static List<WeightedRow>? _scratch;

    readonly StaticTable _table = StaticTable.Instance;

    /// <inheritdoc/>
    public string Name => "static-fr 1";

    /// <inheritdoc/>
    public int Dimensions => _table.Dimensions;

    /// <inheritdoc/>
    public void Encode(string text, Span<float> vector)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (vector.Length != Dimensions)
            throw new ArgumentException($"Vector of {vector.Length} floats: expected {Dimensions}", nameof(vector));
        var rows = _scratch ??= [];
        rows.Clear();
        StaticWords.Rows(_table, text, rows);
        vector.Clear();
        foreach (var (row, weight) in rows) _table.Add(row, weight, vector);

        var squares = 0d;
        foreach (var value in vector) squares += (double)value * value;
        var norm = Math.Sqrt(squares);
        if (norm <= 1e-6) { vector.Clear(); return; }
        var divisor = (float)norm;
        foreach (ref var value in vector) value /= divisor;
    }

    /// <summary>Lists the rows of a text, in order of its words.</summary>
    internal WeightedRow[] Rows(string text)
    {
        var rows = new List<WeightedRow>();
        StaticWords.Rows(_table, text, rows);
        return [.. rows];
    }

    /// <summary>Adds a weighted row to a sum.</summary>
    internal void Add(int row, float weight, Span<float> sum) => _table.Add(row, weight, sum);
}
