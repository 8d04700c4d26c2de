using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes HTML and SVG with every text escaped.</summary>
sealed class Markup
{
    readonly StringBuilder _text = new();

    /// <summary>Adds markup as it stands.</summary>
    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Adds text, escaped.</summary>
    public Markup Text(string text)
    {
        foreach (var c in text)
            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(c),
            };
        return this;
    }

    /// <summary>Adds an element that holds text only.</summary>
    /// <param name="tag">Its name and attributes, already safe: <c>th scope="row"</c>.</param>
    /// <param name="text">Its text.</param>
    public Markup Element(string tag, string text) => Raw($"<{tag}>").Text(text).Raw($"</{tag.Split(' ')[0]}>");

    /// <summary>Writes a coordinate: at most two decimals, a point.</summary>
    public static string Unit(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
