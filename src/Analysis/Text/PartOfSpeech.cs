namespace SynthesisPipeline.Analysis;

/// <summary>Part of speech, the universal set (Universal Dependencies) without marks. A fused preposition and article (du, des, au, aux) is an <see cref="Adposition"/>.</summary>
public enum PartOfSpeech
{
    Other, Noun, ProperNoun, Adjective, Verb, Auxiliary, Adverb, Adposition, Determiner, Pronoun,
    CoordinatingConjunction, SubordinatingConjunction, Numeral, Interjection,
}

/// <summary>One way to read a form.</summary>
/// <param name="Lemma">Its dictionary form: lower case, accents kept.</param>
/// <param name="Part">Its part of speech.</param>
public readonly record struct Reading(string Lemma, PartOfSpeech Part);
