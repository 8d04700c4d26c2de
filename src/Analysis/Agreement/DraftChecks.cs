using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>What a check looks for. In files: lower case.</summary>
public enum DraftCheckKind
{
    /// <summary>Every line cites contributions that exist.</summary>
    Citations,

    /// <summary>Every word of a line is found in what it cites.</summary>
    Words,

    /// <summary>Support and contributors are those of the citations.</summary>
    Numbers,

    /// <summary>First persons, capitals, exclamation marks.</summary>
    Neutrality,

    /// <summary>Two lines that say nearly the same.</summary>
    Repetition,

    /// <summary>How much of the contributions is cited.</summary>
    Coverage,
}

/// <summary>One thing found in a draft: shown, never hidden.</summary>
/// <param name="Part">Where: agreement, actions or minorities.</param>
/// <param name="Row">Row of that part, from 1.</param>
/// <param name="Message">What it is, in French, its parts apart: a page says the same in another language.</param>
public sealed record DraftFlag(string Part, int Row, FormattableString Message);

/// <summary>Outcome of one check.</summary>
/// <param name="Kind">What was looked for.</param>
/// <param name="Passed">Whether nothing was found that must be mended; neutrality, repetition and coverage only inform.</param>
/// <param name="Summary">One line, in French, its numbers apart.</param>
/// <param name="Flags">All that was found, by part and row.</param>
public sealed record DraftCheck(DraftCheckKind Kind, bool Passed, FormattableString Summary, ImmutableArray<DraftFlag> Flags);

/// <summary>Checks a draft against its corpus: run on each draft and on each edit, and shown beside it.</summary>
public static class DraftChecks
{
    const string PartAgreement = "agreement", PartActions = "actions", PartMinorities = "minorities";
    const double Tolerance = 0.005;
    const double SameWords = 0.6;

    /// <summary>Runs every check.</summary>
    /// <param name="corpus">What the draft was made from.</param>
    /// <param name="draft">The draft, as the machine made it or as people edited it.</param>
    /// <returns>One outcome a kind, in the order of <see cref="DraftCheckKind"/>.</returns>
    public static ImmutableArray<DraftCheck> Of(Corpus corpus, AgreementDraft draft)
    {
        List<Line> lines =
        [
            .. draft.Points.Select(p => new Line(PartAgreement, p.Row, p.Point, p.Citations)),
            .. draft.Points.Where(p => p.Qualification.Length > 0).Select(p => new Line(PartAgreement, p.Row, p.Qualification, p.QualificationCitations)),
            .. draft.Actions.Select(a => new Line(PartActions, a.Row, a.Action, a.Citations)),
            .. draft.Minorities.Select(m => new Line(PartMinorities, m.Row, m.Position, m.Citations)),
        ];
        return [Citations(corpus, lines), Words(corpus, lines), Numbers(corpus, draft), Neutrality(lines), Repetition(draft), Cover(corpus, draft, lines)];
    }

    /// <summary>Says, in French, what a rapporteur should look at first: at most one line a reason, gravest first.</summary>
    public static ImmutableArray<FormattableString> ReadFirst(AgreementDraft draft, ImmutableArray<DraftCheck> checks)
    {
        var lines = ImmutableArray.CreateBuilder<FormattableString>();
        foreach (var check in checks.Where(c => !c.Passed))
            lines.Add($"{check.Summary} {RowsOf(check.Flags.Select(f => f.Row))}");
        var near = draft.Points.Where(p => p.SupportLow is < 0.55).Select(p => p.Row).ToList();
        if (near.Count > 0) lines.Add($"Soutien proche de la moitié (borne basse sous 55 %) : {RowsOf(near)}");
        var alone = draft.Points.Where(p => p.Contributors < 2).Select(p => p.Row).ToList();
        if (alone.Count > 0) lines.Add($"Un seul contributeur : {RowsOf(alone)}");
        var loaded = checks.Where(c => c.Kind == DraftCheckKind.Neutrality).SelectMany(c => c.Flags).Where(f => f.Part == PartAgreement).Select(f => f.Row).Distinct().ToList();
        if (loaded.Count > 0) lines.Add($"Formulation à neutraliser : {RowsOf(loaded)}");
        return lines.ToImmutable();
    }

