using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One phrase in one text.</summary>
/// <param name="Key">The stems of its content words.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="LastToken">Last token.</param>
/// <param name="IsForeign">Whether its sentence is in another language than French.</param>
internal readonly record struct FoundPhrase(PhraseKey Key, int FirstToken, int LastToken, bool IsForeign = false);

/// <summary>Finds in a text the noun phrases that may name a topic, never across punctuation.</summary>
/// <remarks>French: N, N A, A N, N prep (det) N, N A prep N, N prep N A …, up to four content words, by the tagger and the lexicon. Other languages: up to three neighbouring content words.</remarks>
internal sealed class Phrases(PreparedCorpus texts)
{
    const int MaxTokens = 8, MaxContent = 4, MaxContentElsewhere = 3;

    // nouns that name nothing by themselves, and those of verbal locutions (prendre en compte, mettre en place, avoir droit)
    static readonly FrozenSet<string> WeakNouns = Words("""
        chose cas fait niveau question problème personne gens fois mise suite compte place manière façon part point moment
        sens effet terme exemple sorte type partie nombre ensemble lieu cadre raison but idée proposition avis accord chance moyen
        besoin action mesure situation solution effort possibilité plupart majorité minimum maximum fin début cours titre égard
        face mode objet sujet domaine aspect matière condition contraire reste coup tour main tête côté bout pas plan principe
        prise application existence jour an année mois heure temps semaine monsieur madame merci bonjour contribution texte article
        avantage inconvénient occasion intérêt valeur base forme ordre état-membre genre espèce quantité millier million milliard
        mot phrase chacun autrui autre vue prêt tout rien personnes cause conséquence objectif différence fonction hauteur limite
        choix réalité vérité peine envie honte peur crainte souci espoir rôle priorité importance attention respect utilité nécessité
        dun dune lun lune quun quune dautre dautres statu paragraphe logique inverse degré argument arnaque inquiétude mise-en-place application-de retour échelle charge force aide-mémoire bien mal plus moins oui non pourcentage taux sort affaire
        """);

    // nouns that need a complement to name anything: never a phrase alone
    static readonly FrozenSet<string> OpenNouns = Words("""
        vie monde lien pays français société citoyen citoyenne âge euro service rapport système projet programme décision demande avenir époque ligne
        nature source détail période phénomène complément population intention présence preuve manque création utilisation activité organisme
        mission calcul chiffre critère règle résultat modèle nom durée acte suppression augmentation diminution baisse hausse réduction obligation
        recours accès achat envoi homme peuple concitoyen individu être humain humanité niveau étape processus procédure démarche
        dispositif outil élément donnée information structure fonctionnement gestion organisation méthode
        développement évolution changement amélioration renforcement limitation maintien respect présentation lecture parole
        équivalent bonheur malheur volonté conscience esprit regard point-de-vue pensée sentiment avis réponse réflexion réaction
        impression attente envers nombre série groupe équipe membre acteur responsable auteur lettre page liste titre document
        lutte défense protection sortie entrée arrivée départ passage ouverture fermeture arrêt retrait ajout apport
        frais coût prix somme montant argent pouvoir autorité échec succès réussite erreur faute bêtise sang corps œil yeux visage pied
        france suisse belgique gouvernement état politique tranche seuil payeur
        détection cumul traitement strate gabegie ex assurer échange personnalité notion
        aide droit devoir risque modalité difficulté classe bénéficiaire attribution expérience site mauvais final général statut loi produit
        """);

    // nouns that take another noun without a preposition: "pôle emploi", "allocation logement"
    static readonly FrozenSet<string> CompoundHeads = Words("""
        pôle allocation prime chèque assurance crédit permis carte forfait congé taxe plan centre contrat ticket bilan compte espace
        revenu impôt aide garantie livret projet pension
        """);

    static readonly FrozenSet<string> WeakAdjectives = Words("""
        autre même tel certain nouveau nouvel nouvelle grand petit bon mauvais seul dernier premier prochain possible nécessaire
        important différent divers propre vrai actuel entier réel simple plein meilleur pire tout quelque plusieurs suivant
        précédent présent général particulier clair juste faux égal pareil semblable quelconque favorable contraire opposé absolu
        total complet long court haut bas fort faible énorme immense incroyable normal indispensable urgent souhaitable utile inutile
        """);

