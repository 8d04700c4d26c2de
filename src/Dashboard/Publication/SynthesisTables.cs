using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using static SynthesisPipeline.Dashboard.CellType;

namespace SynthesisPipeline.Dashboard;

/// <summary>The tables of the synthesis itself: its sentences, and who carries each.</summary>
static class SynthesisTables
{
    public static ImmutableArray<OpenTable> Of(Edition e)
    {
        var draft = e.Findings.Draft;
        ImmutableArray<string> points = SentenceIds.Of(draft.Points), actions = SentenceIds.Of(draft.Actions), minorities = SentenceIds.Of(draft.Minorities);
        return
        [
            new("agreement", "Un élément d’accord par ligne.",
                [new("sentence_id", Words, "Identifiant permanent de la phrase publiée.", true), new("row", Whole, "Rang dans la table.", true), new("topic_id", Words, "Sujet dont il est tiré.", true), new("section", Words, "Sous-thème."), new("point", Words, "La phrase.", true),
                    new("qualification", Words, "Conditions, freins, manques et réserves."), new("support", Number, "Part d’accord parmi les votes sur les propositions citées."), new("support_low", Number, "Borne basse à 95 % (Wilson)."),
                    new("contributors", Whole, "Contributeurs distincts cités.", true), new("status", Words, "draft (machine), edited ou validated (personne).", true)],
                ["row"], [("topic_id", "topics", "topic_id")],
                [.. draft.Points.Select((p, i) => new object?[] { points[i], (long)p.Row, p.Topic.Value, p.Section, p.Point, p.Qualification, p.Support, p.SupportLow, (long)p.Contributors, p.Status.Word() })]),
            new("actions", "Une piste d’action par ligne.",
                [new("sentence_id", Words, "Identifiant permanent.", true), new("row", Whole, "Rang.", true), new("topic_id", Words, "Sujet.", true), new("action", Words, "La phrase.", true), new("instrument", Words, "legislation, operational, eu_regulation, international."),
                    new("addressee", Words, "government, companies, ecosystem, local_authorities, citizens."), new("support", Number, "Part d’accord parmi les votes.")],
                ["row"], [("topic_id", "topics", "topic_id")],
                [.. draft.Actions.Select((a, i) => new object?[] { actions[i], (long)a.Row, a.Topic.Value, a.Action, a.Instrument, a.Addressee, a.Support })]),
            new("minorities", "Une position minoritaire argumentée par ligne.",
                [new("sentence_id", Words, "Identifiant permanent.", true), new("row", Whole, "Rang.", true), new("topic_id", Words, "Sujet."), new("position", Words, "La phrase.", true),
                    new("agree", Whole, "Votes d’accord.", true), new("mixed", Whole, "Votes mitigés.", true), new("disagree", Whole, "Votes pas d’accord.", true), new("contributors", Whole, "Contributeurs distincts.", true)],
                ["row"], [("topic_id", "topics", "topic_id")],
                [.. draft.Minorities.Select((m, i) => new object?[] { minorities[i], (long)m.Row, m.Topic?.Value, m.Position, (long)m.Votes.Agree, (long)m.Votes.Mixed, (long)m.Votes.Disagree, (long)m.Contributors })]),
            new("citations", "Ce qui porte chaque phrase : une contribution citée par ligne, avec les mots cités.",
                [new("cited_by", Words, "point, qualification, action ou minority ; granted_for et granted_against : ce qu’un côté d’une controverse concède.", true), new("row", Whole, "Rang de la phrase dans sa table, ou de la controverse.", true), new("contribution_id", Words, "Contribution citée.", true),
                    new("start", Whole, "Début du passage dans le texte publié ; vide pour le titre."), new("length", Whole, "Longueur du passage."), new("quote", Words, "Le passage.")],
                [], [("contribution_id", "contributions", "id")],
                [.. draft.Points.SelectMany(p => Cited(e.Corpus, "point", p.Row, p.Citations).Concat(Cited(e.Corpus, "qualification", p.Row, p.QualificationCitations))),
                    .. draft.Actions.SelectMany(a => Cited(e.Corpus, "action", a.Row, a.Citations)), .. draft.Minorities.SelectMany(m => Cited(e.Corpus, "minority", m.Row, m.Citations)),
                    .. e.Findings.Controversies.SelectMany(c => new[] { Side.For, Side.Against }.SelectMany(side => Cited(e.Corpus, $"granted_{side.Word()}", c.Rank, [.. c.Granted.Where(g => g.Side == side).Select(g => g.Citation)])))]),
        ];
    }

    static IEnumerable<object?[]> Cited(Corpus corpus, string by, int row, ImmutableArray<Citation> citations) => citations.Select(c => new object?[]
    {
        by, (long)row, c.Contribution.Value, (long?)c.Passage?.Start, (long?)c.Passage?.Length,
        corpus.IndexOf(c.Contribution) is not { } index ? null : c.Passage is { } span ? corpus.Contributions[index].Body.Plain.Substring(span.Start, span.Length) : corpus.Contributions[index].Title,
    });
}