    sealed record Line(string Part, int Row, string Text, ImmutableArray<Citation> Citations);

    static FormattableString RowsOf(IEnumerable<int> rows)
    {
        List<int> all = [.. rows.Distinct().Order()];
        var shown = string.Join(", ", all.Take(12).Select(r => r.ToString(CultureInfo.InvariantCulture)));
        return all.Count > 12 ? $"lignes {shown}…" : Counted.Say(all.Count, $"ligne {shown}.", $"lignes {shown}.");
    }

    static DraftCheck Citations(Corpus corpus, List<Line> lines)
    {
        var flags = new List<DraftFlag>();
        foreach (var line in lines)
        {
            if (line.Citations.IsEmpty) flags.Add(new(line.Part, line.Row, $"Aucune contribution citée."));
            foreach (var citation in line.Citations)
                if (corpus.IndexOf(citation.Contribution) is not { } index) flags.Add(new(line.Part, line.Row, $"La contribution {citation.Contribution} n’existe pas."));
                else if (citation.Passage is { } passage && (passage.Start < 0 || passage.Length < 0 || passage.End > corpus.Contributions[index].Body.Raw.Length))
                    flags.Add(new(line.Part, line.Row, $"Le passage cité sort du texte de la contribution {citation.Contribution}."));
        }
        var all = lines.Sum(l => l.Citations.Length);
        return new(DraftCheckKind.Citations, flags.Count == 0, flags.Count == 0
            ? Counted.Say(all, $"Citation qui mène à une contribution : {all}.", $"Les {all} citations mènent à une contribution.")
            : Counted.Say(flags.Count, $"{flags.Count} citation à corriger.", $"{flags.Count} citations à corriger."), [.. flags]);
    }

    static DraftCheck Words(Corpus corpus, List<Line> lines)
    {
        var joining = Phrasing.Words(Attribution.JoiningWords).ToHashSet(StringComparer.Ordinal);
        var flags = new List<DraftFlag>();
        foreach (var line in lines)
        {
            // a line of a large consultation cites tens of thousands, and nearly all of its words stand in the first
            var unsaid = Phrasing.Words(line.Text).ToHashSet(StringComparer.Ordinal);
            unsaid.ExceptWith(joining);
            foreach (var citation in line.Citations)
                if (unsaid.Count == 0) break;
                else if (corpus.IndexOf(citation.Contribution) is { } index)
                {
                    var contribution = corpus.Contributions[index];
                    unsaid.ExceptWith(Phrasing.Words(contribution.Title));
                    unsaid.ExceptWith(Phrasing.Words(contribution.Body.Plain));
                    unsaid.ExceptWith(Phrasing.Words(contribution.Number ?? contribution.Id.Value));
                }
            string[] missing = [.. Phrasing.Words(line.Text).Where(unsaid.Contains).Distinct().Take(8)];
            if (missing.Length > 0) flags.Add(new(line.Part, line.Row, $"Mots absents de ce qui est cité : {string.Join(", ", missing)}."));
        }
        return new(DraftCheckKind.Words, flags.Count == 0, flags.Count == 0
            ? Counted.Say(lines.Count, $"Phrase dont chaque mot se trouve dans ce qu’elle cite : {lines.Count}.", $"Chaque mot des {lines.Count} phrases se trouve dans ce qu’elle cite.")
            : Counted.Say(flags.Count, $"{flags.Count} phrase dit des mots que ses sources n’ont pas.", $"{flags.Count} phrases disent des mots que leurs sources n’ont pas."), [.. flags]);
    }

