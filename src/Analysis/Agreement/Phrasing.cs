using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Judges how sentences are put, whatever they say.</summary>
static partial class Phrasing
{
    static readonly FrozenSet<string> FirstPersons = Set(
        "je j j' moi mon ma mes nous notre nos nôtre nôtres m m' me i i'm i've i'd my mine we we're we've our us me ich wir mein meine meinen meiner meinem unser unsere unseren unserer uns mich mir");

    static readonly FrozenSet<string> BackPointers = Set(
        "ce c' cela ça celui celle ceux celles elle elles ils eux lui leur leurs cette ces cet y en donc ainsi qui dont lequel laquelle lesquels puis ensuite mais car or et ou ni sinon pourtant cependant néanmoins toutefois aussi parce puisque alors idem là this that these those it they them their he she his her its such and but so or because also however then therefore dies dieser diese dieses das es sie und aber oder");

    static readonly FrozenSet<string> Claims = Set(
        "doit doivent devrait devraient devra devront faut faudrait faudra falloir mériterait nécessite nécessitent permet permettre permettrait est sont serait seraient sera seront a ont aurait auraient peut peuvent pourrait pourraient reste manque manquent va vont should must need needs needed is are will would can could has have deserve deserves ought soll sollte sollen sollten muss müssen müsste müssten ist sind wird werden kann können braucht brauchen");

    static readonly FrozenSet<string> Acts = Set(
        "suppression réduction diminution augmentation baisse hausse création légalisation dépénalisation rétablissement fin gratuité interdiction limitation plafonnement maintien retour mise instauration généralisation abolition revalorisation indexation simplification renforcement développement lutte arrêt extension encadrement élargissement relance construction ouverture fermeture taxation défiscalisation nationalisation renationalisation reconnaissance individualisation versement harmonisation obligation stop halte remplacement regroupement abrogation exonération moratoire");

    static readonly FrozenSet<string> Judging = Set(
        "est serait seraient sera seront sont était peut peuvent pourrait pourraient permet permettrait permettra permettraient signifie semble paraît parait devient devrait doit constitue représente implique suppose nuit relève va");

    /// <summary>Verbs that open a sentence only where its subject was left out.</summary>
    static readonly FrozenSet<string> Subjectless = Set("doit doivent devrait devraient devra devront peut peuvent pourrait pourraient est sont serait seraient sera seront permet permettrait");

    /// <summary>Words that want another behind them: a sentence that ends with one was cut.</summary>
    static readonly FrozenSet<string> Binding = Set("un une le la les l' du des de d' à au aux et ou par dans sur que qu' qui dont ce cet cette ces sa ses leur leurs the of and");

    static readonly FrozenSet<string> OpensClause = Set(
        "qui que qu' dont où quand si lorsque lorsqu' comme car puisque puisqu' parce ce cela ça il elle on ils elles nous je vous tel quel quelle quels quelles combien comment pourquoi");

    static readonly FrozenSet<string> Addressing = Set("vous votre vos vôtre vôtres tu ton ta tes toi you your dein euch");

    /// <summary>Judges a sentence.</summary>
    /// <param name="sentence">As it would stand in the table.</param>
    /// <param name="isTitle">A title may be a noun phrase; a sentence of a body that claims nothing is a fragment.</param>
    /// <param name="maxWords">Longest, in words.</param>
    public static Flaw Of(string sentence, bool isTitle, int maxWords)
    {
        var words = Words(sentence);
        var flaws = Flaw.None;
        if (words.Length < (isTitle ? 4 : 6) || words.Length > maxWords) flaws |= Flaw.Length;
        if (words.Any(w => FirstPersons.Contains(w) || w.EndsWith("ons", StringComparison.Ordinal) && IsFinite(w))) flaws |= Flaw.FirstPerson;
        if (words.Any(Addressing.Contains) || words.Any(IsImperative)) flaws |= Flaw.Addresses;
        if (LoadedWords.In(sentence).Length > 0) flaws |= Flaw.Loaded;
        if (CapitalWords(sentence) >= 2) flaws |= Flaw.Capitals;
        if (sentence.Contains('!', StringComparison.Ordinal)) flaws |= Flaw.Exclaims;
        if (sentence.Contains('?', StringComparison.Ordinal) || words is ["pourquoi" or "comment" or "quid" or "why" or "how", ..]) flaws |= Flaw.Asks;
        if (Web().IsMatch(sentence)) flaws |= Flaw.Address;
        if (PointingPhrase().IsMatch(sentence)) flaws |= Flaw.PointsBack;
        if (words.Length > 0 && (BackPointers.Contains(words[0]) || words[0] == "il" && !(words.Length > 1 && words[1] is "faut" or "faudrait" or "convient" or "est" or "serait" or "existe" or "y")))
            flaws |= Flaw.PointsBack;
        if (LeaningPhrase().IsMatch(sentence) || Antecedents.AreMissing(words)) flaws |= Flaw.Leans;
        if (words.Length > 0 && Subjectless.Contains(words[0])) flaws |= Flaw.Unfinished;
        if (Concreteness.IsMissing(words)) flaws |= Flaw.Vague;
        if (NamedParties.In(sentence) && !Cues.Demand().IsMatch(sentence) && !OpensWithAct(sentence)) flaws |= Flaw.Accuses;
        if (JudgesAct(sentence, words)) flaws |= Flaw.Judges;
        if (Spelling.IsCareless(sentence)) flaws |= Flaw.Careless;
        if (sentence.Length > 0 && (sentence[^1] is ':' or ',' or '(' or '-' || sentence.EndsWith("...", StringComparison.Ordinal) || sentence[^1] == '…' || !Balanced(sentence) || sentence.AsSpan().Count(':') > 1 || words.Length > 0 && Binding.Contains(words[^1])))
            flaws |= Flaw.Unfinished;
        if (!words.Any(Claims.Contains) && !words.Any(IsInfinitive) && !words.Contains("pas") && !(words.Length > 0 && Acts.Contains(words[0])) && !TakesSide(words) && !words.Any(IsFinite)) flaws |= Flaw.NamesOnly;
        if (!isTitle && MainVerb.IsMissing(words)) flaws |= Flaw.NamesOnly;
        return flaws;
    }

