using System.Globalization;
using System.Net;
using System.Text;

namespace SynthesisPipeline.Notebooks;

/// <summary>One self-contained page: text, tables and pictures as SVG, each picture with the table it was drawn from.</summary>
/// <remarks>Drawn by hand: two kinds of picture, bars and dots, need no library, and nothing of the page is loaded from elsewhere.</remarks>
public sealed class NotebookPage
{
    const double Width = 720, Plot = 300, Margin = 56;
    static readonly CultureInfo s_french = CultureInfo.GetCultureInfo("fr-FR");
    static readonly string[] s_colours = ["#2f5d8a", "#b35c00", "#1a6b4f", "#7a3b8f", "#8a6d00", "#a63d2f"];
    readonly StringBuilder _body = new();
    readonly string _title;

    /// <summary>Begins a page.</summary>
    public NotebookPage(string title) => _title = title;

    /// <summary>Adds a paragraph.</summary>
    public NotebookPage Text(string text) => Raw($"<p>{Encode(text)}</p>\n");

    /// <summary>Adds a heading.</summary>
    public NotebookPage Heading(string text) => Raw($"<h2>{Encode(text)}</h2>\n");

    /// <summary>Adds bars, longest value to the full width, with the same figures as a table.</summary>
    /// <param name="caption">What the picture says.</param>
    /// <param name="bars">Label and value, 0 or more.</param>
    /// <param name="format">How a value is written.</param>
    public NotebookPage Bars(string caption, IReadOnlyList<(string Label, double Value)> bars, string format = "0.##")
    {
        const double row = 24, label = 290;
        var most = Math.Max(1e-9, bars.Max(b => b.Value));
        var svg = new StringBuilder();
        for (var i = 0; i < bars.Count; i++)
        {
            var (y, length) = (i * row, (Width - label - 60) * bars[i].Value / most);
            svg.Append(Words(label - 8, y + 16, "end", bars[i].Label.Length > 42 ? bars[i].Label[..41] + "…" : bars[i].Label))
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{Unit(label)}\" y=\"{Unit(y + 4)}\" width=\"{Unit(Math.Max(1, length))}\" height=\"16\" fill=\"{s_colours[0]}\"/>")
                .Append(Words(label + length + 6, y + 16, "start", Shown(bars[i].Value, format)));
        }
        return Picture(caption, bars.Count * row, svg).Table(["", "Valeur"], bars.Select(b => new[] { b.Label, Shown(b.Value, format) }), hidden: true);
    }

    /// <summary>Adds dots, joined in order where a series is a line, with the same figures as a table.</summary>
    /// <param name="caption">What the picture says.</param>
    /// <param name="x">Name of the horizontal axis.</param>
    /// <param name="y">Name of the vertical axis.</param>
    /// <param name="series">Name and dots of each.</param>
    /// <param name="joined">Whether the dots of a series are joined.</param>
    /// <param name="listed">Whether the table of the dots is added; a map of hundreds of voters has none.</param>
    public NotebookPage Dots(string caption, string x, string y, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Dots)> series, bool joined = true, bool listed = true)
    {
        var all = series.SelectMany(s => s.Dots).ToList();
        double left = all.Min(d => d.X), right = all.Max(d => d.X), low = Math.Min(0, all.Min(d => d.Y)), high = all.Max(d => d.Y);
        double At(double value) => Margin + (Width - 2 * Margin) * (right > left ? (value - left) / (right - left) : 0.5);
        double Up(double value) => Plot - Margin / 2 - (Plot - Margin) * (high > low ? (value - low) / (high - low) : 0.5);
        var svg = new StringBuilder($"<path d=\"M{Unit(Margin)} {Unit(Margin / 2)}V{Unit(Plot - Margin / 2)}H{Unit(Width - Margin)}\" stroke=\"#8a8f98\" fill=\"none\"/>");
        svg.Append(Words(Width / 2, Plot + 8, "middle", x)).Append(Words(4, 14, "start", y));
        foreach (var value in new[] { low, (low + high) / 2, high }) svg.Append(Words(Margin - 6, Up(value) + 4, "end", Shown(value, "0.##")));
        foreach (var value in new[] { left, (left + right) / 2, right }) svg.Append(Words(At(value), Plot - 8, "middle", Shown(value, "0.##")));
        for (var s = 0; s < series.Count; s++)
        {
            var colour = s_colours[s % s_colours.Length];
            if (joined) svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', series[s].Dots.Select(d => Unit(At(d.X)) + "," + Unit(Up(d.Y))))}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            foreach (var dot in series[s].Dots) svg.Append(Mark(s, At(dot.X), Up(dot.Y), colour));
            svg.Append(Mark(s, Margin + 12 + s * 150, Plot + 24, colour)).Append(Words(Margin + 22 + s * 150, Plot + 28, "start", series[s].Name));
        }
        Picture(caption, Plot + 40, svg);
        return listed ? Table(["", x, y], series.SelectMany(s => s.Dots.Select(d => new[] { s.Name, Shown(d.X, "0.###"), Shown(d.Y, "0.###") })), hidden: true) : this;
    }

    /// <summary>Adds a table.</summary>
    /// <param name="heads">Headings.</param>
    /// <param name="rows">Cells.</param>
    /// <param name="hidden">Whether a reader must open it: it repeats a picture.</param>
    public NotebookPage Table(string[] heads, IEnumerable<string[]> rows, bool hidden = false)
    {
        if (hidden) Raw("<details><summary>Les mêmes chiffres en table</summary>");
        Raw("<table><thead><tr>").Raw(string.Concat(heads.Select(h => $"<th scope=\"col\">{Encode(h)}</th>"))).Raw("</tr></thead><tbody>\n");
        foreach (var row in rows) Raw("<tr>").Raw(string.Concat(row.Select(c => $"<td>{Encode(c)}</td>"))).Raw("</tr>\n");
        Raw("</tbody></table>");
        return Raw(hidden ? "</details>\n" : "\n");
    }

    /// <summary>Writes the page.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        File.WriteAllText(path, $$"""
            <!doctype html>
            <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{Encode(_title)}}</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}table{border-collapse:collapse;font-size:.9rem}td,th{border:1px solid #c9ced6;padding:.2rem .5rem;text-align:left}svg{max-width:100%;height:auto}figure{margin:1.5rem 0}figcaption{font-weight:600}</style></head>
            <body><main><h1>{{Encode(_title)}}</h1>
            {{_body}}</main></body></html>

            """);
        Console.WriteLine($"Page : {path}");
    }

    NotebookPage Picture(string caption, double height, StringBuilder svg) =>
        Raw($"<figure><figcaption>{Encode(caption)}</figcaption><svg viewBox=\"0 0 {Unit(Width)} {Unit(height)}\" width=\"720\" role=\"img\" aria-label=\"{Encode(caption)}\">{svg}</svg></figure>\n");

    NotebookPage Raw(string html)
    {
        _body.Append(html);
        return this;
    }

    // told apart by shape as well as by colour
    static string Mark(int series, double x, double y, string colour) => (series % 3) switch
    {
        0 => $"<circle cx=\"{Unit(x)}\" cy=\"{Unit(y)}\" r=\"4\" fill=\"{colour}\"/>",
        1 => $"<rect x=\"{Unit(x - 4)}\" y=\"{Unit(y - 4)}\" width=\"8\" height=\"8\" fill=\"{colour}\"/>",
        _ => $"<path d=\"M{Unit(x)} {Unit(y - 5)}L{Unit(x + 5)} {Unit(y + 4)}H{Unit(x - 5)}Z\" fill=\"{colour}\"/>",
    };

    static string Words(double x, double y, string anchor, string text) => $"<text x=\"{Unit(x)}\" y=\"{Unit(y)}\" text-anchor=\"{anchor}\" font-size=\"12\">{Encode(text)}</text>";

    static string Unit(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Shown(double value, string format) => value.ToString(format, s_french);

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