    static DraftCheck Numbers(Corpus corpus, AgreementDraft draft)
    {
        var carriers = new Carriers(corpus, []);
        var flags = new List<DraftFlag>();
        foreach (var point in draft.Points)
        {
            int[] cited = [.. point.Citations.Select(c => corpus.IndexOf(c.Contribution)).OfType<int>().Distinct()];
            Share? support = carriers.Votes(cited) is { } votes ? Proportions.SupportOf(votes) : null;
            if (!Near(point.Support, support?.Value) || !Near(point.SupportLow, support?.Low)) flags.Add(new(PartAgreement, point.Row, $"Le soutien affiché n’est plus celui des contributions citées."));
            if (point.Contributors != carriers.Authors(cited)) flags.Add(new(PartAgreement, point.Row, $"Le nombre de contributeurs n’est plus celui des contributions citées."));
        }
        return new(DraftCheckKind.Numbers, flags.Count == 0, flags.Count == 0
            ? Counted.Say(draft.Points.Length, $"Soutien et contributeurs recalculés : {draft.Points.Length} ligne exacte.", $"Soutien et contributeurs recalculés : {draft.Points.Length} lignes exactes.")
            : Counted.Say(flags.Count, $"{flags.Count} chiffre à recalculer.", $"{flags.Count} chiffres à recalculer."), [.. flags]);
    }

    static DraftCheck Neutrality(List<Line> lines)
    {
        var flags = new List<DraftFlag>();
        foreach (var line in lines)
        {
            var flaws = Phrasing.Of(line.Text, true, int.MaxValue);
            void Flag(Flaw flaw, FormattableString message)
            {
                if ((flaws & flaw) != 0) flags.Add(new(line.Part, line.Row, message));
            }
            Flag(Flaw.FirstPerson, $"Première personne.");
            Flag(Flaw.Addresses, $"S’adresse au lecteur ou emploie l’impératif.");
            Flag(Flaw.Exclaims, $"Point d’exclamation.");
            Flag(Flaw.Asks, $"Question.");
            Flag(Flaw.Capitals, $"Mots en capitales.");
            Flag(Flaw.Address, $"Adresse web.");
            if (LoadedWords.In(line.Text) is { Length: > 0 } loaded) flags.Add(new(line.Part, line.Row, $"Mots chargés : {string.Join(", ", loaded)}."));
        }
        var sentences = flags.Select(f => (f.Part, f.Row)).Distinct().Count();
        return new(DraftCheckKind.Neutrality, true, Counted.Say(sentences, $"{sentences} phrase sur {lines.Count} à neutraliser.", $"{sentences} phrases sur {lines.Count} à neutraliser."), [.. flags]);
    }

    static DraftCheck Repetition(AgreementDraft draft)
    {
        var flags = new List<DraftFlag>();
        for (var i = 0; i < draft.Points.Length; i++)
            for (var j = 0; j < i; j++)
                if (Trigrams.Jaccard(draft.Points[i].Point, draft.Points[j].Point) > SameWords)
                    flags.Add(new(PartAgreement, draft.Points[i].Row, $"Dit la même chose que la ligne {draft.Points[j].Row}."));
        return new(DraftCheckKind.Repetition, true, flags.Count == 0 ? $"Aucun élément d’accord n’est dit deux fois."
            : Counted.Say(flags.Count, $"{flags.Count} répétition.", $"{flags.Count} répétitions."), [.. flags]);
    }

    static DraftCheck Cover(Corpus corpus, AgreementDraft draft, List<Line> lines)
    {
        var cited = lines.SelectMany(l => l.Citations).Select(c => c.Contribution).Where(id => corpus.IndexOf(id) is not null).Distinct().Count();
        var inTable = draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations)).Select(c => c.Contribution).Where(id => corpus.IndexOf(id) is not null).Distinct().Count();
        var share = corpus.Contributions.Length == 0 ? 0 : 100.0 * cited / corpus.Contributions.Length;
        return new(DraftCheckKind.Coverage, true, Counted.Say(cited,
            $"{cited} contribution citée sur {corpus.Contributions.Length} ({share:0} %), dont {inTable} dans la table des éléments d’accord.",
            $"{cited} contributions citées sur {corpus.Contributions.Length} ({share:0} %), dont {inTable} dans la table des éléments d’accord."), []);
    }

    static bool Near(double? a, double? b) => a is null ? b is null : b is not null && Math.Abs(a.Value - b.Value) <= Tolerance;
}
