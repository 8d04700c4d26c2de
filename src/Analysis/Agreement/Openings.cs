using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Takes off what opens a sentence without being asserted: "Je pense que", "Par ailleurs,", "Il me semble que".</summary>
/// <remarks>What follows stays word for word. "Il ne faut pas" is never an opening, nor is anything that holds the side ("je suis contre").</remarks>
static partial class Openings
{
    const int MinWordsLeft = 4;

    static readonly Regex[] s_patterns = [Connector(), Answer(), Hanging(), Belief(), Seeming(), Proposal(), Duty(), English(), EnglishDuty()];

    /// <summary>Gives how many characters of a sentence are opening, taking off one opening after another while four words remain.</summary>
    public static int Length(ReadOnlySpan<char> sentence)
    {
        var start = Skip(sentence, 0);
        while (true)
        {
            var length = 0;
            foreach (var pattern in s_patterns)
                foreach (var match in pattern.EnumerateMatches(sentence[start..])) // one at most: all look at the beginning only
                    length = Math.Max(length, match.Length);
            var next = Skip(sentence, start + length);
            if (length == 0 || CountWords(sentence[next..]) < MinWordsLeft) return start;
            start = next;
        }
    }

    static int Skip(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && (char.IsWhiteSpace(text[from]) || text[from] is '-' or '–' or '—' or '•' or '*' or '>' or ',' or ':' or ';' or '.' or '·' or '#' or '…')) from++;
        return from;
    }

    static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
            if (char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))) words++;
        return words;
    }

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:personnellement|pour (?:ma|notre) part|à (?:mon|notre) (?:humble )?(?:avis|sens)|(?:de|selon) (?:mon|notre) (?:point de vue|avis)|selon (?:moi|nous)|d['’]après (?:moi|nous)|pour (?:moi|nous)|quant à (?:moi|nous)|en effet|de plus|par ailleurs|en outre|donc|ainsi|or|car|enfin|ensuite|puis|bref|oui|certes|effectivement|évidemment|bien sûr|bien entendu|cependant|toutefois|néanmoins|d['’]une part|d['’]autre part|(?:tout )?d['’]abord|premièrement|deuxièmement|troisièmement|en premier lieu|en second lieu|en conclusion|en résumé|pour conclure|en bref|également|aussi|et|mais|alors|voilà|bonjour(?: à tous)?|merci|justement|malheureusement|heureusement|fondamentalement|concrètement|globalement|finalement|franchement|honnêtement|idéalement|pour finir(?=\s*,)|proposition(?: n°? ?\d+)?|idée|constat|objet|suggestion|solution)\b(?:\s*[,:!.]\s*|\s+)(?=\S)", Options)]
    private static partial Regex Connector();

    // a demand of its own follows: what was answered is not here
    [GeneratedRegex(@"^non(?:\s*[,:;.!]\s*|\s+)(?=(?:il (?:faut|faudrait|convient|serait|ne |n['’])|on (?:doit|devrait|ne )|(?:le|la|les|l['’]|un|une|chaque|tous les|toutes les)\s*[^.,;:!?]{3,60}\s(?:doit|doivent|devrait|devraient)\b))|^pour\s*,\s*(?=(?:si|il|la|le|les|l['’]|on)\b)", Options)]
    private static partial Regex Answer();

    // what it hung on stands in the sentence before
    [GeneratedRegex(@"^qu['’](?=il (?:faut|faudrait|convient|serait) )", Options)]
    private static partial Regex Hanging();

    [GeneratedRegex(@"^(?:moi,? )?(?:je|nous|on|j['’])\s*(?:ne )?(?:pense(?:rais)?|pensons|crois|croyons|estime|estimons|considère|considérons|trouve|trouvons|souhaite(?:rais)?|souhaitons|souhaiterions|voudrais|voudrions|aimerais|aimerions|propose(?:rais)?|proposons|demande|demandons|suggère|suggérons|préconise|préconisons|recommande|recommandons|veux|voulons|espère|espérons|plaide pour|suis convaincue?|suis persuadée?|sommes convaincus|suis d['’]avis|milite pour)(?: (?:vraiment|sincèrement|aussi|également|donc|simplement|fortement|fermement|personnellement))?(?: (?:que|qu['’]|de|d['’]|:|,)\s*|\s+(?=(?:la|le|les|l['’]|une?|des)\b))(?!pas\b)", Options)]
    private static partial Regex Belief();

    [GeneratedRegex(@"^il (?:me|nous) (?:semble|paraît|parait)(?: (?:\w+ment )?(?:important|essentiel|nécessaire|indispensable|utile|évident|logique|normal|juste|souhaitable|primordial|urgent))? (?:que |qu['’]|de |d['’])", Options)]
    private static partial Regex Seeming();

    [GeneratedRegex(@"^(?:ma|notre|une|mon|notre|la) (?:proposition|idée|suggestion|souhait|demande|contribution|solution) (?:est|serait|consiste|consisterait|concerne)\s*(?:donc )?(?::|,|la suivante\s*:|de |d['’]|que |qu['’]|à )\s*", Options)]
    private static partial Regex Proposal();

    // what follows is an infinitive, which asks by itself
    [GeneratedRegex(@"^(?:nous|on) (?:devons|devrions|doit|devrait|pourrions|pourrait)(?: (?:donc|aussi|également|absolument|vraiment|tous))? (?=\w+(?:er|ir|re|oir)\b)", Options)]
    private static partial Regex Duty();

    [GeneratedRegex(@"^(?:i|we) (?:(?:really|strongly|firmly|personally|also) )?(?:think|believe|feel|suggest|propose|hope|wish)(?: that)?,? |^in (?:my|our) (?:humble )?(?:opinion|view),? |^(?:personally|also|moreover|furthermore|so|and|but|however|finally|first|second(?:ly)?|yes),? |^ich (?:denke|glaube|finde|meine),? (?:dass )?|^meiner meinung nach ", Options)]
    private static partial Regex English();

    // the bare verb asks by itself
    [GeneratedRegex(@"^we (?:(?:really|also|all|urgently) )?(?:should|must|need to|have to|ought to) (?!(?:not|all|only|never)\b)", Options)]
    private static partial Regex EnglishDuty();
}
