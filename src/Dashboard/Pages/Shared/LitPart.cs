using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Pages.Shared;

/// <summary>A run of a body that is lit up or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="Lit">Whether a finding cites them.</param>
/// <param name="Wanted">Whether it is the first run of the passage that the reader followed a citation to.</param>
/// <param name="Why">What cites them.</param>
public sealed record LitPart(string Text, bool Lit, bool Wanted, string Why)
{
    /// <summary>Cuts a body where passages begin and end; passages may overlap.</summary>
    /// <param name="body">The body.</param>
    /// <param name="passages">Spans of the raw cell; what reaches outside of it is cut.</param>
    /// <param name="wanted">The passage to point at; null for none.</param>
    /// <returns>Runs that make up the plain body, in order.</returns>
    public static IReadOnlyList<LitPart> Cut(SourceText body, IReadOnlyList<(TextSpan Raw, string Why)> passages, TextSpan? wanted)
    {
        var all = wanted is { } followed ? [.. passages, (followed, "")] : passages;
        var spans = all.Select(p => (Span: body.PlainSpan(p.Raw), p.Why)).Where(p => p.Span.Length > 0).ToList();
        var target = wanted is { } raw ? body.PlainSpan(raw) : default;
        var cuts = spans.SelectMany(s => new[] { s.Span.Start, s.Span.End }).Append(0).Append(body.Plain.Length).Distinct().Order().ToList();
        var parts = new List<LitPart>();
        var pointed = false;
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (start, end) = (cuts[i], cuts[i + 1]);
            var over = spans.Where(s => s.Span.Start <= start && s.Span.End >= end).ToList();
            var isWanted = !pointed && target.Length > 0 && target.Start <= start && target.End >= end;
            pointed |= isWanted;
            parts.Add(new(body.Plain[start..end], over.Count > 0, isWanted,
                string.Join(" · ", over.Select(o => o.Why).Where(w => w.Length > 0).Distinct())));
        }
        return parts;
    }
}
