using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a change of a digest becomes.</summary>
/// <param name="Decisions">Decisions to keep, in order.</param>
/// <param name="IsRemark">Whether it is only noted: no decision can say it.</param>
/// <param name="Ask">Why a person must decide instead, in French; null when nobody must.</param>
public sealed record DecidedChange(ImmutableArray<Decision> Decisions, bool IsRemark, string? Ask = null);

/// <summary>Says the changes of a returned digest as people's decisions. Pure.</summary>
public static class DigestDecisions
{
    internal const string NoCarrier = "Aucune contribution connue n’est citée à l’appui : un élément doit renvoyer à qui l’a dit.";

    /// <summary>Gives what a change becomes.</summary>
    /// <param name="state">The consultation as it stands.</param>
    /// <param name="change">The change.</param>
    /// <param name="key">The lasting name of its subject; empty for a row of its own.</param>
    public static DecidedChange Of(DeskState state, DigestChange change, string key) => (change.Sheet, change.Kind) switch
    {
        ("recommandations", not ChangeKind.Remark) => new([], false),
        ("accord", ChangeKind.Add) => Added(state, change),
        ("accord", ChangeKind.Edit or ChangeKind.SetAside) when state.Named(key) is { } point => Point(state, change, point, state.Point(key)),
        ("pistes" or "minoritaires", not ChangeKind.Remark) when LineDecisions.Of(state, change, key) is { } decided => decided,
        ("controverses", ChangeKind.Edit) when state.Controversy(key) is { } c => new([new AskQuestion(ControversyRef.Of(state.Curated.Findings, c.Machine), change.Cells["question"])], false),
        ("controverses", ChangeKind.SetAside) when state.Controversy(key) is { } c => new([new JudgeControversy(ControversyRef.Of(state.Curated.Findings, c.Machine), false)], false),
        _ => new([Remark(state, change, key)], true),
    };

    static DecidedChange Point(DeskState state, DigestChange change, PointRef point, CuratedPoint? now)
    {
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var isFrozen = now?.ValidatedBy is not null;
        if (change.Kind == ChangeKind.SetAside)
        {
            if (isFrozen) decisions.Add(new ReopenPoint(point));
            return new(decisions.Append(new SetPointAside(point, true)).ToImmutableArray(), false);
        }
        var (citations, citing, unknown) = Citations(state, change, point);
        string words = change.Cells.GetValueOrDefault("point", point.Found), qualification = change.Cells.GetValueOrDefault("nuance", point.Qualification);
        var section = change.Cells.TryGetValue(DigestColumns.Section, out var heading) ? Without(state.Prefix, heading) : null;
        var status = change.Cells.TryGetValue("etat", out var state1) ? FrenchWords.StatusOf(state1) : null;
        var isText = words != point.Found || qualification != point.Qualification || section is not null;
        if (isFrozen && (isText || citing || status is PointStatus.Draft or PointStatus.Edited)) decisions.Add(new ReopenPoint(point));
        if (now is { Aside: true }) decisions.Add(new SetPointAside(point, false));
        if (isText && (status != PointStatus.Validated || section is not null)) decisions.Add(new EditPoint(point, words, qualification, section));
        if (citing && !citations.Carriers.IsEmpty) decisions.Add(new CitePoint(point, citations.Carriers, citations.Qualifying));
        if (status == PointStatus.Validated) decisions.Add(new ValidatePoint(point, words, qualification, citations.Carriers, citations.Qualifying));
        if (unknown.Length > 0) decisions.Add(new NoteRemark($"Numéros de contributions inconnus dans la fiche : {string.Join(", ", unknown)}.", Point: point));
        return decisions.Count == 0 ? new([Remark(state, change, point.Key)], true) : new(decisions.ToImmutable(), false);
    }

