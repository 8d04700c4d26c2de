using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Fills the slots of a phrase: places, figures, organisations, and what the author's own account gives.</summary>
internal sealed class Slots(TextBook book)
{
    static readonly string[] months = ["janvier", "février", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>Noun phrase of the topic spoken about, with its article.</summary>
    public string Subject { get; set; } = "ce sujet";

    /// <summary>The author: name, or organisation.</summary>
    public string Author { get; set; } = "";

    /// <summary>The author's town: the same in all of one author's texts.</summary>
    public string Town { get; set; } = "";

    /// <summary>Gives the words for one slot.</summary>
    /// <exception cref="FormatException">No such slot.</exception>
    public string Fill(string slot, Chance chance) => slot switch
    {
        "sujet" => Subject,
        "du sujet" => French.Of(Subject),
        "de moi" => French.Of(Author),
        "au sujet" => French.To(Subject),
        "moi" => Author,
        "maville" => Town,
        "ville" => chance.Pick(book.Names("villes")),
        "dans dept" => chance.Pick(book.Names("départements")),
        "en region" => chance.Pick(book.Names("régions")),
        "prenom" => Author.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 && book.Names("prénoms").Contains(Author[..end])
            ? Author[..end] : chance.Pick(book.Names("prénoms")),
        "metier" => chance.Pick(book.Names("métiers")),
        "n" => chance.Between(3, 98).ToString(CultureInfo.InvariantCulture),
        "petit" => chance.Between(2, 9).ToString(CultureInfo.InvariantCulture),
        "participants" => chance.Between(9, 64).ToString(CultureInfo.InvariantCulture),
        "pct" => chance.Between(8, 92).ToString(CultureInfo.InvariantCulture) + " %",
        "centaines" => Spaced(chance.Between(2, 40) * 50),
        "milliers" => Spaced(chance.Between(2, 160) * 500),
        "euros" => Spaced(chance.Between(2, 190) * 100) + " euros",
        "millions" => chance.Between(2, 90).ToString(CultureInfo.InvariantCulture) + " millions d'euros",
        "annee" => chance.Between(2009, 2013).ToString(CultureInfo.InvariantCulture),
        "mois" => chance.Pick(months),
        "duree" => chance.Pick(book.Names("durées")),
        "organisme" => chance.Pick(book.Names("organismes")),
        "au lieu" => French.To(chance.Pick(book.Names("lieux"))),
        "lieu" => chance.Pick(book.Names("lieux")),
        _ => throw new FormatException($"Unknown slot {{{slot}}}"),
    };

    static string Spaced(int number) =>
        number < 1000 ? number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{number / 1000} {number % 1000:000}");
}
