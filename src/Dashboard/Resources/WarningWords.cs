using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Says the warnings of a run in the reader's language: they are kept, and written to <c>run.json</c>, as French sentences.</summary>
static class WarningWords
{
    /// <summary>Every sentence that a run can warn with, its parts as holes: the keys of its English.</summary>
    public static readonly string[] Known =
    [
        "Sujet {0} « {1} » : {2} des contributions ({3} sur {4}), peut-être à scinder.",
        "Sujets {0} « {1} » et {2} « {3} » : très proches, peut-être à fusionner.",
        "{0} contribution sur {1} ({2}) sans sujet : texte vide ou sans mot connu.",
        "{0} contributions sur {1} ({2}) sans sujet : textes vides ou sans mot connu.",
        "{0} contribution dans une autre langue que le français et l’anglais : gardée, marquée « {1} », reprise dans les éléments d’accord là seulement où des votes la portent.",
        "{0} contributions dans une autre langue que le français et l’anglais : gardées, marquées « {1} », reprises dans les éléments d’accord là seulement où des votes les portent.",
        "Aucun élément d’accord : aucune phrase n’est portée par plusieurs contributeurs ni soutenue par des votes.",
        "Un élément d’accord ne repose que sur un contributeur, sans vote : à confirmer ou à retirer.",
        "{0} éléments d’accord ne reposent que sur un contributeur, sans vote : à confirmer ou à retirer.",
        "Aucun vote sur ce qui est cité : un élément d’accord dit que plusieurs l’ont écrit, non que les autres l’approuvent.",
        "{0} élément d’accord à la première personne, faute d’une phrase plus neutre qui dise la même chose : à reformuler.",
        "{0} éléments d’accord à la première personne, faute de phrases plus neutres qui disent la même chose : à reformuler.",
        "{0} élément d’accord dans une autre langue que le français et l’anglais, cité parce que des votes le portent : à traduire.",
        "{0} éléments d’accord dans une autre langue que le français et l’anglais, cités parce que des votes les portent : à traduire.",
    ];

    static readonly (string Format, Regex Shape)[] s_shapes = [.. Known.Select(k => (k, new Regex("^" + Regex.Replace(Regex.Escape(k), @"\\\{\d}", "(.+?)") + "$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))))];

    /// <summary>Says it.</summary>
    /// <returns>The sentence, and <c>fr</c> where it stays French on a page in another language: one that an earlier version worded otherwise.</returns>
    public static (string Words, string? Language) Of(IStringLocalizer screens, string warning)
    {
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages.All[0]) return (warning, null);
        foreach (var (format, shape) in s_shapes)
            if (shape.Match(warning) is { Success: true } match)
                return (screens[format, [.. match.Groups.Values.Skip(1).Select(g => Part(g.Value))]], null);
        return (warning, Languages.All[0]);
    }

    static object Part(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : value;
}
