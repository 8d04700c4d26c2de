using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Says, in French, what a rapporteur should know before reading a draft.</summary>
static class DraftWarnings
{
    /// <summary>Gives the warnings.</summary>
    /// <param name="texts">The corpus, cut.</param>
    /// <param name="points">The table.</param>
    /// <param name="wordings">Different wordings that could have been cited.</param>
    public static ImmutableArray<string> Of(PreparedCorpus texts, ImmutableArray<AgreementPoint> points, int wordings)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (wordings == 0) return [];
        if (points.IsEmpty) Warn($"Aucun élément d’accord : aucune phrase n’est portée par plusieurs contributeurs ni soutenue par des votes.");
        var alone = points.Count(p => p.Contributors < 2 && p.Support is null);
        if (alone > 0)
            Warn(Counted.Say(alone, $"Un élément d’accord ne repose que sur un contributeur, sans vote : à confirmer ou à retirer.",
                $"{alone} éléments d’accord ne reposent que sur un contributeur, sans vote : à confirmer ou à retirer."));
        if (!points.IsEmpty && points.All(p => p.Support is null))
            Warn($"Aucun vote sur ce qui est cité : un élément d’accord dit que plusieurs l’ont écrit, non que les autres l’approuvent.");
        var first = points.Count(p => (Phrasing.Of(p.Point, true, int.MaxValue) & Flaw.FirstPerson) != 0);
        if (first > 0)
            Warn(Counted.Say(first, $"{first} élément d’accord à la première personne, faute d’une phrase plus neutre qui dise la même chose : à reformuler.",
                $"{first} éléments d’accord à la première personne, faute de phrases plus neutres qui disent la même chose : à reformuler."));
        var foreign = points.Count(p => p.Citations.Any(c => texts.Corpus.IndexOf(c.Contribution) is { } index && texts.Texts[index].Language == Language.Other));
        if (foreign > 0)
            Warn(Counted.Say(foreign, $"{foreign} élément d’accord dans une autre langue que le français et l’anglais, cité parce que des votes le portent : à traduire.",
                $"{foreign} éléments d’accord dans une autre langue que le français et l’anglais, cités parce que des votes les portent : à traduire."));
        return warnings.ToImmutable();

        void Warn(FormattableString warning) => warnings.Add(FormattableString.Invariant(warning));
    }
}
