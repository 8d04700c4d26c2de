namespace SynthesisPipeline.Analysis.Tests;

public class PhrasingTests
{
    [Theory]
    [InlineData("supprimer", true)]
    [InlineData("creer", true)]
    [InlineData("réduire", true)]
    [InlineData("foyer", false)]
    [InlineData("salaire", false)]
    [InlineData("autre", false)]
    [InlineData("pouvoir", false)]
    public void Only_verbs_are_infinitives(string word, bool isInfinitive) => Assert.Equal(isInfinitive, Phrasing.IsInfinitive(word));

    [Theory]
    [InlineData("Suppression de la taxe sur les logements vides", false)]
    [InlineData("Gratuité des bus pour les lycéens de la commune", false)]
    [InlineData("Pouvoir d'achat et transition écologique", true)]
    [InlineData("Un bus de nuit pour chacun des quartiers", true)]
    [InlineData("Pour un bus de nuit dans chacun des quartiers", false)]
    [InlineData("Contre la taxe sur les logements vides", false)]
    [InlineData("Un bus de nuit vaut mieux que dix taxis", false)]
    [InlineData("Le foyer et le salaire des jeunes du quartier", true)]
    public void A_title_that_names_an_act_asks_for_something(string title, bool namesOnly) =>
        Assert.Equal(namesOnly, (Phrasing.Of(title, true, 45) & Flaw.NamesOnly) != 0);

    [Theory]
    [InlineData("Compter le revenu du conjoint dans l'aide", true)]
    [InlineData("Ne pas compter le revenu du conjoint dans l'aide", true)]
    [InlineData("Ne pas vouloir compter, c'est punir les couples", false)]
    [InlineData("Compter le revenu du conjoint, c'est punir les couples", false)]
    [InlineData("Compter le revenu du conjoint c’est punir les couples", false)]
    public void An_infinitive_asks_for_something_denied_or_not_and_one_that_is_judged_does_not(string sentence, bool asks) => Assert.Equal(asks, Phrasing.OpensWithAct(sentence));

    [Theory]
    [InlineData("Sans objet car les élèves ne doivent pas payer la cantine", Flaw.PointsBack)]
    [InlineData("Après en cas de litige la commune doit trancher entre voisins", Flaw.PointsBack)]
    [InlineData("Parfaitement d'accord, la piscine doit ouvrir le dimanche matin", Flaw.PointsBack)]
    [InlineData("D'autant que la piscine du quartier reste fermée le dimanche matin", Flaw.PointsBack)]
    [InlineData("Encore un bassin qui devrait être ouvert toute la semaine", Flaw.PointsBack)]
    [InlineData("Après 60 ans le bus doit être gratuit pour tous", Flaw.None)]
    [InlineData("Se chauffer : le bois est cher : se loger aussi dans la commune", Flaw.Unfinished)]
    [InlineData("Se chauffer : le bois est cher dans la commune", Flaw.None)]
    public void What_answers_a_question_or_lists_is_no_line_of_a_table(string sentence, object flaw) => Assert.Equal(flaw, Phrasing.Of(sentence, false, 45));

    [Theory]
    [InlineData("Taxer les péages peut rapporter des millions à la commune", true)]
    [InlineData("Etre locataire signifie payer la moitié de son salaire", true)]
    [InlineData("Baisser les taxes sur le pain seraient une façon d'aider", true)]
    [InlineData("Garantir aux familles le temps que nécessite la naissance d'un enfant est une priorité", true)]
    [InlineData("Enfermer les jeunes plutôt que de les former est inutile", true)]
    [InlineData("Subventionner les maisons isolées favorise l'étalement de la ville", true)]
    [InlineData("Obliger la commune à payer ce que demande le syndicat des bus", false)]
    [InlineData("Laisser chacun partir quand il le veut relève de la liberté", true)]
    [InlineData("Montrer du doigt les familles en disant qu'elles profitent de l'aide est injuste", true)]
    [InlineData("Ouvrir la piscine la nuit, est impossible pour la commune", true)]
    [InlineData("Obliger la region a vendre la piscine aux communes", false)]
    [InlineData("Taxer les camions qui sont vides au retour de livraison", false)]
    [InlineData("Vérifier si la piscine est ouverte avant de fermer le gymnase", false)]
    [InlineData("Créer un fonds commun, la région est prête à payer sa part", false)]
    public void An_act_that_is_the_subject_of_its_verb_is_judged_and_not_asked_for(string sentence, bool judged) =>
        Assert.Equal((judged, !judged), ((Phrasing.Of(sentence, false, 45) & Flaw.Judges) != 0, Phrasing.OpensWithAct(sentence)));

    [Theory]
    [InlineData("Penser aussi aux économies à réaliser dans les bâtiments", true)]
    [InlineData("Il faudrait également ouvrir la piscine le dimanche matin", true)]
    [InlineData("Pour la deuxième condition le contrôle doit venir après", true)]
    [InlineData("Sur cette période trois bassins ont été fermés par la commune", true)]
    [InlineData("Il est essentiel, en revanche, que la piscine ouvre le dimanche", true)]
    [InlineData("Il faudrait de la même façon ouvrir la piscine le dimanche", true)]
    [InlineData("Traiter les bassins de la même façon que les piscines", false)]
    [InlineData("Il faut cependant ouvrir la piscine le dimanche matin", true)]
    [InlineData("Les élèves qui trichent doivent cependant être entendus", true)]
    [InlineData("Ouvrir la piscine le dimanche plutôt que le lundi matin", false)]
    [InlineData("Exiger qu'ils rendent compte de leur action à la piscine", true)]
    [InlineData("Ouvrir la piscine pour les raisons évoquées plus haut", true)]
    [InlineData("La loi est déjà claire là-dessus pour les piscines", true)]
    [InlineData("Si on ne l'est pas, on perd la piscine du quartier", true)]
    [InlineData("Diminuer le nombre et les contraindre à ouvrir la piscine", true)]
    [InlineData("Diminuer le nombre et la durée des fermetures de la piscine", false)]
    [InlineData("Ouvrir la piscine le dimanche et aussi le lundi matin", false)]
    public void What_goes_on_from_another_sentence_leans(string sentence, bool leans) =>
        Assert.Equal(leans, (Phrasing.Of(sentence, false, 45) & Flaw.Leans) != 0);

    [Theory]
    [InlineData("Doit rester gratuit pour les enfants de la commune", Flaw.Unfinished)]
    [InlineData("Il faut ouvrir la piscine du centre par la pratique d'une", Flaw.Unfinished)]
    [InlineData("Il faut habiter le centre de la commune depuis un an", Flaw.None)]
    [InlineData("Le PS et LR participent tous aux dépenses de la piscine", Flaw.Accuses)]
    [InlineData("Madame Dupont a vendu la piscine de la commune", Flaw.Accuses)]
    [InlineData("Le PS et LR doivent publier les comptes de la piscine", Flaw.None)]
    [InlineData("Il faut agir en amont et en aval", Flaw.Vague)]
    [InlineData("Rappelons le prix de la piscine de la commune", Flaw.FirstPerson)]
    [InlineData("Il faut ouvrir la piscine du centre le dimanche matin", Flaw.None)]
    public void A_line_has_a_subject_accuses_nobody_and_names_what_it_asks_for(string sentence, object flaw) =>
        Assert.Equal(flaw, Phrasing.Of(sentence, false, 45) & (Flaw.Unfinished | Flaw.Accuses | Flaw.Vague | Flaw.Addresses | Flaw.FirstPerson));
}
