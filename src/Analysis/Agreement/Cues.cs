using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Words by which a sentence sets a condition, voices a caution, gives a reason, or concedes.</summary>
static partial class Cues
{
    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A condition or an exception: what follows limits the demand without denying it.</summary>
    [GeneratedRegex(@"\b(?:à (?:la )?(?:seule )?condition|sous réserve|(?<!pas .{0,20})sous condition|sauf|à moins (?:que|de|d['’])|pourvu que|dans la limite|dans la mesure|(?:uniquement|seulement) (?:si|pour|en cas)|sans (?:pour autant|oublier|pénaliser|exclure)|hormis|à l['’]exception|excepté|au cas par cas|à l['’]exclusion|dès lors qu|tout en (?!cas)|sans (?:que|toucher|supprimer|remettre en cause)|en respectant|mais (?:uniquement|seulement|à condition|sous|pas (?:pour|si|au|à|de|en)|sans)|provided that|on condition|unless|except|as long as|only if|so long as|subject to|sofern|außer|es sei denn|vorausgesetzt)", Options)]
    public static partial Regex Condition();

    /// <summary>A brake, a lack or a caution.</summary>
    [GeneratedRegex(@"\b(?:toutefois|cependant|néanmoins|en revanche|par contre|attention (?:à|aux|au|toutefois)|encore faut-il|reste à|restera à|risqu\w+|dangers?|crain\w+|à défaut|faute de|difficiles?|difficultés?|complexes?|complexité|coûteu\w+|coûts?|(?:ses|des|les|une) limites?|freins?|manqu\w+|insuffisan\w+|trop (?:cher|complexe|long|lourd|peu|élevé)\w*|veiller à|au risque|au détriment|au prix|encore faudrait-il|mais (?:il faut|il faudrait|attention|encore|aussi|comment|cela|ça|ne|n['’]|on|qui)|ne (?:suffit|suffira|suffirait|suffisent) pas|éviter (?:que|de|d['’]|les|la|le|un)|effets? pervers|however|risks?|dangers?|difficult|costs?|too (?:expensive|complex|little|few)|lacks?|careful|beware|jedoch|allerdings|risiko|gefahr)\b", Options)]
    public static partial Regex Caution();

    /// <summary>Grants the other side something before it objects.</summary>
    [GeneratedRegex(@"^(?:oui|d['’]accord|certes|pourquoi pas|bonne idée|bien sûr|pas contre|favorable|en partie|je comprends|je suis (?:plutôt |assez )?(?:d['’]accord|favorable)|c['’]est (?:une bonne|bien)|yes|agree|good idea)\b|\boui,? mais\b|\bd['’]accord,? mais\b|\bplutôt d['’]accord\b", Options)]
    public static partial Regex Concession();

    /// <summary>A reason, an aim or a consequence.</summary>
    [GeneratedRegex(@"\b(?:car|parce qu\w*|puisqu\w*|afin (?:de|d['’]|que)|en effet|grâce à|permett\w+|pour que|ainsi|cela (?:permet|évite|éviterait)\w*|par exemple|c['’]est pourquoi|en raison|du fait|because|since|so that|in order to|for example|therefore|weil|damit|denn)\b", Options)]
    public static partial Regex Reason();

    /// <summary>A demand: what should be done.</summary>
    [GeneratedRegex(@"\b(?:il (?:faut|faudrait|convient)|il (?:serait|est) (?:nécessaire|indispensable|urgent|souhaitable|important|essentiel|impératif|primordial|temps)|doi(?:t|vent)|devr(?:ait|aient|a|ont)|should|must|needs? to|ought to|create|invest|ban|fund|build|require|soll(?:te|ten|en)?|muss|müssen)\b", Options)]
    public static partial Regex Demand();

    /// <summary>A figure with its measure: a fact when nothing demands it.</summary>
    [GeneratedRegex(@"\d+(?:[.,]\d+)?\s?(?:%|‰|€|euros?|milliards?|millions?|md|mds|fois|pour ?cent|percent|billion|million)(?!\w)|\b\d{1,3}(?:[  .]\d{3})+\b", Options)]
    public static partial Regex Figure();
}
