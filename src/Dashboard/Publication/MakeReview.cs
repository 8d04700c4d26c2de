using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lists what was found in the texts of a consultation, term by term, for a person to look at before it is published.</summary>
public static class MakeReview
{
    const int Around = 60;

    /// <summary>Makes the list: what nobody has decided on first, then by kind, the most frequent first.</summary>
    /// <param name="findings">What was found in what would be published.</param>
    /// <param name="masks">What people decided so far.</param>
    /// <param name="cancel">Stops it between two texts.</param>
    public static PersonalReview Of(PersonalFindings findings, IEnumerable<MaskDecision> masks, CancellationToken cancel)
    {
        var masking = new Masking(ContributorNames.None, masks); // names were looked for in the findings
        var found = new Dictionary<string, PersonalTerm>(StringComparer.Ordinal);
        for (var i = 0; i < findings.Corpus.Contributions.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (text, unasked) in findings.TextsOf(i))
                foreach (var mention in masking.Find(text, unasked))
                {
                    var words = text.Substring(mention.Span.Start, mention.Span.Length);
                    var key = PersonalTerm.Key(words);
                    found[key] = found.TryGetValue(key, out var term) ? term with { Count = term.Count + 1 }
                        : new(key, words, mention.Kind, mention.Rule, 1, i, Context(text, mention.Span));
                }
        }
        var decided = masks.Select(m => m.Term).ToHashSet(StringComparer.Ordinal);
        return new([.. found.Values.OrderBy(t => decided.Contains(t.Term) ? 1 : 0).ThenBy(t => t.Kind).ThenByDescending(t => t.Count).ThenBy(t => t.Term, StringComparer.Ordinal)]);
    }

    static string Context(string text, TextSpan span)
    {
        int start = Math.Max(0, span.Start - Around), end = Math.Min(text.Length, span.End + Around);
        return DigestText.Cut((start > 0 ? "…" : "") + DigestText.Clean(text[start..end]), 4 * Around + span.Length) + (end < text.Length ? "…" : "");
    }
}
