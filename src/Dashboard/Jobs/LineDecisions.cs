using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says the changes that a group made to courses of action and minority positions as decisions. Pure.</summary>
static class LineDecisions
{
    /// <summary>Gives what a change becomes; null where the line is in neither run: it is then a remark.</summary>
    /// <param name="state">The consultation as it stands.</param>
    /// <param name="change">The change of a row of these two sheets.</param>
    /// <param name="key">The lasting name of the line; empty for a row of its own.</param>
    public static DecidedChange? Of(DeskState state, DigestChange change, string key)
    {
        var kind = change.Sheet == DigestLayout.Actions.Code ? LineKind.Action : LineKind.Minority;
        if (change.Kind == ChangeKind.Add) return Added(state, change, kind);
        if (state.Line(kind, key) is not { } line) return null;
        if (change.Kind == ChangeKind.SetAside) return new([new SetLineAside(line.Line, true)], false);
        var (citations, unknown) = Citations(state, change, line.Citations);
        var words = change.Cells.GetValueOrDefault(DigestColumns.Sentence(change.Sheet), line.Words);
        var (instrument, addressee, strange) = Tags(change, (line.Instrument, line.Addressee));
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        if (line.Aside) decisions.Add(new SetLineAside(line.Line, false));
        if (words != line.Words || (instrument, addressee) != (line.Instrument, line.Addressee) || !citations.SequenceEqual(line.Citations))
            decisions.Add(new EditLine(line.Line, words, instrument, addressee, citations));
        return Noted(decisions, unknown, strange, line.Citations[0].Contribution) is { IsEmpty: false } all ? new(all, all.All(d => d is NoteRemark)) : null;
    }

    static DecidedChange Added(DeskState state, DigestChange change, LineKind kind)
    {
        var (citations, unknown) = Citations(state, change, []);
        if (citations.IsEmpty) return new([], false, DigestDecisions.NoCarrier);
        var (instrument, addressee, strange) = Tags(change, (null, null));
        var topic = state.Curated.Findings.Topics.Assignments.FirstOrDefault(a => a.Contribution == citations[0].Contribution)?.Topic;
        var line = new LineRef(kind, $"f{change.Fingerprint[..16]}", change.Cells[DigestColumns.Sentence(change.Sheet)], topic, citations);
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        decisions.Add(new AddLine(line, instrument, addressee));
        return new(Noted(decisions, unknown, strange, citations[0].Contribution), false);
    }

    /// <summary>Who carries a line once its cell is read: passages that were cited stay cited.</summary>
    static (ImmutableArray<Citation> Citations, ImmutableArray<string> Unknown) Citations(DeskState state, DigestChange change, ImmutableArray<Citation> before)
    {
        if (!change.Cells.TryGetValue("citations", out var cell)) return (before, []);
        var (known, unknown) = state.Cited(cell);
        return (known.IsEmpty ? before : [.. known.SelectMany(id => before.Where(c => c.Contribution == id).DefaultIfEmpty(new(id, null)))], unknown);
    }

    /// <summary>Reads instrument and addressee; an emptied cell takes the tag away, a word of no list is kept as a remark.</summary>
    static (string? Instrument, string? Addressee, ImmutableArray<string> Strange) Tags(DigestChange change, (string? Instrument, string? Addressee) before)
    {
        var strange = ImmutableArray<string>.Empty;
        string? Read(string code, string? stood)
        {
            if (!change.Cells.TryGetValue(code, out var word)) return stood;
            if (word.Length == 0) return null;
            if (FrenchWords.TagOf(word) is { } tag) return tag;
            strange = strange.Add($"{DigestColumns.Heading(change.Sheet, code)} : {word}");
            return stood;
        }
        return (Read("instrument", before.Instrument), Read("destinataire", before.Addressee), strange);
    }

    static ImmutableArray<Decision> Noted(ImmutableArray<Decision>.Builder decisions, ImmutableArray<string> unknown, ImmutableArray<string> strange, ContributionId source)
    {
        if (unknown.Length > 0) decisions.Add(new NoteRemark($"Numéros de contributions inconnus dans la fiche : {string.Join(", ", unknown)}.", Contribution: source));
        foreach (var word in strange) decisions.Add(new NoteRemark($"La fiche propose un mot hors de la liste — {word}", Contribution: source));
        return decisions.ToImmutable();
    }
}
