using System.Collections.Immutable;
using SynthesisPipeline.Analysis;
using static SynthesisPipeline.Dashboard.CellType;

namespace SynthesisPipeline.Dashboard;

/// <summary>Lays out an edition as the tables of the open data.</summary>
static class OpenTables
{
    const string Who = "contributions";

    /// <summary>Gives every table, in the order of the documentation. Tables with no row are there too.</summary>
    public static ImmutableArray<OpenTable> Of(Edition e) =>
    [
        Contributions(e), Topics(e), Assignments(e), Ideas(e), Tags(e), Groups(e), Duplicates(e), Controversies(e), Sides(e),
        .. SynthesisTables.Of(e), OpinionMap(e), OpinionStatements(e), Coverage(e), Masks(e), Attributes(e), Decisions(e), Comments(e),
    ];

    static OpenTable Contributions(Edition e)
    {
        var names = e.Attributes.Where(a => a.Released).Select(a => a.Name).ToList();
        return new("contributions", "Une contribution par ligne, telle que publiée : sans nom, textes masqués.",
        [
            new("id", Words, "Identifiant de la plateforme, stable.", true), new("kind", Words, "Nature : proposition, argument, source, version, workshop_report, comment.", true),
            new("parent_id", Words, "Ce à quoi un argument, une source, une version ou un commentaire répond."), new("number", Words, "Numéro public."),
            new("theme", Words, "Rubrique de la plateforme."), new("title", Words, "Titre."), new("body", Words, "Texte, sans balises ; ce qui nomme ou permet de joindre une personne est remplacé par une mention entre crochets."),
            new("author", Words, "Pseudonyme du contributeur, le même dans toute la concertation ; vide si la plateforme n’indique pas d’auteur."), new("author_kind", Words, "person, organisation ou unknown."),
            new("created_at", Instant, "Date et heure de dépôt."), new("stance", Words, "Position déclarée d’un argument : for ou against."),
            new("votes_agree", Whole, "Votes d’accord."), new("votes_mixed", Whole, "Votes mitigés."), new("votes_disagree", Whole, "Votes pas d’accord."),
            .. names.Select(n => new OpenColumn("attribute_" + n, Words, $"Attribut « {n} » de la plateforme ; vide quand trop peu de contributeurs partagent sa valeur.")),
        ], ["id"], [],
        [.. e.Corpus.Contributions.Select(c => new object?[]
        {
            c.Id.Value, c.Kind.Word(), c.ParentId?.Value, c.Number, c.Theme, c.Title, c.Body.Plain, c.Author?.Name, c.Author?.Kind.Word(), c.CreatedAt,
            c.Stance?.Word(), (long?)c.DeclaredVotes?.Agree, (long?)c.DeclaredVotes?.Mixed, (long?)c.DeclaredVotes?.Disagree,
        }.Concat(names.Select(n => (object?)c.Attributes.FirstOrDefault(a => a.Name == n).Value)).ToArray())]);
    }

    static OpenTable Topics(Edition e) => new("topics", "Un sujet (niveau 1) ou sous-sujet (niveau 2) par ligne.",
        [new("topic_id", Words, "Identifiant.", true), new("parent_id", Words, "Sujet qui contient le sous-sujet."), new("level", Whole, "1 ou 2.", true), new("label", Words, "Intitulé.", true),
            new("keyphrases", Words, "Expressions caractéristiques, séparées par « ; »."), new("size", Whole, "Contributions rattachées.", true), new("representative_ids", Words, "Contributions typiques, séparées par « ; ».")],
        ["topic_id"], [("parent_id", "topics", "topic_id")],
        [.. e.Findings.Topics.Topics.Select(t => new object?[] { t.Id.Value, t.ParentId?.Value, (long)t.Level, t.Label, string.Join(';', t.Keyphrases), (long)t.Size, Joined(t.Representatives) })]);

    static OpenTable Assignments(Edition e) => new("assignments", "Le sujet principal de chaque contribution.",
        [new("contribution_id", Words, "Contribution.", true), new("topic_id", Words, "Sujet ; vide si aucun."), new("subtopic_id", Words, "Sous-sujet ; vide si aucun."), new("similarity", Number, "Proximité (cosinus) avec le centre du sujet.", true)],
        ["contribution_id"], [("contribution_id", Who, "id"), ("topic_id", "topics", "topic_id"), ("subtopic_id", "topics", "topic_id")],
        [.. e.Findings.Topics.Assignments.Select(a => new object?[] { a.Contribution.Value, a.Topic?.Value, a.SubTopic?.Value, a.Similarity })]);

