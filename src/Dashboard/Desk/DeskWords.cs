using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>French words of the desk; the French text is also the key of the English one.</summary>
public static class DeskWords
{
    /// <summary>Names a kind of decision.</summary>
    public static string Of(Decision decision) => decision switch
    {
        EditPoint => "élément récrit",
        CitePoint => "citations changées",
        AddPoint => "élément ajouté",
        SetPointAside { Aside: true } => "élément mis à l’écart",
        SetPointAside => "élément remis dans la table",
        SplitPoint => "élément découpé",
        MergePoints => "éléments fusionnés",
        MovePointToQualification => "élément passé en nuance",
        RaiseQualification => "nuance passée en élément",
        ValidatePoint => "élément validé",
        ReopenPoint => "élément rouvert",
        RenameTopic => "sujet renommé",
        MergeTopics => "sujets fusionnés",
        SplitTopic => "sujet découpé",
        MoveContributions => "contributions déplacées",
        PinTopic { Pinned: true } => "sujet épinglé",
        PinTopic => "sujet désépinglé",
        SetTopicAside { Aside: true } => "sujet mis à l’écart",
        SetTopicAside => "sujet repris",
        PlaceTopic => "sujet déplacé dans la liste",
        JudgeGroup { AreCopies: true } => "copies confirmées",
        JudgeGroup => "copies rejetées",
        RemoveMember => "membre retiré d’un groupe de copies",
        ChooseRepresentative => "représentant d’un groupe choisi",
        AskQuestion => "question d’une controverse récrite",
        ChooseArguments => "arguments d’une controverse choisis",
        JudgeControversy { IsOne: true } => "controverse confirmée",
        JudgeControversy => "controverse écartée",
        EditLine { Line.Kind: LineKind.Action } => "piste d’action récrite",
        EditLine => "position minoritaire récrite",
        AddLine { Line.Kind: LineKind.Action } => "piste d’action ajoutée",
        AddLine => "position minoritaire ajoutée",
        SetLineAside { Aside: true } => "piste ou position mise à l’écart",
        SetLineAside => "piste ou position reprise",
        TagContributions { Given: true } => "étiquette donnée",
        TagContributions => "étiquette retirée",
        NoteRemark => "remarque notée",
        Withdraw => "décision retirée ou rétablie",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "Expected a kind of decision that the desk knows"),
    };

    /// <summary>Says on what a decision was made, in the words of the finding.</summary>
    public static string Subject(Decision decision) => decision switch
    {
        PointDecision point => point.Point.Found,
        LineDecision line => line.Line.Found,
        TopicDecision topic => topic.Topic.Label,
        MoveContributions { To: { } to } move => $"{string.Join(", ", move.Contributions.Take(6))} → {to.Label}",
        MoveContributions move => string.Join(", ", move.Contributions.Take(6)),
        GroupDecision group => string.Join(", ", group.Group.Members.Take(6)),
        ControversyDecision controversy => controversy.Controversy.Question,
        TagContributions tag => $"{tag.Value} : {string.Join(", ", tag.Contributions.Take(6))}",
        NoteRemark note => note.Text,
        Withdraw back => $"n° {back.Curation}",
        _ => "",
    };

    /// <summary>Names what became of a decision.</summary>
    public static string Of(Fate fate) => fate switch
    {
        Fate.Held => "tenue",
        Fate.Adapted => "adaptée",
        Fate.Asks => "question ouverte",
        Fate.Withdrawn => "retirée depuis",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "Expected a fate"),
    };

    /// <summary>Says why a form was not taken.</summary>
    public static string Refusal(string name) => name switch
    {
        "entre-temps" => "Quelqu’un a décidé sur ceci pendant que vous le lisiez : voici ce qui vaut maintenant, rien n’a été écrasé. Recommencez si votre geste tient encore.",
        "change" => "Les résultats ont changé depuis l’affichage : relisez avant de décider.",
        "citation" => "Un élément cite toujours au moins une contribution.",
        "inconnue" => "Une contribution de ce numéro n’est pas dans cette consultation, ou elle n’était pas dans le dernier traitement.",
        "parts" => "Pour découper, écrivez au moins deux lignes : une part par ligne.",
        "aucun" => "Rien n’était coché.",
        "etiquette" => "Choisissez une étiquette ; une étiquette libre demande son mot, de 80 lettres au plus.",
        "trop" => "Cette recherche trouve plus de 5 000 contributions : resserrez-la avant de décider sur toutes.",
        "deux" => "Cochez au moins deux lignes à fusionner.",
        "niveau" => "Des sujets ne se fusionnent qu’entre sujets, des sous-sujets qu’entre sous-sujets.",
        _ => "Un texte ne peut pas être vide ni dépasser 4 000 lettres.",
    };
}
