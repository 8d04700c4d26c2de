using FsCheck;
using FsCheck.Xunit;

namespace SynthesisPipeline.Analysis.Tests;

public class PackedRowsTests
{
    [Property(MaxTest = 60)]
    public bool Scores_equal_dot_products_for_any_shape_and_are_the_same_bits_one_row_at_a_time(PositiveInt rowCount, PositiveInt packedCount, PositiveInt dimensions, int seed)
    {
        int rows = rowCount.Get % 40 + 1, packed = packedCount.Get % 90 + 1, width = dimensions.Get % 50 + 1;
        var random = new Random(seed);
        DenseRows Make(int count)
        {
            var made = new DenseRows(count, width);
            foreach (ref var value in made.Slice(0, count)) value = (float)(random.NextDouble() - 0.5);
            return made;
        }
        DenseRows left = Make(rows), right = Make(packed);
        var pack = right.Pack();
        var scores = new float[rows * pack.Width];

        pack.Scores(left.Slice(0, rows), rows, scores);

        // nor that groups are scored apart
        var parts = new float[scores.Length];
        for (var group = pack.Width / PackedRows.Group; group > 0; group--) pack.Scores(left.Slice(0, rows), rows, parts, group - 1, group);
        if (!parts.AsSpan().SequenceEqual(scores)) return false;
        var alone = new float[pack.Width];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < packed; c++)
                if (Math.Abs(scores[r * pack.Width + c] - Dense.Dot(left[r], right[c])) > 1e-5) return false;
            // to the bit: how many are scored together, and how, is no matter
            pack.Scores(left[r], 1, alone);
            if (!alone.AsSpan().SequenceEqual(scores.AsSpan(r * pack.Width, pack.Width))) return false;
        }
        return true;
    }
}
