using System.Collections.Immutable;

namespace SynthesisPipeline.Ingest;

/// <summary>Lists what people and platforms call each field, best name first, folded as <see cref="Words.Fold"/> does.</summary>
static class ColumnWords
{
    /// <summary>Names of the canonical table, as <c>--map</c> takes them.</summary>
    public static ImmutableDictionary<string, Field> Canonical { get; } = new Dictionary<string, Field>(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = Field.Id, ["kind"] = Field.Kind, ["parent_id"] = Field.Parent, ["theme"] = Field.Theme, ["consultation"] = Field.Consultation,
        ["title"] = Field.Title, ["body"] = Field.Body, ["author"] = Field.Author, ["author_kind"] = Field.AuthorKind, ["verified"] = Field.Verified,
        ["created_at"] = Field.CreatedAt, ["url"] = Field.Url, ["stance"] = Field.Stance, ["votes_agree"] = Field.Agree,
        ["votes_mixed"] = Field.Mixed, ["votes_disagree"] = Field.Disagree, ["number"] = Field.Number, ["moderation"] = Field.Removed,
        ["contribution_id"] = Field.Target, ["voter"] = Field.Voter, ["value"] = Field.Value,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of ids that need not be one a row: they count only where their values are distinct.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        "id", "identifiant", "identifier", "uuid", "guid", "id_contribution", "contribution_id", "idcontribution", "comment_id", "commentaire_id", "idcommentaire",
        "proposition_id", "proposal_id", "id_proposition", "opinion_id", "argument_id", "avis_id", "reponse_id", "response_id", "id_reponse", "authorid_responseid",
        "slug", "reference", "ref", "code", "numero", "number", "num", "no", "n",
    ];

    /// <summary>Names of every other field of a contribution.</summary>
    public static ImmutableArray<(Field Field, ImmutableArray<string> Names)> Contribution { get; } =
    [
        (Field.Parent, ["parent_id", "parent", "commentable_id", "reponse_a", "reply_to", "in_reply_to", "id_parent", "related_id", "proposition_id", "proposal_id", "opinion_id", "contribution_id", "debat_id", "debate_id", "commentaire_id", "id_proposition", "id_contribution"]),
        (Field.ParentSort, ["parent_type", "commentable_type", "parent_kind", "related_kind"]),
        (Field.Body, ["body", "corps", "texte", "text", "bodytext", "body_text", "corps_du_texte", "contenu", "content", "contribution", "commentaire", "commentaires", "comment", "comments_text", "comment_body", "reponse", "response", "answer", "reponse_libre", "message", "description", "avis", "argument", "argumentaire", "proposition", "proposal", "opinion", "verbatim", "observation", "observations", "temoignage", "expression", "idee", "idea", "suggestion", "remarque", "remarques", "details", "phrase1", "premise", "sentence1"]),
        (Field.Title, ["title", "titre", "intitule", "objet", "sujet", "subject", "headline", "titre_sans_accents", "titre_de_la_proposition", "titre_de_la_contribution", "libelle", "name", "nom_de_la_proposition"]),
        (Field.Theme, ["theme", "thematique", "rubrique", "categorie", "category", "category_name", "categorie_name", "section", "topic", "axe", "scope_name"]),
        (Field.Consultation, ["consultation", "question", "question_fr", "concertation", "participatory_space_title", "etape", "debat", "intitule_de_la_question"]),
        (Field.Author, ["author", "auteur", "author_id", "auteur_id", "id_auteur", "idauteur", "pseudo", "pseudonyme", "username", "user", "utilisateur", "user_id", "participant", "contributeur", "contributor", "author_name", "nom_de_l_auteur", "authorid"]),
        (Field.AuthorKind, ["author_kind", "author_type", "type_auteur", "type_d_auteur", "auteur_type", "authortype", "type_de_contributeur", "type_utilisateur"]),
        (Field.Verified, ["verified", "author_verified", "verifie", "compte_verifie"]),
        (Field.CreatedAt, ["created_at", "createdat", "cree_le", "date_creation", "date_de_creation", "date_publication", "date_de_publication", "published_at", "publishedat", "publie_le", "date", "datetime", "timestamp", "horodateur", "horodatage", "cree", "date_de_depot", "soumis_le", "submitted_at"]),
        (Field.Url, ["url", "lien", "link", "adresse", "permalink", "root_commentable_url"]),
        (Field.Stance, ["stance", "sens", "position", "alignment", "alignement", "pour_ou_contre", "side"]),
        (Field.Agree, ["votes_agree", "votes_ok_declare", "votes_ok", "votescountok", "agrees", "agree", "votes_pour", "pour", "d_accord", "favorable", "soutiens", "supports", "proposal_votes_count", "votes_count", "votescount", "votes", "endorsements_total_count", "likes"]),
        (Field.Mixed, ["votes_mixed", "votes_mitige_declare", "votes_mitige", "votescountmitige", "mixed", "mitige", "mitiges", "neutres"]),
        (Field.Disagree, ["votes_disagree", "votes_nok_declare", "votes_nok", "votescountnok", "disagrees", "disagree", "votes_contre", "contre", "pas_d_accord", "defavorable"]),
        (Field.Number, ["number", "numero", "num", "reference", "ref", "no"]),
        (Field.Removed, ["statut_moderation", "trashed", "trashedstatus", "moderated", "moderation", "modere", "corbeille", "supprime", "hidden", "masque"]),
        (Field.Status, ["status", "statut", "state", "etat"]),
        (Field.Published, ["published", "publie", "publiee"]),
        (Field.Kind, ["kind", "type", "type_contribution", "type_de_contribution", "nature"]),
    ];

    /// <summary>Names of the fields of a vote.</summary>
    public static ImmutableArray<(Field Field, ImmutableArray<string> Names)> Vote { get; } =
    [
        (Field.Target, ["contribution_id", "proposition_id", "proposal_id", "commentaire_id", "comment_id", "argument_id", "opinion_id", "votable_id", "related_id", "target_id", "id_contribution", "id_proposition", "idcommentaire", "contribution", "proposition", "proposal", "statement_id"]),
        (Field.Voter, ["voter", "votant", "voter_id", "votant_id", "id_votant", "participant", "participant_id", "user_id", "user", "author_id", "auteur", "author", "utilisateur", "pseudo", "xid"]),
        (Field.Value, ["value", "valeur", "vote", "vote_value", "choice", "choix", "position", "sens", "avis"]),
    ];
}