    // English words that name nothing: verbs, adverbs, adjectives and nouns of opinion that neighbour what is spoken of
    static readonly FrozenSet<string> WeakEnglish = Words("""
        less more most least much many make makes making made take takes taking taken give gives given giving get gets getting go goes going come comes coming keep keeps put puts
        help helps need needs needed want wants like likes think thinks believe feel know see look seem seems say says said tell ask let use used using work works working try
        pay pays paying paid cut cuts reduce reduces reduced increase increases increased raise raised allow allows allowed encourage discourage support provide provides stop start change changes
        should must may might shall cannot dont isnt wont
        still already also even ever never always often rather quite really actually however therefore instead well yet back away today now
        good better best bad worse worst great big bigger small smaller large larger high higher highest low lower lowest top long short new old young real true false right wrong
        important essential necessary fair unfair harmful basic main major different similar possible likely clear simple first second last next lead based able
        idea ideas thing things way ways lot lots kind sort part parts point points case cases reason reasons issue issues problem problems question questions fact facts line lines
        people person someone everyone anyone everybody others another thing time times year years day days place number amount level levels example society against towards without within
        """);

    static readonly FrozenSet<string> Adjectival = Words("big small large high low long short new old young fair basic working");

    static readonly FrozenSet<string> Prepositions = Words("de du des d' à au aux en pour sur par contre sans");
    static readonly FrozenSet<string> Articles = Words("la le les l' un une");

    readonly PartsOfSpeech _tagger = new(texts);

    /// <summary>Lists the phrases of a text in order of their place.</summary>
    public List<FoundPhrase> In(int index)
    {
        var text = texts.Texts[index];
        var found = new List<FoundPhrase>();
        var tagged = default(ImmutableArray<PartOfSpeech>);
        foreach (var sentence in text.Sentences)
        {
            var isForeign = texts.LanguageOf(text, sentence) is Language.English or Language.Other;
            if (!isForeign && tagged.IsDefault) tagged = _tagger.Tag(index);
            for (var first = sentence.FirstToken; first < sentence.FirstToken + sentence.TokenCount; first++)
            {
                if (isForeign) FromContentWords(text, first, found);
                else FromNoun(text, tagged.AsSpan(), first, found);
            }
        }
        return found;
    }

    /// <summary>Tells whether a single word is too weak to stand alone.</summary>
    public static bool IsWeak(string form) => WeakNouns.Contains(form) || WeakNouns.Contains(form.TrimEnd('s'));

    static bool IsOpen(string form) => OpenNouns.Contains(form) || OpenNouns.Contains(form.TrimEnd('s', 'x'));

    // a head that takes nouns, or a name in another language ("fake news")
    bool IsCompound(PreparedText text, int last) =>
        CompoundHeads.Contains(Form(text, last - 1)) || CompoundHeads.Contains(Form(text, last - 1).TrimEnd('s'))
        || Form(text, last - 1) is var before && !Lexicon.Contains(before) && Lexicon.Accented(before) is null
            && Form(text, last) is var here && !Lexicon.Contains(here) && Lexicon.Accented(here) is null;

    void FromNoun(PreparedText text, ReadOnlySpan<PartOfSpeech> parts, int first, List<FoundPhrase> found)
    {
        var start = KindOf(text, parts, first);
        if (start is not (Kind.Noun or Kind.Adjective)) return;
        var key = new PhraseKey(Stem(text, first));
        var hasNoun = start == Kind.Noun;
        if (hasNoun && IsWeak(Form(text, first))) return;
        if (hasNoun && !IsOpen(Form(text, first))) found.Add(new(key, first, first));
        var before = start;
        for (var last = first + 1; last < Math.Min(text.Tokens.Length, first + MaxTokens) && key.Length < MaxContent && Together(text, last); last++)
        {
            var kind = KindOf(text, parts, last);
            if (!Follows(before, kind, hasNoun) && !(kind == Kind.Noun && before == Kind.Noun && IsCompound(text, last))) break;
            before = kind;
            if (kind is not (Kind.Noun or Kind.Adjective)) continue;
            var stem = Stem(text, last);
            if (key.Holds(stem)) break;
            // an adjective in front needs its noun at once, and that noun must not be weak
            if (!hasNoun && (kind != Kind.Noun || IsWeak(Form(text, last)))) break;
            hasNoun = true;
            key = key.With(stem);
            // "impôt en fonction", cut before "du revenu", names nothing; what goes on may, and so may "tirage au sort"
            if (!(IsWeak(Form(text, last)) && Form(text, last - 1) == "en")) found.Add(new(key, first, last));
        }
    }