    /// <summary>Gives the words of a sentence as compared here: lower case, elisions apart.</summary>
    public static string[] Words(string sentence)
    {
        var lower = sentence.ToLowerInvariant().Replace('’', '\'');
        var words = new List<string>(lower.Length / 5);
        foreach (var word in WordPattern().EnumerateMatches(lower)) words.Add(lower.Substring(word.Index, word.Length));
        return [.. words];
    }

    /// <summary>Counts words of four letters and more that are all in capitals.</summary>
    public static int CapitalWords(string sentence)
    {
        int words = 0, letters = 0, capitals = 0;
        foreach (var c in sentence)
            if (char.IsWhiteSpace(c))
            {
                if (letters >= 4 && letters == capitals) words++;
                letters = capitals = 0;
            }
            else if (char.IsLetter(c))
            {
                letters++;
                if (char.IsUpper(c)) capitals++;
            }
        return letters >= 4 && letters == capitals ? words + 1 : words;
    }

    /// <summary>Tells whether a French word is an infinitive: by the lexicon, since "foyer", "salaire" and "autre" end like one. "Pouvoir d'achat" asks for nothing.</summary>
    public static bool IsInfinitive(string word) => word is not ("pouvoir" or "devoir" or "souvenir" or "loisir")
        && (Lexicon.ClassesOf(word) & (int)VerbForm.Infinitive << 16) != 0;

    /// <summary>Tells whether a sentence opens with an infinitive or with the noun of an act ("Suppression de…"): it asks by itself. "Compter le revenu du foyer, c'est punir les couples" asks for nothing.</summary>
    public static bool OpensWithAct(string sentence) => FirstAct(Words(sentence)) is { } act && (Acts.Contains(act) || IsInfinitive(act)) && !JudgesAct(sentence, Words(sentence));

    /// <summary>Whether a noun names an act that may be asked for: "suppression", "gratuité".</summary>
    public static bool IsAct(string word) => Acts.Contains(word);

    /// <summary>Gives the first word, behind "ne pas" if that stands there.</summary>
    static string? FirstAct(string[] words) => words is ["ne", "pas" or "plus" or "jamais" or "rien", var denied, ..] ? denied : words.FirstOrDefault();

    /// <summary>Whether an infinitive that opens a sentence is the subject of its verb: a verb up to the first mark that no clause opened before it takes ("Taxer ce qui pollue est juste").</summary>
    static bool JudgesAct(string sentence, string[] words)
    {
        if (FirstAct(words) is not { } act || !IsInfinitive(act)) return false;
        if (words.Contains("c'")) return true;
        var end = Mark().Match(sentence);
        string[] read = Words(end.Success ? sentence[..end.Index] : sentence);
        var open = 0;
        for (var w = 1; w < read.Length; w++)
            if (OpensClause.Contains(read[w])) open += OpensClause.Contains(read[w - 1]) || read[w] is "que" or "qu'" && w + 1 < read.Length && read[w + 1] is "de" or "d'" ? 0 : 1;
            else if (open > 0) open -= Judging.Contains(read[w]) || IsFinite(read[w]) ? 1 : 0;
            else if (Judging.Contains(read[w]) || IsOfOne(read[w])) return true;
        // "Ouvrir la nuit, est impossible"
        return end.Success && Words(sentence[end.Index..]) is [var next, ..] && Judging.Contains(next);
    }