    static DecidedChange Added(DeskState state, DigestChange change)
    {
        var (known, unknown) = state.Cited(change.Cells.GetValueOrDefault("citations", ""));
        if (known.IsEmpty) return new([], false, NoCarrier);
        var heading = Without(state.Prefix, change.Section);
        var draft = state.Curated.Findings.Draft;
        var neighbour = draft.Points.FirstOrDefault(p => p.Section == heading) ?? draft.Points.FirstOrDefault();
        var topic = neighbour?.Topic ?? state.Curated.Findings.Topics.Topics.FirstOrDefault()?.Id;
        if (topic is not { } of) return new([], false, "Ce traitement n’a aucun sujet où ranger cet élément.");
        var (qualifying, lost) = state.Cited(change.Cells.GetValueOrDefault("citations_nuance", ""));
        var qualification = change.Cells.GetValueOrDefault("nuance", "");
        var point = new PointRef($"f{change.Fingerprint[..16]}", change.Cells["point"], qualification, of, heading.Length > 0 ? heading : neighbour?.Section ?? "",
            [.. known.Select(id => new Citation(id, null))], [.. (qualifying.IsEmpty && qualification.Length > 0 ? known[..1] : qualifying).Select(id => new Citation(id, null))]);
        var decisions = ImmutableArray.Create<Decision>(new AddPoint(point));
        if (change.Cells.TryGetValue("etat", out var state1) && FrenchWords.StatusOf(state1) == PointStatus.Validated)
            decisions = decisions.Add(new ValidatePoint(point, point.Found, qualification, point.Citations, point.QualificationCitations));
        if (unknown.Length + lost.Length > 0)
            decisions = decisions.Add(new NoteRemark($"Numéros de contributions inconnus dans la fiche : {string.Join(", ", unknown.Concat(lost))}.", Point: point));
        return new(decisions, false);
    }

    /// <summary>Who carries a point once its cells are read: passages that were cited stay cited.</summary>
    static ((ImmutableArray<Citation> Carriers, ImmutableArray<Citation> Qualifying) Citations, bool Change, ImmutableArray<string> Unknown) Citations(DeskState state, DigestChange change, PointRef point)
    {
        var unknown = ImmutableArray<string>.Empty;
        ImmutableArray<Citation> Read(string code, ImmutableArray<Citation> before)
        {
            if (!change.Cells.TryGetValue(code, out var cell)) return before;
            var (known, strange) = state.Cited(cell);
            unknown = unknown.AddRange(strange);
            return [.. known.Select(id => before.FirstOrDefault(c => c.Contribution == id) ?? new Citation(id, null))];
        }
        var carriers = Read("citations", point.Citations);
        var qualifying = Read("citations_nuance", point.QualificationCitations);
        return ((carriers.IsEmpty ? point.Citations : carriers, qualifying), change.Cells.ContainsKey("citations") || change.Cells.ContainsKey("citations_nuance"), unknown);
    }

    /// <summary>Keeps words that are no decision beside what they are about.</summary>
    internal static NoteRemark Remark(DeskState state, DigestChange change, string key)
    {
        var words = InWords(state, change, key);
        return change.Sheet switch
        {
            "accord" when state.Point(key) is { } p => new(words, Point: PointRef.Of(p.Point)),
            "controverses" when state.Controversy(key) is { } c => new(words, Controversy: ControversyRef.Of(state.Curated.Findings, c.Machine)),
            "doublons" when state.Group(key) is { } g => new(words, Group: GroupRef.Of(g.Machine)),
            "contributions" when state.Run.Corpus.IndexOf(new(key)) is not null => new(words, Contribution: new ContributionId(key)),
            "pistes" or "minoritaires" when Line(state, key) is { } line => new(words, Contribution: line.Citations[0].Contribution),
            _ => new(words),
        };
    }

    static CuratedLine? Line(DeskState state, string key) => state.Line(LineKind.Action, key) ?? state.Line(LineKind.Minority, key);

    static string InWords(DeskState state, DigestChange change, string key)
    {
        var about = Line(state, key)?.Words;
        var on = about is null ? "" : $"Sur « {DigestText.Cut(about, 120)} » — ";
        var cells = string.Join(" ; ", change.Cells.Select(c => c.Key is "commentaire" || c.Key == DigestLayout.Remarks ? c.Value : $"{DigestColumns.Heading(change.Sheet, c.Key)} : {c.Value}"));
        return change.Kind switch
        {
            ChangeKind.SetAside => $"{on}Le groupe propose de retirer cette ligne.",
            ChangeKind.Edit => $"{on}Le groupe propose : {cells}",
            ChangeKind.Add => $"Ligne ajoutée par le groupe : {cells}",
            _ => on + cells,
        };
    }

    static string Without(string prefix, string heading) => prefix.Length > 0 && heading.StartsWith(prefix, StringComparison.Ordinal) ? heading[prefix.Length..] : heading;
}
