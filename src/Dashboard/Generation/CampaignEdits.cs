using System.Globalization;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>Changes a campaign's text as those who copy it do; each change has the name it bears in the answer key.</summary>
internal sealed class CampaignEdits(TextBook book, Composer composer)
{
    static readonly string[] kinds = ["copie_exacte", "casse_ponctuation", "accents", "salutation", "suppression_mots", "troncature", "noms", "permutation", "synonymes"];
    static readonly double[] weights = [0.26, 0.09, 0.06, 0.17, 0.10, 0.09, 0.09, 0.08, 0.06];

    /// <summary>Makes one copy.</summary>
    /// <param name="original">The campaign's text.</param>
    /// <param name="topic">What it is about.</param>
    /// <param name="author">Who copies it.</param>
    /// <param name="template">Whether the campaign gave a first line to fill in.</param>
    /// <param name="chance">Decides the changes.</param>
    /// <returns>The copy, and the names of its changes joined by <c>+</c>.</returns>
    public (string Text, string Changes) Copy(string original, PlantedTopic topic, Participant author, bool template, Chance chance)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var text = original;
        if (template)
        {
            text = composer.Alone("campagne gabarit", author, topic, chance) + " " + text;
            names.Add("gabarit");
        }
        var changes = chance.Weighted([0.62, 0.28, 0.10]) + 1;
        for (var i = 0; i < changes; i++)
        {
            var kind = kinds[chance.Weighted(weights)];
            if (kind == "copie_exacte") { if (i == 0) break; continue; }
            if (names.Contains(kind)) continue;
            var changed = Apply(kind, text, topic, author, chance);
            if (changed == text) continue;
            text = changed;
            names.Add(kind);
        }
        return (text, names.Count == 0 ? "copie_exacte" : string.Join('+', names));
    }

    string Apply(string kind, string text, PlantedTopic topic, Participant author, Chance chance) => kind switch
    {
        "casse_ponctuation" => CaseAndStops(text, chance),
        "accents" => French.WithoutAccents(text),
        "salutation" => Greeting(text, topic, author, chance),
        "suppression_mots" => Thinned(text, chance),
        "troncature" => Cut(text, chance),
        "noms" => OtherNames(text, chance),
        "permutation" => Swapped(text, chance),
        _ => Typing.WithSlips(text, chance),
    };

    static string CaseAndStops(string text, Chance chance) => chance.Below(3) switch
    {
        0 => text.ToLowerInvariant(),
        1 => text.Replace(". ", " ! ", StringComparison.Ordinal).TrimEnd('.') + " !",
        _ => text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal),
    };

    string Greeting(string text, PlantedTopic topic, Participant author, Chance chance)
    {
        var draw = chance.Below(3);
        if (draw != 1) text = composer.Alone("campagne ouverture", author, topic, chance) + " " + text;
        if (draw != 0) text = text + " " + composer.Alone("campagne fin", author, topic, chance);
        return text;
    }

    static string Thinned(string text, Chance chance)
    {
        var share = 0.06 + 0.08 * chance.Share();
        return string.Join(' ', text.Split(' ').Where((word, at) => at == 0 || !chance.Has(share)));
    }

    static string Cut(string text, Chance chance)
    {
        var words = text.Split(' ');
        return string.Join(' ', words.AsSpan(0, Math.Max(8, (int)(words.Length * (0.6 + 0.25 * chance.Share())))));
    }

    string OtherNames(string text, Chance chance)
    {
        var changed = new StringBuilder(text);
        foreach (var town in book.Names("villes"))
            if (text.Contains(town, StringComparison.Ordinal) && French.Elides(town) is var elides)
            {
                var other = chance.Pick(book.Names("villes"));
                if (French.Elides(other) == elides) changed.Replace(town, other);
            }
        foreach (var word in text.Split(' '))
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) && figure is > 9 and < 100)
                changed.Replace($" {word} ", $" {(figure + chance.Between(1, 30)).ToString(CultureInfo.InvariantCulture)} ");
        return changed.ToString();
    }

    static string Swapped(string text, Chance chance)
    {
        var sentences = text.Split(". ");
        if (sentences.Length < 3) return text;
        var last = sentences.Length - 1;
        sentences[last] = sentences[last].TrimEnd('.');
        var at = chance.Below(last);
        (sentences[at], sentences[at + 1]) = (sentences[at + 1], sentences[at]);
        return string.Join(". ", sentences) + ".";
    }
}