    static OpenTable Ideas(Edition e) => new("ideas", "Les idées d’une contribution, une par ligne.",
        [new("idea_id", Words, "Identifiant.", true), new("contribution_id", Words, "Contribution.", true), new("start", Whole, "Début dans le texte publié (unités UTF-16).", true), new("length", Whole, "Longueur.", true),
            new("topic_id", Words, "Sujet."), new("subtopic_id", Words, "Sous-sujet."), new("similarity", Number, "Proximité avec le centre du sujet.", true)],
        ["idea_id"], [("contribution_id", Who, "id"), ("topic_id", "topics", "topic_id"), ("subtopic_id", "topics", "topic_id")],
        [.. e.Findings.Topics.Ideas.Select(i => new object?[] { i.Id, i.Contribution.Value, (long)i.Passage.Start, (long)i.Passage.Length, i.Topic?.Value, i.SubTopic?.Value, i.Similarity })]);

    static OpenTable Tags(Edition e) => new("tags", "Une étiquette d’une contribution par ligne.",
        [new("contribution_id", Words, "Contribution.", true), new("tag_kind", Words, "stance, instrument, addressee, stakeholder, lens, entity, free.", true), new("tag", Words, "Valeur.", true),
            new("confidence", Number, "Part estimée d’étiquettes justes.", true), new("origin", Words, "model, rule ou human.", true)],
        [], [("contribution_id", Who, "id")],
        [.. e.Findings.Tags.Select(t => new object?[] { t.Contribution.Value, t.Kind.Word(), t.Value, t.Confidence, t.Origin.Word() })]);

    static OpenTable Groups(Edition e) => new("duplicate_groups", "Un groupe de copies par ligne.",
        [new("group_id", Words, "Identifiant.", true), new("kind", Words, "exact, near, campaign ou paraphrase.", true), new("representative_id", Words, "Contribution qui vaut pour toutes.", true), new("members", Whole, "Nombre de contributions.", true),
            new("authors", Whole, "Auteurs distincts.", true), new("wordings", Whole, "Formulations distinctes.", true), new("first_at", Instant, "Première."), new("last_at", Instant, "Dernière.")],
        ["group_id"], [("representative_id", Who, "id")],
        [.. e.Findings.Duplicates.Select(g => new object?[] { g.Id, g.Kind.Word(), g.Representative.Value, (long)g.Members.Length, (long)g.Authors, (long)g.Wordings, g.FirstAt, g.LastAt })]);

    static OpenTable Duplicates(Edition e) => new("duplicates", "Un membre d’un groupe de copies par ligne.",
        [new("group_id", Words, "Groupe.", true), new("contribution_id", Words, "Contribution.", true), new("similarity", Number, "Ressemblance avec celle qui vaut pour toutes.", true)],
        ["group_id", "contribution_id"], [("group_id", "duplicate_groups", "group_id"), ("contribution_id", Who, "id")],
        [.. e.Findings.Duplicates.SelectMany(g => g.Members.Select(m => new object?[] { g.Id, m.Contribution.Value, m.Similarity }))]);

    static OpenTable Controversies(Edition e) => new("controversies", "Une controverse par ligne.",
        [new("sentence_id", Words, "Identifiant permanent de la phrase publiée.", true), new("rank", Whole, "Rang.", true), new("contribution_id", Words, "Proposition ; vide pour un sujet."), new("topic_id", Words, "Sujet ; vide pour une proposition."),
            new("score", Number, "Division, de 0 à 1.", true), new("basis", Words, "groups, votes, arguments ou texts.", true), new("low", Number, "Bas de l’intervalle à 95 %.", true), new("high", Number, "Haut de l’intervalle.", true),
            new("agree", Whole, "Votes d’accord.", true), new("mixed", Whole, "Votes mitigés.", true), new("disagree", Whole, "Votes pas d’accord.", true), new("args_for", Whole, "Arguments pour.", true), new("args_against", Whole, "Arguments contre.", true), new("label", Words, "Question.", true)],
        ["rank"], [("contribution_id", Who, "id"), ("topic_id", "topics", "topic_id")],
        [.. e.Findings.Controversies.Select(c => new object?[] { SentenceIds.Of(c), (long)c.Rank, c.Contribution?.Value, c.Topic?.Value, c.Score, c.Basis.Word(), c.Low, c.High,
            (long)c.Votes.Agree, (long)c.Votes.Mixed, (long)c.Votes.Disagree, (long)c.ArgumentsFor, (long)c.ArgumentsAgainst, c.Label })]);

    static OpenTable Sides(Edition e) => new("controversy_arguments", "Un argument retenu d’une controverse par ligne.",
        [new("rank", Whole, "Rang de la controverse.", true), new("side", Words, "for ou against.", true), new("contribution_id", Words, "Contribution.", true)],
        [], [("rank", "controversies", "rank"), ("contribution_id", Who, "id")],
        [.. e.Findings.Controversies.SelectMany(c => c.ForIds.Select(i => new object?[] { (long)c.Rank, "for", i.Value }).Concat(c.AgainstIds.Select(i => new object?[] { (long)c.Rank, "against", i.Value })))]);

