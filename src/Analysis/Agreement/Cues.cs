using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Words by which a sentence sets a condition, voices a caution, gives a reason, or concedes.</summary>
static partial class Cues
{
    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A condition or an exception: what follows limits the demand without denying it.</summary>
    [GeneratedRegex(@"\b(?:à (?:la )?(?:seule )?condition(?! d(?:e |['’])(?:ressources|revenus?|emploi|activité|âge))|sous réserve|(?<!pas .{0,20})sous condition|sauf (?!que\b|qu['’]|exceptions?\b|erreur)|à moins (?:que|d['’]|de (?!\d))|pourvu que|dans la limite|dans la mesure (?:où|du possible)|(?:uniquement|seulement) (?:si|pour|en cas)|sans (?:pour autant|oublier|pénaliser|exclure)|hormis|à l['’]exception|excepté|au cas par cas|à l['’]exclusion|dès lors qu|tout en (?:garant|préserv|respect|conserv|maintenan|gard|évit|veill|protég|laiss|tenan|limit|assur)\w*|sans (?:que|toucher|supprimer|remettre en cause)|en respectant|mais (?:uniquement|seulement|à condition|sous|pas (?:pour|si|au|à|en)|sans (?:que|conditions?|\w+(?:er|ir|re|oir)\b))|provided that|on condition|unless|except(?:ing)? (?:for|if|when|where|in|that)|as long as|only if|so long as|subject to|sofern|außer|es sei denn|vorausgesetzt)", Options)]
    public static partial Regex Condition();

    /// <summary>Turns from what is granted to what is not.</summary>
    [GeneratedRegex(@"\b(?:mais(?! (?:aussi|surtout|également)\b)|cependant|toutefois|néanmoins|en revanche|par contre|but|however|jedoch|aber)\b", Options)]
    public static partial Regex Contrast();

    /// <summary>A brake, a lack or a caution.</summary>
    [GeneratedRegex(@"\b(?:toutefois|cependant|néanmoins|en revanche|par contre|attention (?:à|aux|au|toutefois)|encore faut-il|encore faudrait-il|il reste(?:ra)? à \w+(?:er|ir|re)\b|reste à (?:savoir|voir|définir|préciser|trouver|prouver)|(?<!(?:prendre|limit\w*|rédui\w*|évit\w*|diminu\w*|prév\w*|supprim\w*|écart\w*|contre) (?:le |les |un |des |tout )?)risqu\w+|dangers?|crain\w+|difficiles? (?:à|de|d['’])|difficultés (?:de|d['’]|à|pour)|complexes? (?:à|de|pour)|complexité|(?<!moins )coûteu\w+|coûts? (?:engendr|induit|élev|supplément|excessi|important|caché|disproportionn)\w*|quel coût|(?:ses|des|les|une) limites?|freins?|(?<!par )manqu\w+ (?:de|d['’])|insuffisan\w+|trop (?:cher|complexe|long|lourd|peu|élevé)\w*|veiller à|au risque|mais (?:il (?:faut|faudra|faudrait)|attention|encore|comment|on ne|il ne)|ne (?:suffit|suffira|suffirait|suffisent) pas|(?:faut|faudra|faudrait|veiller à|devrait|doit) (?:bien )?éviter|effets? pervers|however|risks?|dangers?|difficult|(?<!low )costs?|too (?:expensive|complex|little|few)|lacks?|careful|beware|jedoch|allerdings|risiko|gefahr)\b", Options)]
    public static partial Regex Caution();

    /// <summary>A person spoken of by title and name: what is said of one qualifies no demand.</summary>
    [GeneratedRegex(@"\b(?:M\.|M[rm]\.?|Mme|[Mm]onsieur|[Mm]adame)\s+(?:\p{Lu}|de \p{Lu})", RegexOptions.CultureInvariant)]
    public static partial Regex Person();

    /// <summary>Grants the other side something before it objects.</summary>
    [GeneratedRegex(@"^(?:\W{0,2}mitigé|oui|ok|d['’]accord|certes|pourquoi pas|bonne idée|bien sûr|pas contre|favorable|en partie|je comprends|je suis (?:plutôt |assez )?(?:d['’]accord|favorable)|c['’]est (?:une bonne|bien)|yes|agree|good idea)\b|\boui,? mais\b|\bd['’]accord,? mais\b|\bplutôt d['’]accord\b", Options)]
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
