using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Writes a small made-up consultation: propositions on four subjects, arguments of both sides, votes of two camps, copies.</summary>
static class MadeUpConsultation
{
    static readonly string[][] s_subjects =
    [
        ["les horaires des bus", "la fréquence des trains", "le prix des billets", "les arrêts de nuit", "les correspondances"],
        ["les pistes cyclables", "le stationnement des vélos", "la sécurité des carrefours", "les ateliers de réparation", "la vitesse en ville"],
        ["les données ouvertes", "les formats des fichiers", "la vie privée des usagers", "les logiciels libres", "la publication des comptes"],
        ["les cantines scolaires", "les produits locaux", "le gaspillage alimentaire", "les menus végétariens", "le tarif des repas"],
    ];

    static readonly string[] s_demands =
        ["Il faut améliorer {0} dans chaque commune.", "La collectivité doit financer {0} avant la fin de l’année.", "{0} : un comité d’habitants doit suivre ce sujet.",
         "Rendre public tout ce qui touche {0}, à condition que le coût reste connu.", "Le service actuel ne suffit pas pour {0}, mais il peut progresser."];

    /// <summary>Writes <c>contributions.csv</c> and <c>votes.csv</c>.</summary>
    public static void Write(string folder)
    {
        var contributions = new StringBuilder("id,kind,parent_id,title,body,author,created_at,stance\n");
        var votes = new StringBuilder("contribution_id,voter,value\n");
        for (var i = 0; i < 60; i++)
        {
            var subject = s_subjects[i % 4][i / 4 % 5];
            var body = string.Format(CultureInfo.InvariantCulture, s_demands[i % s_demands.Length], subject) + $" Le quartier numéro {i % 11} l’attend depuis longtemps.";
            if (i % 15 == 14) body = "Texte commun : nous demandons que la ligne de nuit circule tous les soirs jusqu’à deux heures, dans les deux sens.";
            contributions.Append(CultureInfo.InvariantCulture, $"c{i:0000},proposition,,Proposition sur {subject},\"{body}\",auteur{i % 23},2019-10-{1 + i % 28:00},\n");
            if (i % 3 == 0)
                contributions.Append(CultureInfo.InvariantCulture, $"a{i:0000},argument,c{i:0000},,\"{(i % 2 == 0 ? "Oui, cela aidera les familles" : "Non, cela coûtera trop cher")} du quartier {i}.\",auteur{i % 17},2019-10-20,{(i % 2 == 0 ? "for" : "against")}\n");
            for (var v = 0; v < 40; v++)
                if ((v * 7 + i) % 3 > 0)
                    votes.Append(CultureInfo.InvariantCulture, $"c{i:0000},votant{v:00},{((v < 20) == (i % 2 == 0) || i % 5 == 0 ? "agree" : (v + i) % 9 == 0 ? "mixed" : "disagree")}\n");
        }
        File.WriteAllText(Path.Combine(folder, "contributions.csv"), contributions.ToString());
        File.WriteAllText(Path.Combine(folder, "votes.csv"), votes.ToString());
    }
}
