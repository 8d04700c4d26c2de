using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What each kind of decision does to a point.</summary>
/// <param name="fates">Is told what could not be done.</param>
/// <param name="find">Finds another point that a decision names.</param>
sealed class PointRules(Fates fates, Func<PointRef, Curation, PointEntry?> find)
{
    static readonly FormattableString s_frozen = $"L’élément est validé : il faut le rouvrir avant de le changer.";
    static readonly FormattableString s_hidden = $"Une autre décision a écarté ou remplacé l’élément que celle-ci garde dans la table.";

    /// <summary>Applies one decision to its point.</summary>
    public void Apply(Curation curation, PointDecision decision, PointEntry entry, Dictionary<string, PointEntry> all)
    {
        if (decision is ReopenPoint)
        {
            entry.ValidatedBy = null;
            if (entry.Status == PointStatus.Validated) Mark(entry, curation, PointStatus.Edited);
            return;
        }
        if (entry.Frozen && !(decision is ValidatePoint again && Says(entry, again)))
        {
            fates.Say(curation, Fate.Asks, s_frozen);
            return;
        }
        switch (decision)
        {
            case EditPoint edit:
                (entry.Words, entry.Qualification, entry.Section) = (edit.Words, edit.Qualification, edit.Section ?? entry.Section);
                Mark(entry, curation, PointStatus.Edited);
                break;
            case CitePoint cite:
                (entry.Citations, entry.QualificationCitations) = (cite.Citations, cite.QualificationCitations);
                Mark(entry, curation, PointStatus.Edited);
                break;
            case SetPointAside aside:
                entry.Aside = aside.Aside;
                if (!aside.Aside) entry.ReplacedBy = null;
                Mark(entry, curation, entry.Status);
                break;
            // a withdrawal taken back puts an earlier decision in force again: what was validated meanwhile must not vanish unsaid
            case ValidatePoint when !entry.Shown:
                fates.Say(curation, Fate.Asks, s_hidden);
                break;
            case ValidatePoint validate:
                (entry.Words, entry.Qualification) = (validate.Words, validate.Qualification);
                if (!validate.Citations.IsEmpty) (entry.Citations, entry.QualificationCitations) = (validate.Citations, validate.QualificationCitations);
                Mark(entry, curation, PointStatus.Validated);
                entry.ValidatedBy = curation;
                break;
            case SplitPoint split:
                Split(curation, split, entry, all);
                break;
            case MergePoints merge:
                Merge(curation, merge, entry);
                break;
            case MovePointToQualification move:
                MoveTo(curation, move, entry);
                break;
            case RaiseQualification:
                Raise(curation, entry, all);
                break;
            default:
                throw new InvalidOperationException($"Decision {decision.GetType().Name}: no rule for it");
        }
    }

    static bool Says(PointEntry entry, ValidatePoint again) => (entry.Words, entry.Qualification) == (again.Words, again.Qualification)
        && (again.Citations.IsEmpty || again.Citations.SequenceEqual(entry.Citations));

    static void Mark(PointEntry entry, Curation curation, PointStatus status) =>
        (entry.Touched, entry.Last, entry.Status) = (true, curation, status);

    void Split(Curation curation, SplitPoint split, PointEntry entry, Dictionary<string, PointEntry> all)
    {
        var whole = entry.Citations;
        for (var i = 1; i < split.Parts.Length; i++)
        {
            var part = split.Parts[i];
            var key = $"{entry.Key}.{i + 1}";
            if (all.ContainsKey(key)) continue; // sent twice
            all[key] = new()
            {
                Key = key, Order = entry.Order == double.MaxValue ? entry.Order : entry.Order + i / 64.0, Topic = entry.Topic, Section = entry.Section, Words = part.Words, Qualification = "",
                Citations = part.Citations.IsEmpty ? whole : part.Citations, QualificationCitations = [], Status = PointStatus.Edited, Touched = true, Last = curation, Human = entry.Human,
            };
        }
        entry.Words = split.Parts[0].Words;
        if (!split.Parts[0].Citations.IsEmpty) entry.Citations = split.Parts[0].Citations;
        Mark(entry, curation, PointStatus.Edited);
    }

    void Merge(Curation curation, MergePoints merge, PointEntry into)
    {
        var others = merge.From.Select(f => find(f, curation)).OfType<PointEntry>().Where(o => o != into).ToList();
        if (!into.Shown || others.Any(o => o.Frozen))
        {
            fates.Say(curation, Fate.Asks, into.ReplacedBy is not null ? $"L’élément qui devait recevoir les autres a été fusionné lui-même." : into.Aside ? s_hidden : s_frozen);
            return;
        }
        foreach (var other in others)
        {
            into.Citations = Union(into.Citations, other.Citations);
            into.QualificationCitations = Union(into.QualificationCitations, other.QualificationCitations);
            other.ReplacedBy = into.Key;
            Mark(other, curation, other.Status);
        }
        (into.Words, into.Qualification) = (merge.Words, merge.Qualification);
        if (into.Qualification.Length == 0) into.QualificationCitations = [];
        Mark(into, curation, PointStatus.Edited);
    }

    void MoveTo(Curation curation, MovePointToQualification move, PointEntry entry)
    {
        if (find(move.Of, curation) is not { } of) return;
        if (of == entry || of.Frozen || !of.Shown)
        {
            fates.Say(curation, Fate.Asks, of == entry ? $"Un élément ne peut pas se nuancer lui-même." : of.Frozen ? s_frozen : s_hidden);
            return;
        }
        if (!of.Qualification.Contains(entry.Words, StringComparison.Ordinal))
            of.Qualification = of.Qualification.Length == 0 ? entry.Words : $"{of.Qualification} {entry.Words}";
        of.QualificationCitations = Union(of.QualificationCitations, entry.Citations);
        entry.ReplacedBy = of.Key;
        Mark(entry, curation, entry.Status);
        Mark(of, curation, PointStatus.Edited);
    }

    void Raise(Curation curation, PointEntry entry, Dictionary<string, PointEntry> all)
    {
        var key = $"{entry.Key}.q";
        if (entry.QualificationCitations.IsEmpty || entry.Qualification.Length == 0)
        {
            if (!all.ContainsKey(key)) fates.Say(curation, Fate.Asks, $"Cet élément n’a plus de nuance à déplacer.");
            return;
        }
        all[key] = new()
        {
            Key = key, Order = entry.Order == double.MaxValue ? entry.Order : entry.Order + 0.5, Topic = entry.Topic, Section = entry.Section, Words = entry.Qualification, Qualification = "",
            Citations = entry.QualificationCitations, QualificationCitations = [], Status = PointStatus.Edited, Touched = true, Last = curation, Human = entry.Human,
        };
        (entry.Qualification, entry.QualificationCitations) = ("", []);
        Mark(entry, curation, PointStatus.Edited);
    }

    static ImmutableArray<Citation> Union(ImmutableArray<Citation> first, ImmutableArray<Citation> second) => [.. first.Concat(second).DistinctBy(c => c.Contribution)];
}
