using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells whether a sentence names what it is about: "il faut agir en amont et en aval", "trouver des solutions" could stand in any consultation.</summary>
/// <remarks>Counts words that are neither stop words nor on a list of words without a subject, French, made for this product. When it misleads: a word that is vague here may be the subject of another consultation ("mesure" in one on noise).</remarks>
static class Concreteness
{
    const int Fewest = 2;

    static readonly FrozenSet<string> Vague = Set(
        "agir amont aval action actions solution solutions problème problèmes problématique problématiques situation situations mesure mesures moyen moyens effort efforts façon façons manière manières "
        + "différence différences particulier particuliers particulière spécifique spécifiques différent différents différente différentes diversité réalité réalités prendre prise prenne compte comptes tenir tienne considération "
        + "attention important importante essentiel essentielle nécessaire indispensable primordial urgent vrai vraie vrais vraies bon bonne bons bonnes meilleur meilleure mieux clair claire clairs claires simple simples juste possible possibles "
        + "adapter adapté adaptée améliorer changer revoir repenser réfléchir réflexion penser avancer évoluer évolution changement changements aller commencer continuer arrêter permettre éviter veiller essayer chercher "
        + "système systèmes niveau niveaux cadre point points question questions sujet sujets élément éléments critère critères condition conditions ensemble global globale partie parties priorité priorités chacun monde gens personne personnes citoyen citoyens "
        + "savoir comprendre respecter garantir assurer mettre place œuvre oeuvre loi lois règle règles besoin besoins");

    /// <summary>Whether under two of its words name something.</summary>
    /// <param name="words">Of the sentence, as <see cref="Phrasing.Words"/> gives them.</param>
    public static bool IsMissing(string[] words) => words.Where(w => w.Length > 1 && !StopWords.Contains(w) && !Vague.Contains(w)).Distinct().Count() < Fewest;

    /// <summary>Whether a word is on the list.</summary>
    public static bool IsVague(string form) => Vague.Contains(form);

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