    enum Kind { Other, Noun, Adjective, Preposition, Article }

    static bool Follows(Kind before, Kind kind, bool hasNoun) => kind switch
    {
        Kind.Adjective => before == Kind.Noun || before == Kind.Adjective && hasNoun,
        Kind.Noun => before is Kind.Preposition or Kind.Article || before == Kind.Adjective && !hasNoun,
        Kind.Preposition => hasNoun && before is Kind.Noun or Kind.Adjective,
        Kind.Article => before == Kind.Preposition,
        _ => false,
    };

    Kind KindOf(PreparedText text, ReadOnlySpan<PartOfSpeech> parts, int token)
    {
        var form = Form(text, token);
        if (Articles.Contains(form) && parts[token] != PartOfSpeech.Pronoun) return Kind.Article;
        if (Prepositions.Contains(form)) return Kind.Preposition;
        if (form.Length < 2 || char.IsDigit(form[0]) || texts.Vocabulary.StopWords[text.Tokens[token].Word]) return Kind.Other;
        // "adultes handicapés", "emplois aidés": what was done to a thing belongs to its name
        if (token > 0 && parts[token - 1] == PartOfSpeech.Noun && parts[token] is PartOfSpeech.Verb or PartOfSpeech.Noun && IsParticiple(form) && Lexicon.Has(form, PartOfSpeech.Adjective)) return Kind.Adjective;
        return parts[token] switch
        {
            PartOfSpeech.Noun or PartOfSpeech.ProperNoun => CanBe(form, PartOfSpeech.Noun) ? Kind.Noun : CanBe(form, PartOfSpeech.Adjective) ? Kind.Adjective : Kind.Other,
            PartOfSpeech.Adjective => WeakAdjectives.Contains(form) || WeakAdjectives.Contains(form.TrimEnd('s', 'e')) ? Kind.Other
                : CanBe(form, PartOfSpeech.Adjective) ? Kind.Adjective : Kind.Other,
            _ => Kind.Other,
        };
    }

    static bool IsParticiple(string form) => form.TrimEnd('s').TrimEnd('e').EndsWith('é');

    // words that the lexicon knows only as verbs or adverbs are tagger's errors; unknown words may be names
    static bool CanBe(string form, PartOfSpeech part) =>
        Lexicon.Has(form, part) || part == PartOfSpeech.Noun && Lexicon.Has(form, PartOfSpeech.ProperNoun)
        || part == PartOfSpeech.Adjective && Lexicon.Has(form, PartOfSpeech.Verb)
        || form.Length > 2 && !Lexicon.Contains(form) && Lexicon.Accented(form) is null
        || Lexicon.Accented(form) is { } restored && Lexicon.Has(restored, part);

    void FromContentWords(PreparedText text, int first, List<FoundPhrase> found)
    {
        if (!IsContent(text, first)) return;
        var key = new PhraseKey(Stem(text, first));
        var named = !WeakEnglish.Contains(Form(text, first));
        if (named) found.Add(new(key, first, first, true));
        for (var last = first + 1; last < text.Tokens.Length && key.Length < MaxContentElsewhere && Together(text, last) && IsContent(text, last) && !key.Holds(Stem(text, last)); last++)
        {
            key = key.With(Stem(text, last));
            // "small businesses", but neither "pay less" nor "wealth less"
            if (WeakEnglish.Contains(Form(text, last))) continue;
            if (named || Adjectival.Contains(Form(text, first))) found.Add(new(key, first, last, true));
        }
    }

    bool IsContent(PreparedText text, int token) =>
        !texts.Vocabulary.StopWords[text.Tokens[token].Word] && Form(text, token) is { Length: > 2 } form && !char.IsDigit(form[0]);

    string Form(PreparedText text, int token) => texts.Vocabulary.Forms[text.Tokens[token].Word];

    int Stem(PreparedText text, int token) => texts.Vocabulary.Stems[text.Tokens[token].Word];

    static bool Together(PreparedText text, int token)
    {
        var before = text.Tokens[token - 1];
        var between = text.Plain.AsSpan(before.Start + before.Length, Math.Max(0, text.Tokens[token].Start - before.Start - before.Length));
        foreach (var unit in between)
            if (unit is not (' ' or '\u00a0' or '\u202f' or '-' or '\'' or '’')) return false;
        return true;
    }

    static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
