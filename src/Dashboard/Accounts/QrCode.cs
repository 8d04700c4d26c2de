using System.Globalization;
using System.Text;
using QRCoder;

namespace SynthesisPipeline.Dashboard;

/// <summary>Draws a text as a QR code: one black path on white, without style or script.</summary>
public static class QrCode
{
    const int Pixels = 220;

    /// <summary>Draws it as SVG; the white edge that readers need is part of it.</summary>
    /// <param name="text">What the picture says; at most about 2,300 bytes.</param>
    /// <param name="title">What it is, in words.</param>
    public static string Svg(string text, string title)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                if (code.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new Markup().Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{Pixels}\" height=\"{Pixels}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><title>").Text(title)
            .Raw($"</title><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>").ToString();
    }
}
