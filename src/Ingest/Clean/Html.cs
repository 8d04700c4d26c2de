using System.Collections.Frozen;
using System.Collections.Immutable;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace SynthesisPipeline.Ingest;

/// <summary>Reduces HTML to the text people read: blocks become lines, scripts go, what only looks like a tag stays.</summary>
/// <remarks>AngleSharp's tokenizer cuts the tags by the HTML standard; its tokens say where they stand, which a document tree no longer knows. A name that is no element of HTML ("&lt;contact@exemple.fr&gt;", "a &lt;b&gt; c" aside) is text.</remarks>
static class Html
{
    const int MaxLinks = 100, MaxLinkLength = 2_000;

    static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
    [
        "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "tbody", "thead", "tfoot", "caption", "blockquote", "section", "article", "aside",
        "header", "footer", "main", "nav", "dd", "dt", "dl", "hr", "pre", "figure", "figcaption", "address", "form", "fieldset", "legend", "details", "summary", "body", "html", "head", "option", "center",
    ], StringComparer.Ordinal);

    static readonly FrozenSet<string> Inlines = FrozenSet.ToFrozenSet(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "col", "colgroup", "data", "del", "dfn", "em", "embed", "font", "i", "iframe", "img", "input", "ins", "kbd",
        "label", "link", "mark", "meta", "noscript", "object", "param", "q", "s", "samp", "script", "select", "small", "source", "span", "strike", "strong", "style", "sub", "sup", "svg", "td", "textarea",
        "template", "th", "time", "title", "tt", "u", "var", "video", "audio", "wbr", "math", "path", "noframes", "noembed",
    ], StringComparer.Ordinal);

    static readonly FrozenDictionary<string, HtmlParseMode> Hidden = new Dictionary<string, HtmlParseMode>(StringComparer.Ordinal)
    {
        ["script"] = HtmlParseMode.Script, ["style"] = HtmlParseMode.Rawtext, ["iframe"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext, ["noembed"] = HtmlParseMode.Rawtext, ["title"] = HtmlParseMode.RCData,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One stretch of the cell: a tag, what it hides, or text.</summary>
    readonly record struct Stretch(int Start, int End, string? Tag, bool IsText);

    /// <summary>Reduces a cell.</summary>
    /// <param name="raw">Its text, entities and tags included.</param>
    /// <param name="plain">Receives the text people read.</param>
    /// <param name="rawSpan">Gives the place in the cell of a stretch of <paramref name="raw"/>, for texts that were decoded before.</param>
    /// <returns>Addresses linked to.</returns>
    public static ImmutableArray<string> Reduce(string raw, PlainText plain, Func<int, int, (int Start, int Length)>? rawSpan)
    {
        var links = ImmutableArray.CreateBuilder<string>();
        var stretches = Cut(raw, links);
        var hasBlocks = stretches.Exists(s => s.Tag is not null && Blocks.Contains(s.Tag));
        var text = new HtmlTextWriter(raw, plain, collapse: hasBlocks, rawSpan);
        foreach (var stretch in stretches)
            if (stretch.IsText) text.Write(stretch.Start, stretch.End);
            else if (stretch.Tag is { } tag && Blocks.Contains(tag)) text.BreakLine(stretch.Start, stretch.End);
            else if (stretch.Tag is "td" or "th") text.Space(stretch.Start, stretch.End);
        return links.ToImmutable();
    }

    static List<Stretch> Cut(string raw, ImmutableArray<string>.Builder links)
    {
        var stretches = new List<Stretch>();
        using var source = new TextSource(raw);
        var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { IsNotConsumingCharacterReferences = true };
        string? hiding = null;
        var end = 0;
        while (true)
        {
            var token = tokenizer.Get();
            if (token.Type == HtmlTokenType.EndOfFile) break;
            int start = end;
            end = Math.Min(source.Index, raw.Length);
            if (token.Type == HtmlTokenType.Character) stretches.Add(new(start, end, null, hiding is null));
            else if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
            {
                if (!IsElement(token.Name)) stretches.Add(new(start, end, null, hiding is null));
                else
                {
                    stretches.Add(new(start, end, token.Name, false));
                    if (token.Type == HtmlTokenType.EndTag && token.Name == hiding) hiding = null;
                    if (token.Type != HtmlTokenType.StartTag) continue;
                    if (hiding is null && Hidden.TryGetValue(token.Name, out var mode)) (hiding, tokenizer.State) = (token.Name, mode);
                    AddLink(token, links);
                }
            }
            else stretches.Add(new(start, end, null, false));
        }
        if (end < raw.Length) stretches.Add(new(end, raw.Length, null, hiding is null && !LooksLikeCutTag(raw.AsSpan(end))));
        return stretches;
    }

    static void AddLink(HtmlToken token, ImmutableArray<string>.Builder links)
    {
        if (token.Name != "a" || links.Count == MaxLinks) return;
        foreach (var attribute in token.AsTag().Attributes)
            if (attribute.Name == "href" && attribute.Value.Length < MaxLinkLength && !links.Contains(attribute.Value)
                && (attribute.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || attribute.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
                links.Add(attribute.Value);
    }

    // Word leaves <o:p>
    static bool IsElement(string name) => Blocks.Contains(name) || Inlines.Contains(name) || name is ['a' or 'o' or 'v' or 'w' or 's' or 'm', ':', ..] || name.StartsWith("st1:", StringComparison.Ordinal);

    static bool LooksLikeCutTag(ReadOnlySpan<char> rest)
    {
        if (rest is not ['<', ..]) return false;
        rest = rest[1..].TrimStart('/');
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == ':')) length++;
        return length > 0 && IsElement(rest[..length].ToString().ToLowerInvariant());
    }
}
