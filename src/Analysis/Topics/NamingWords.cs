using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Words that matter where phrases are sought to name topics: those that name nothing, nothing alone, or something with a noun behind them.</summary>
internal static class NamingWords
{
    /// <summary>Nouns that name nothing by themselves, and those of verbal locutions (prendre en compte, mettre en place, avoir droit).</summary>
    public static FrozenSet<string> WeakNouns { get; } = Of("""
        chose cas fait niveau question problème personne gens fois mise suite compte place manière façon part point moment
        sens effet terme exemple sorte type partie nombre ensemble lieu cadre raison but idée proposition avis accord chance moyen
        besoin action mesure situation solution effort possibilité plupart majorité minimum maximum fin début cours titre égard
        face mode objet sujet domaine aspect matière condition contraire reste coup tour main tête côté bout pas plan principe
        prise application existence jour an année mois heure temps semaine monsieur madame merci bonjour contribution texte article
        avantage inconvénient occasion intérêt valeur base forme ordre état-membre genre espèce quantité millier million milliard
        mot phrase chacun autrui autre vue prêt tout rien personnes cause conséquence objectif différence fonction hauteur limite
        choix réalité vérité peine envie honte peur crainte souci espoir rôle priorité importance attention respect utilité nécessité
        dun dune lun lune quun quune dautre dautres statu paragraphe logique inverse degré argument arnaque inquiétude mise-en-place application-de retour échelle charge force aide-mémoire bien mal plus moins oui non pourcentage taux sort affaire
        anti micro mini co ex demi semi multi journée soirée matinée minute aise insu guise instar encontre détriment gré dépens escient fur emblée
        """);

    /// <summary>Nouns that need a complement to name anything: never a phrase alone.</summary>
    public static FrozenSet<string> OpenNouns { get; } = Of("""
        vie monde lien pays français société citoyen citoyenne âge euro service rapport système projet programme décision demande avenir époque ligne
        nature source détail période phénomène complément population intention présence preuve manque création utilisation activité organisme
        mission calcul chiffre critère règle résultat modèle nom durée acte suppression augmentation diminution baisse hausse réduction obligation
        recours accès achat envoi homme peuple concitoyen individu être humain humanité niveau étape processus procédure démarche
        dispositif outil élément donnée information structure fonctionnement gestion organisation méthode
        développement évolution changement amélioration renforcement limitation maintien respect présentation lecture parole
        équivalent bonheur malheur volonté conscience esprit regard point-de-vue pensée sentiment avis réponse réflexion réaction
        impression attente envers nombre série groupe équipe membre acteur responsable auteur lettre page liste titre document
        lutte défense protection sortie entrée arrivée départ passage ouverture fermeture arrêt retrait ajout apport
        frais coût prix somme montant argent pouvoir autorité échec succès réussite erreur faute bêtise sang corps œil yeux visage pied
        france suisse belgique gouvernement état politique tranche seuil payeur
        détection cumul traitement strate gabegie ex assurer échange personnalité notion
        aide droit devoir risque modalité difficulté classe bénéficiaire attribution expérience site mauvais final général statut loi produit contenu
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
        """);

    /// <summary>Nouns that no phrase ends with: what follows them says of what ("décision au niveau local", "réduction du nombre d'élus").</summary>
    public static FrozenSet<string> UnfinishedNouns { get; } = Of("niveau nombre sein profit titre biais anti mal micro mini");

    /// <summary>Nouns that take another noun without a preposition: "pôle emploi", "allocation logement".</summary>
    public static FrozenSet<string> CompoundHeads { get; } = Of("""
        pôle allocation prime chèque assurance crédit permis carte forfait congé taxe plan centre contrat ticket bilan compte espace
        revenu impôt aide garantie livret projet pension
        """);

    /// <summary>Verbs whose object another noun follows by "à": "associer les citoyens aux décisions", "donner la parole aux gens" name no "citoyens aux décisions".</summary>
    public static FrozenSet<string> GivingVerbs { get; } = Of("""
        associer participer donner redonner rendre accorder permettre imposer interdire demander attribuer verser laisser offrir appliquer adapter apporter obliger limiter ramener réserver soumettre
        initier préparer éveiller habituer familiariser convier ouvrir intégrer impliquer confier proposer poser présenter expliquer apprendre étendre envoyer distribuer confronter inciter inviter contraindre forcer former sensibiliser
        """);

    /// <summary>Adjectives that tell no thing from another.</summary>
    public static FrozenSet<string> WeakAdjectives { get; } = Of("""
        autre même tel certain nouveau nouvel nouvelle grand petit bon mauvais seul dernier premier prochain possible nécessaire
        important différent divers propre vrai actuel entier réel simple plein meilleur pire tout quelque plusieurs suivant
        précédent présent général particulier clair juste faux égal pareil semblable quelconque favorable contraire opposé absolu
        total complet long court haut bas fort faible énorme immense incroyable normal indispensable urgent souhaitable utile inutile
        """);

    /// <summary>English words that name nothing: verbs, adverbs, adjectives and nouns of opinion that neighbour what is spoken of.</summary>
    public static FrozenSet<string> WeakEnglish { get; } = Of("""
        less more most least much many make makes making made take takes taking taken give gives given giving get gets getting go goes going come comes coming keep keeps put puts
        help helps need needs needed want wants like likes think thinks believe feel know see look seem seems say says said tell ask let use used using work works working try
        pay pays paying paid cut cuts reduce reduces reduced increase increases increased raise raised allow allows allowed encourage discourage support provide provides stop start change changes
        should must may might shall cannot dont isnt wont
        still already also even ever never always often rather quite really actually however therefore instead well yet back away today now
        good better best bad worse worst great big bigger small smaller large larger high higher highest low lower lowest top long short new old young real true false right wrong
        important essential necessary fair unfair harmful basic main major different similar possible likely clear simple first second last next lead based able
        idea ideas thing things way ways lot lots kind sort part parts point points case cases reason reasons issue issues problem problems question questions fact facts line lines
        people person someone everyone anyone everybody others another thing time times year years day days place number amount level levels example society against towards without within
        why how when where one ones thanks
        """);

    /// <summary>Those of the English ones that may head a phrase: "small businesses".</summary>
    public static FrozenSet<string> Adjectival { get; } = Of("big small large high low long short new old young fair basic working");

    /// <summary>English words before a verb or an adjective that is said of something: what follows names nothing.</summary>
    public static FrozenSet<string> BeforeNoNoun { get; } = Of("""
        should must will would can could may might shall cannot dont doesnt didnt wont not we they you i he she it who
        be is are was were been being am very too so more most less as also just let lets
        """);

    /// <summary>English words that follow a verb and no noun: "protect our coast".</summary>
    public static FrozenSet<string> AfterNoNoun { get; } = Of("the a an our their its his her my your this these those all every any each us them it");

    /// <summary>Reads a list of words parted by white space.</summary>
    public static FrozenSet<string> Of(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
