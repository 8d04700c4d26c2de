using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells a reviewer, in French, what looks odd about topics; nothing is changed for it.</summary>
internal static class TopicWarnings
{
    const double TooAlike = 0.8, ManyUnassigned = 0.1;

    /// <summary>Lists the warnings, in order of the topics.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<Topic> topics, TopicOrder tree, PreparedCorpus texts, TopicsOptions options)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        var n = tree.Topic.Length;
        var first = Enumerable.Range(0, topics.Length).Where(t => topics[t].ParentId is null).ToArray();
        foreach (var t in first)
            if (topics[t].Size > options.LargestShare * n)
                Warn($"Sujet {topics[t].Id} « {topics[t].Label} » : {Share(topics[t].Size, n)} des contributions ({topics[t].Size} sur {n}), peut-être à scinder.");
        for (var a = 0; a < first.Length; a++)
            for (var b = a + 1; b < first.Length; b++)
                if (Dense.Dot(tree.Topics[first[a]].Centre, tree.Topics[first[b]].Centre) is var likeness && likeness >= TooAlike)
                    Warn($"Sujets {topics[first[a]].Id} « {topics[first[a]].Label} » et {topics[first[b]].Id} « {topics[first[b]].Label} » : très proches, peut-être à fusionner.");
        var unassigned = tree.Topic.Count(t => t < 0);
        if (unassigned > ManyUnassigned * n)
            Warn(Counted.Say(unassigned, $"{unassigned} contribution sur {n} ({Share(unassigned, n)}) sans sujet : texte vide ou sans mot connu.",
                $"{unassigned} contributions sur {n} ({Share(unassigned, n)}) sans sujet : textes vides ou sans mot connu."));
        var foreign = texts.Texts.Count(t => t.Language == Language.Other);
        if (foreign > 0)
            Warn(Counted.Say(foreign, $"{foreign} contribution dans une autre langue que le français et l’anglais : gardée, marquée « {LanguageTags.OtherLanguage} », reprise dans les éléments d’accord là seulement où des votes la portent.",
                $"{foreign} contributions dans une autre langue que le français et l’anglais : gardées, marquées « {LanguageTags.OtherLanguage} », reprises dans les éléments d’accord là seulement où des votes les portent."));
        return warnings.ToImmutable();

        void Warn(FormattableString warning) => warnings.Add(FormattableString.Invariant(warning));
    }

    static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0} %");
}