    static OpenTable OpinionMap(Edition e) => new("opinion_map", "Place d’un votant sur la carte d’opinion, sans rien qui le désigne.",
        [new("group", Whole, "Groupe d’opinion, à partir de 0.", true), new("x", Number, "Premier axe.", true), new("y", Number, "Second axe.", true)], [], [],
        [.. e.Findings.Opinions.Voters.Select(v => new object?[] { (long)v.Group!.Value, v.X, v.Y })]); // those without a group are not published

    static OpenTable OpinionStatements(Edition e) => new("opinion_statements", "Les votes d’un groupe d’opinion sur une contribution.",
        [new("group", Whole, "Groupe.", true), new("contribution_id", Words, "Contribution.", true), new("agree", Whole, "D’accord.", true), new("mixed", Whole, "Mitigés.", true), new("disagree", Whole, "Pas d’accord.", true),
            new("representativeness", Number, "Combien ce vote est propre au groupe.", true), new("consensus", Number, "Produit des parts d’accord lissées des groupes.", true)],
        ["group", "contribution_id"], [("contribution_id", Who, "id")],
        [.. e.Findings.Opinions.Statements.Select(s => new object?[] { (long)s.Group, s.Contribution.Value, (long)s.Votes.Agree, (long)s.Votes.Mixed, (long)s.Votes.Disagree, s.Representativeness, s.Consensus })]);

    static OpenTable Coverage(Edition e) => new("coverage", "Ce que chaque contribution est devenue.",
        [new("contribution_id", Words, "Contribution.", true), new("used_in", Words, "agreement, controversy, duplicate, topic (« ; » entre plusieurs) ou none ; la première est sa destination.", true), new("row", Words, "Lignes de agreement qui la citent, séparées par « ; ».")],
        ["contribution_id"], [("contribution_id", Who, "id")],
        [.. e.Findings.Coverage.Select(l => new object?[] { l.Contribution.Value, l.Word(), string.Join(';', l.Rows) })]);

    static OpenTable Masks(Edition e) => new("masks", "Ce que le masquage cache : combien de mentions de chaque nature, par contribution.",
        [new("contribution_id", Words, "Contribution.", true), new("kind", Words, "mail, phone, address, account, number, name, contributor ou other.", true), new("count", Whole, "Mentions masquées.", true)],
        ["contribution_id", "kind"], [("contribution_id", Who, "id")],
        [.. e.Masks.Select(m => new object?[] { m.Contribution.Value, m.Kind.Word(), (long)m.Count })]);

    static OpenTable Attributes(Edition e) => new("attributes", "Ce que sont devenus les attributs de l’export d’origine.",
        [new("name", Words, "Attribut.", true), new("released", Words, "yes ou no.", true), new("values", Whole, "Valeurs distinctes à l’origine.", true), new("emptied", Whole, "Cellules vidées pour le k-anonymat.", true), new("smallest_group", Whole, "Contributeurs du plus petit groupe que distinguent tous les attributs publiés jusqu’à celui-ci.")],
        ["name"], [], [.. e.Attributes.Select(a => new object?[] { a.Name, a.Released ? "yes" : "no", (long)a.Values, (long)a.Emptied, (long?)a.Smallest })]);

    static OpenTable Decisions(Edition e) => new("decisions", "Une décision d’une personne par ligne, dans l’ordre.",
        [new("decision_id", Whole, "Numéro.", true), new("decided_at", Instant, "Date et heure.", true), new("decided_by", Words, "Pseudonyme de qui a décidé.", true), new("kind", Words, "Nature.", true),
            new("subject", Words, "Sur quoi, en JSON.", true), new("decision", Words, "Quoi, en JSON.", true), new("reason", Words, "Motif.")],
        ["decision_id"], [], [.. e.Decisions.Select(d => new object?[] { d.Id, d.At, d.By, d.Kind, d.Subject, d.Decision, d.Reason })]);

    static OpenTable Comments(Edition e) => new("comments", "Un commentaire sur une version antérieure, sa réponse et ce qui a changé.",
        [new("contribution_id", Words, "Contribution qui porte le commentaire.", true), new("sentence_id", Words, "Phrase commentée.", true), new("version", Whole, "Version commentée ; 0 si non dite.", true), new("answer", Words, "Réponse."),
            new("before", Words, "Phrase telle qu’elle était publiée."), new("after", Words, "Phrase telle qu’elle est publiée ici ; vide si elle a disparu.")],
        ["contribution_id"], [("contribution_id", Who, "id")],
        [.. e.Comments.Select(c => new object?[] { c.Comment.Value, c.Sentence, (long)c.Version, c.Answer, c.Before, c.After })]);

    internal static string Joined(IEnumerable<ContributionId> ids) => string.Join(';', ids.Select(i => i.Value));
}
