using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed partial class QrCodeTests
{
    const int Quiet = 4; // modules of white that ISO/IEC 18004 asks for

    [Fact]
    public void The_picture_has_the_marks_that_readers_look_for_the_right_way_round_and_nothing_a_policy_refuses()
    {
        var svg = QrCode.Svg("otpauth://totp/essai", "Une <clé>");
        var size = int.Parse(Size().Match(svg).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 2 * Quiet;
        var dark = Dark().Matches(svg).Select(m => (X: Number(m, 1) - Quiet, Y: Number(m, 2) - Quiet)).ToHashSet();

        Assert.Equal(1, size % 4); // 21, 25, 29 …
        Assert.All([(0, 0), (size - 7, 0), (0, size - 7)], corner => Assert.Equal(33, Finder(dark, corner)));
        Assert.NotEqual(33, Finder(dark, (size - 7, size - 7)));
        Assert.Contains((8, size - 8), dark); // the module that is always dark, below the left middle: it tells a mirrored picture
        Assert.All(dark, d => Assert.True(d.X >= 0 && d.X < size && d.Y >= 0 && d.Y < size));
        Assert.Contains("<title>Une &lt;clé&gt;</title>", svg, StringComparison.Ordinal);
        Assert.DoesNotMatch("style|script|href|on[a-z]+=", svg);
    }

    /// <summary>Counts the dark modules of a finder pattern that stand where they must, less those that must not: 33 when it is one.</summary>
    static int Finder(HashSet<(int, int)> dark, (int X, int Y) corner)
    {
        var right = 0;
        for (var y = 0; y < 7; y++)
            for (var x = 0; x < 7; x++)
            {
                var wanted = x is 0 or 6 || y is 0 or 6 || (x is > 1 and < 5 && y is > 1 and < 5);
                if (dark.Contains((corner.X + x, corner.Y + y))) right += wanted ? 1 : -1;
            }
        return right;
    }

    static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex Size();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h1v1h-1z")]
    private static partial Regex Dark();
}
