using System.Collections.Frozen;
using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Finds personal data in texts and masks it, as people decided; what nobody has looked at is masked.</summary>
public sealed class Masking
{
    readonly ContributorNames _contributors;
    readonly FrozenDictionary<string, bool> _decisions;
    readonly ImmutableArray<string> _added;

    /// <summary>Prepares masking.</summary>
    /// <param name="contributors">Names of those who wrote, looked for in all texts.</param>
    /// <param name="decisions">What people decided; of two on the same words the later counts.</param>
    public Masking(ContributorNames contributors, IEnumerable<MaskDecision> decisions)
    {
        _contributors = contributors;
        _decisions = decisions.GroupBy(d => d.Term, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Last().Masked, StringComparer.Ordinal);
        _added = [.. _decisions.Where(d => d.Value).Select(d => d.Key).Where(t => t.Length > 0).OrderByDescending(t => t.Length).ThenBy(t => t, StringComparer.Ordinal)];
    }

    /// <summary>Finds everything, decided or not, ascending and apart from one another: of two that overlap, the one that begins first, then the longer.</summary>
    public ImmutableArray<PersonalMention> Find(string text) => Find(text, Unasked(text));

    /// <summary>Finds everything in a text whose <see cref="Unasked"/> mentions are known.</summary>
    public ImmutableArray<PersonalMention> Find(string text, ImmutableArray<PersonalMention> unasked)
    {
        var all = unasked.ToList();
        foreach (var term in _added) all.AddRange(Occurrences(text, term));
        return Apart(all);
    }

    /// <summary>Finds what rules, lexicon and names find, whatever people decided; mentions may overlap.</summary>
    public ImmutableArray<PersonalMention> Unasked(string text)
    {
        if (text.Length == 0) return [];
        var all = ImmutableArray.CreateBuilder<PersonalMention>();
        foreach (var (kind, match, rule) in PersonalRules.Of(text)) all.Add(new(new(match.Index, match.Length), kind, rule));
        foreach (var (start, length, rule) in PersonalNames.Of(text)) all.Add(new(new(start, length), PersonalKind.Name, rule));
        foreach (var (start, length) in _contributors.In(text)) all.Add(new(new(start, length), PersonalKind.Contributor, "nom d’un contributeur"));
        return all.ToImmutable();
    }

    /// <summary>Masks a text.</summary>
    public MaskedText Mask(string text) => Apply(text, Masked(text));

    /// <summary>Masks what was found in a text.</summary>
    public static MaskedText Apply(string text, ImmutableArray<PersonalMention> found) => MaskedText.Of(text, found.Select(m => (m.Span, PersonalWords.Mask(m.Kind))));

    /// <summary>Finds what is masked: all that was found, but for what a person decided to leave.</summary>
    public ImmutableArray<PersonalMention> Masked(string text) =>
        [.. Find(text).Where(m => _decisions.GetValueOrDefault(PersonalTerm.Key(text.Substring(m.Span.Start, m.Span.Length)), true))];

    /// <summary>Whether the same text, masked, is the same.</summary>
    public bool IsClean(string text) => Masked(text).IsEmpty;

    /// <summary>What a person decided on a term; null where nobody has.</summary>
    public bool? Decided(string term) => _decisions.TryGetValue(term, out var masked) ? masked : null;

    static IEnumerable<PersonalMention> Occurrences(string text, string term)
    {
        for (var at = 0; (at = text.IndexOf(term, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += term.Length)
            if (Bounds.IsWhole(text, at, term.Length)) yield return new(new(at, term.Length), PersonalKind.Other, "ajouté à la main");
    }

    static ImmutableArray<PersonalMention> Apart(List<PersonalMention> all)
    {
        var apart = ImmutableArray.CreateBuilder<PersonalMention>();
        var end = 0;
        foreach (var mention in all.OrderBy(m => m.Span.Start).ThenByDescending(m => m.Span.Length).ThenBy(m => m.Kind))
        {
            if (mention.Span.End <= end) continue;
            // the rest of one that overlaps is masked too: half a name is still a name
            var start = Math.Max(mention.Span.Start, end);
            apart.Add(mention with { Span = new(start, mention.Span.End - start) });
            end = mention.Span.End;
        }
        return apart.ToImmutable();
    }
}
