using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows words that judge rather than say: flagged in a draft, and chosen last where another sentence says the same.</summary>
/// <remarks>A list of French and English stems made for this product. It knows nothing of irony nor of quotation.</remarks>
static partial class LoadedWords
{
    /// <summary>Gives the loaded words of a sentence, in order, each once.</summary>
    public static string[] In(string sentence) => [.. Loaded().Matches(sentence).Select(m => m.Value.ToLowerInvariant()).Distinct()];

    [GeneratedRegex(@"\b(?:scandal\w*|honteu\w*|arrogan\w*|honte|absurd\w*|inadmissible\w*|inaccepta\w*|ridicul\w*|stupid\w*|idiot\w*|débil\w*|imbécil\w*|voleu\w*|racket\w*|flicage|flique\w*|gâchis|assistanat|assistés?|profiteu\w*|parasite\w*|f[aé]i?néant\w*|gueules?|engraiss\w*|mafi\w*|dictat\w*|esclav\w*|menson\w*|menteu\w*|mentir|mentent|mépris\w*|langue de bois|copinage|bla-?bla\w*|petits arrangements|se gav\w+|pantoufl\w*|malhonnêt\w*|godillots?|catastroph\w*|abominat\w*|délir\w*|arnaqu\w*|escro\w*|pourri\w*|magouill\w*|grassement|vaches? à lait|cul|gabegie\w*|massacr\w*|horreur\w*|horrible\w*|n['’]importe quoi|bien beau|indign\w*|cyni\w*|révolt\w*|insupportable\w*|bidon|pseudo|soi[- ]disant|prétendu\w*|bobo\w*|technocrat\w*|élites?|oligarch\w*|lobbies|hypocri\w*|lâche\w*|incompéten\w*|corromp\w*|corrup\w*|spoli\w*|ponctionn\w*|matraqu\w*|hold[- ]up|usine à gaz|draconien\w*|cadeaux? fisca\w*|(?:avantages?|privilèges?|salaires?) (?:exagér|démesur)\w*|non[- ]sens|aberra\w*|grotesqu\w*|foutai\w*|conneri\w*|merd\w*|fou(?:tre|tu)|relent\w*|trich\w*|sans (?:vergogne|ménagements?)|(?:de )?tout (?:poil|acabit)|théodules?|planqu\w*|mascarade|comédies?|racailles?|laxis\w*|bouffons?|goinfr\w*|privilégiés|castes?|nantis?|népotis\w*|fallacieu\w*|sérail|déshumanis\w*|disgrac\w*|stupidity|ridiculous|crooks?|corrupt\w*|shame\w*|insane|idiots?|disgusting|evil)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Loaded();
}