    /// <summary>Whether a word is nothing but a verb of one that he, she or it does: an act has no plural. "A" may be "à" without its accent.</summary>
    static bool IsOfOne(string word) => word.Length > 1 && word[^1] is 'e' or 'a' or 't' or 'd' && !word.EndsWith("nt", StringComparison.Ordinal) && IsFinite(word);

    static bool IsFinite(string word) => Lexicon.IsVerbOnly(word) && (Lexicon.ClassesOf(word) & (int)VerbForm.Finite << 16) != 0;

    /// <summary>Whether a title opens with its side: "Pour un bus gratuit"; "pour baisser" is an aim.</summary>
    static bool TakesSide(string[] words) => words is ["pour" or "contre", var next, ..] && !IsInfinitive(next);

    static bool IsImperative(string word) => word.Length > 4 && word.EndsWith("ez", StringComparison.Ordinal) && word is not ("assez" or "rendez");

    static bool Balanced(ReadOnlySpan<char> sentence) =>
        sentence.Count('(') == sentence.Count(')') && sentence.Count('«') == sentence.Count('»') && sentence.Count('"') % 2 == 0;

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:(?:question )?sans (?:objet|compter)|(?:oui|non|pour|contre|yes|no) ?[,:;.]|ok|(?:\d+ ?% |tout à fait |\p{L}+ment )?d['’]accord|d['’]autant|au[- ]delà d|non pas|(?:sauf|alors|tandis|surtout|sachant|vu|étant donné|si bien|de sorte|bien) qu(?:e|['’])|encore une? |rien à (?:ajouter|rajouter|dire|redire)|résultat(?! d)|après (?:en cas|si|on|il|bien)|de ce fait|de la sorte|de cette (?:façon|manière)|dès lors|autrement dit|par conséquent|en conséquence|c['’]est (?:pourquoi|ainsi)|d['’]où|à ce titre|dans ce (?:cas|cadre)|pour cel(?:a|les)|pour ce faire|en ce sens|d['’]ailleurs|(?:voir )?par exemple|voir (?:aussi|également)|exemple|de même|idem|tout cela|au contraire|à l['’]inverse|en revanche|par contre|même si|à savoir|c['’]est[- ]à[- ]dire|that way|for example|as a result|therefore)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PointingPhrase();

    [GeneratedRegex(@"^(?:[\p{L}']+ ){1,3}(?:aussi|également) (?!\w+ que\b)|^(?:[\p{L}'’-]+,? ){1,6}(?:de la même (?:façon|manière)(?! que?\b)|cependant|toutefois|néanmoins|pourtant|au contraire|en revanche|par contre|plutôt (?!que\b))|^(?:pour |dans )?(?:la|le) (?:premi[eè]re?|deuxième|troisième|seconde?) (?:condition|critère|cas|point|proposition|question)|\b(?:cela|ceci|(?:sur|pendant|durant|dans|à|de) cette (?:période|époque|année|date|liste|page|enseigne|entreprise)|(?:celui|celle|ceux|celles)-(?:ci|là)|(?:ce|cet|cette|ces) derni(?:er|ère)s?|ces (?:mesures|aides|propositions|personnes|conditions|critères|revenus|règles|cas)|cette (?:mesure|proposition|idée|solution|réforme|aide|somme|allocation|condition|règle|façon|manière|démarche|question)|ce (?:dispositif|système|revenu|montant|principe|projet|type|genre|cas|point|sens)|(?:un|une|de|d['’]un|d['’]une) t(?:el|elle|els|elles)|ci-(?:dessus|dessous|après)|(?:évoqué|cité|mentionné|décrit|indiqué|exposé|expliqué)e?s? (?:plus haut|précédemment|auparavant)|entre les deux(?=\s*(?:[,.;:]|$))|susdite?s?|précité\w*|(?:le nombre|la quantité)(?=$|\s*[,.;]| et les? \w+(?:er|ir|re)\b)|(?:ne |n['’]y |si \w+ )l['’ ](?:est|était|sera|serait)|(?:ne|si \w+) le (?:sont|seront|seraient)|ça|çà|celà|l[àa][- ](?:dessus|dedans)|(?:faut|faudrait|doit|doivent|devrait|serait|est) donc|on \w+ ainsi|as above|this (?:measure|proposal|one)|such an?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeaningPhrase();

    [GeneratedRegex(@"[,;:(]|\.(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"https?:|www\.|\.(?:com|fr|org|net)\b|@\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Web();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+'?(?:[st]\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
