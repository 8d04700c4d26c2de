namespace SynthesisPipeline.Analysis;

/// <summary>Part of speech, the universal set (Universal Dependencies) without marks. A fused preposition and article (du, des, au, aux) is an <see cref="Adposition"/>.</summary>
public enum PartOfSpeech
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Common noun.</summary>
    Noun,

    /// <summary>Name.</summary>
    ProperNoun,

    /// <summary>Adjective.</summary>
    Adjective,

    /// <summary>Verb.</summary>
    Verb,

    /// <summary>Auxiliary verb.</summary>
    Auxiliary,

    /// <summary>Adverb.</summary>
    Adverb,

    /// <summary>Preposition.</summary>
    Adposition,

    /// <summary>Article or other determiner.</summary>
    Determiner,

    /// <summary>Pronoun.</summary>
    Pronoun,

    /// <summary>Joins equals.</summary>
    CoordinatingConjunction,

    /// <summary>Opens a clause.</summary>
    SubordinatingConjunction,

    /// <summary>Number.</summary>
    Numeral,

    /// <summary>Exclamation.</summary>
    Interjection,
}

/// <summary>One way to read a form.</summary>
/// <param name="Lemma">Its dictionary form: lower case, accents kept.</param>
/// <param name="Part">Its part of speech.</param>
public readonly record struct Reading(string Lemma, PartOfSpeech Part);
