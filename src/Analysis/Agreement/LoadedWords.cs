using System.Buffers;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows words that judge rather than say: flagged in a draft, and chosen last where another sentence says the same.</summary>
/// <remarks>A list of French and English stems made for this product. It knows nothing of irony nor of quotation.</remarks>
static partial class LoadedWords
{
    /// <summary>Something of each word below: most sentences hold none of these, and need not be read word by word.</summary>
    static readonly SearchValues<string> s_parts = SearchValues.Create((
        "scandal honte arrogan absurd inadmissible inaccepta ridicul stupid idiot débil imbécil voleu racket flicage flique gâchis assistanat assisté profiteu parasite néant gueule engraiss mafi dictat esclav "
        + "menson mente mentir mépris bois copinage bla arrangement gav pantoufl malhonnêt godillot catastroph abominat délir arnaqu escro pourri magouill grassement lait cul gabegie massacr horreur horrible quoi beau "
        + "indign cyni révolt insupportable bidon pseudo disant prétendu bobo technocrat élite oligarch lobbies hypocri lâche incompéten corrom corrup spoli ponctionn matraqu hold gaz draconien fisca exagér démesur "
        + "sens aberra grotesqu foutai conneri merd foutre foutu relent trich vergogne ménagement poil acabit théodule planqu mascarade comédie racaille laxis bouffon goinfr privilégi caste nanti népotis fallacieu "
        + "sérail déshumanis disgrac crook shame insane disgusting evil").Split(' '), StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the loaded words of a sentence, in order, each once.</summary>
    public static string[] In(string sentence) => !sentence.AsSpan().ContainsAny(s_parts) ? [] : [.. Loaded().Matches(sentence).Select(m => m.Value.ToLowerInvariant()).Distinct()];

    [GeneratedRegex(@"\b(?:scandal\w*|honteu\w*|arrogan\w*|honte|absurd\w*|inadmissible\w*|inaccepta\w*|ridicul\w*|stupid\w*|idiot\w*|débil\w*|imbécil\w*|voleu\w*|racket\w*|flicage|flique\w*|gâchis|assistanat|assistés?|profiteu\w*|parasite\w*|f[aé]i?néant\w*|gueules?|engraiss\w*|mafi\w*|dictat\w*|esclav\w*|menson\w*|menteu\w*|mentir|mentent|mépris\w*|langue de bois|copinage|bla-?bla\w*|petits arrangements|se gav\w+|pantoufl\w*|malhonnêt\w*|godillots?|catastroph\w*|abominat\w*|délir\w*|arnaqu\w*|escro\w*|pourri\w*|magouill\w*|grassement|vaches? à lait|cul|gabegie\w*|massacr\w*|horreur\w*|horrible\w*|n['’]importe quoi|bien beau|indign\w*|cyni\w*|révolt\w*|insupportable\w*|bidon|pseudo|soi[- ]disant|prétendu\w*|bobo\w*|technocrat\w*|élites?|oligarch\w*|lobbies|hypocri\w*|lâche\w*|incompéten\w*|corromp\w*|corrup\w*|spoli\w*|ponctionn\w*|matraqu\w*|hold[- ]up|usine à gaz|draconien\w*|cadeaux? fisca\w*|(?:avantages?|privilèges?|salaires?) (?:exagér|démesur)\w*|non[- ]sens|aberra\w*|grotesqu\w*|foutai\w*|conneri\w*|merd\w*|fou(?:tre|tu)|relent\w*|trich\w*|sans (?:vergogne|ménagements?)|(?:de )?tout (?:poil|acabit)|théodules?|planqu\w*|mascarade|comédies?|racailles?|laxis\w*|bouffons?|goinfr\w*|privilégiés|castes?|nantis?|népotis\w*|fallacieu\w*|sérail|déshumanis\w*|disgrac\w*|stupidity|ridiculous|crooks?|corrupt\w*|shame\w*|insane|idiots?|disgusting|evil)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Loaded();
}
