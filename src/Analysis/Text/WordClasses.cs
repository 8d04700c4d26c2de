using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Gives the symbol of a word where only the order of words counts: small words stand for themselves, others for their part of speech and what agrees in it.</summary>
static class WordClasses
{
    static readonly FrozenSet<string> Small = ("le la les l' un une des du de d' au aux à a en y et ou où ni mais or car donc que qu' qui quoi dont lequel laquelle lesquels lesquelles si s' se sa son ses ce c' cet cette ces celui celle ceux celles ça cela ceci "
        + "je j' me m' mon ma mes tu te t' ton ta tes il ils elle elles on nous notre nos vous votre vos leur leurs lui eux moi soi même mêmes tout tous toute toutes chaque aucun aucune plusieurs certains certaines quelques tel telle tels telles "
        + "est sont était étaient sera seront serait seraient soit soient être été ai as avons avez ont avait avaient aura auront aurait auraient ait aient avoir eu "
        + "doit doivent devrait devraient devra devront peut peuvent pourrait pourraient pourra faut faudrait faudra va vont fait font faire faudrait "
        + "ne n' pas plus jamais rien très trop peu moins bien aussi ainsi alors encore déjà là par pour dans sur sous sans avec contre entre vers chez selon dès depuis pendant afin lors comme quand lorsque puisque parce non").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gives it.</summary>
    /// <param name="form">Form of the vocabulary.</param>
    /// <param name="part">Its part of speech where it stands.</param>
    public static string Of(string form, PartOfSpeech part)
    {
        if (Small.Contains(form)) return form;
        if (char.IsAsciiDigit(form[0])) return "#";
        var known = Lexicon.Accented(form) ?? form;
        var classes = Lexicon.ClassesOf(known);
        if (classes == 0) return part is PartOfSpeech.ProperNoun ? "P" : IsSeveral(known) ? "Us" : "U";
        return part switch
        {
            PartOfSpeech.Noun => "N" + GenderOfNoun(known) + NumberOf(known, PartOfSpeech.Noun),
            PartOfSpeech.ProperNoun => "P",
            PartOfSpeech.Adjective => "A" + GenderOfAdjective(known) + NumberOf(known, PartOfSpeech.Adjective),
            PartOfSpeech.Verb or PartOfSpeech.Auxiliary => OfVerb(known, (VerbForm)(classes >> 16)),
            PartOfSpeech.Adverb => "R",
            PartOfSpeech.Adposition => "E",
            PartOfSpeech.Determiner => "D",
            PartOfSpeech.Pronoun => "O",
            PartOfSpeech.CoordinatingConjunction => "C",
            PartOfSpeech.SubordinatingConjunction => "S",
            PartOfSpeech.Numeral => "#",
            _ => "X",
        };
    }

    /// <summary>"s" for several, "i" for one or several alike ("pays", "prix"), nothing for one.</summary>
    static string NumberOf(string form, PartOfSpeech part) => !IsSeveral(form) ? "" : Lexicon.Readings(form).Any(r => r.Part == part && r.Lemma == form) ? "i" : "s";

    /// <summary>"f" where the ending is the feminine of a lemma, "m" where a feminine would have another ending, nothing where both are alike.</summary>
    static string GenderOfAdjective(string form)
    {
        var one = IsSeveral(form) ? form[..^1] : form;
        if (!one.EndsWith('e')) return "m";
        return Lexicon.Readings(form).Any(r => r.Part == PartOfSpeech.Adjective && !r.Lemma.EndsWith('e')) ? "f" : "";
    }

    /// <summary>"f" or "m" where an ending tells it, with few exceptions; nothing elsewhere.</summary>
    static string GenderOfNoun(string form)
    {
        var one = IsSeveral(form) ? form[..^1] : form;
        if (one.Length < ShortestWithEnding) return "";
        foreach (var ending in Feminine) if (one.EndsWith(ending, StringComparison.Ordinal)) return one is "comité" ? "m" : "f";
        foreach (var ending in Masculine) if (one.EndsWith(ending, StringComparison.Ordinal)) return one is "image" ? "f" : "m";
        return "";
    }

    const int ShortestWithEnding = 5;
    static readonly string[] Feminine = ["tion", "sion", "ité", "ence", "ance", "esse", "ette", "tude"];
    static readonly string[] Masculine = ["ment", "isme", "age", "eau", "oir"];

    static string OfVerb(string form, VerbForm forms) =>
        (forms & VerbForm.PastParticiple) != 0 && (forms & VerbForm.Finite) == 0 ? IsSeveral(form) ? form.EndsWith("es", StringComparison.Ordinal) ? "VPes" : "VPs" : form[^1] == 'e' ? "VPe" : "VP"
        : (forms & VerbForm.Infinitive) != 0 ? "VI" : (forms & VerbForm.PresentParticiple) != 0 && (forms & VerbForm.Finite) == 0 ? "VG"
        : form.EndsWith("nt", StringComparison.Ordinal) ? "Vp" : form.EndsWith("ez", StringComparison.Ordinal) ? "V2" : form.EndsWith("ons", StringComparison.Ordinal) ? "V1" : "V";

    static bool IsSeveral(string form) => form[^1] is 's' or 'x' or 'z';
}
