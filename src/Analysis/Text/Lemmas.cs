using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Gives the dictionary form of a word once its part of speech is known.</summary>
/// <remarks>
/// In this order: the words whose lemma the treebank settles (<c>lemmas-fr.tsv</c>, made by <c>notebooks/learn/tagger.cs</c>);
/// the <see cref="Lexicon"/> for that part of speech, then for a near one; the same with accents restored; endings of nouns and verbs.
/// </remarks>
public static class Lemmas
{
    static readonly Lazy<FrozenDictionary<(string Form, PartOfSpeech Part), string>> Settled = new(Read);

    static readonly string[] VerbEndings =
    [
        "eraient", "erions", "eriez", "erait", "erais", "èrent", "eront", "erons", "erez", "erai", "eras", "era", "aient", "antes", "ante", "ants",
        "ions", "iez", "ait", "ais", "ant", "ées", "ons", "ent", "ée", "és", "ez", "es", "é", "e",
    ];

    /// <summary>Gives the lemma of a form of the <see cref="Vocabulary"/>: lower case, accents kept; the form itself where nothing is known.</summary>
    public static string Of(string form, PartOfSpeech part) =>
        Settled.Value.TryGetValue((form, part), out var settled) ? settled : FromLexicon(form, part);

    /// <summary>Gives the lemma without what the treebank settled.</summary>
    internal static string FromLexicon(string form, PartOfSpeech part)
    {
        if (part is PartOfSpeech.ProperNoun or PartOfSpeech.Numeral or PartOfSpeech.Other) return form;
        if (Known(form, part) is { } lemma) return lemma;
        if (Lexicon.Accented(form) is { } accented) return Known(accented, part) ?? accented;
        return Guess(form, part);
    }

    static string? Known(string form, PartOfSpeech part)
    {
        var readings = Lexicon.Readings(form);
        if (readings.IsEmpty) return null;
        if (part == PartOfSpeech.Adjective) return AdjectiveOf(form, readings.AsSpan());
        foreach (var wanted in Near(part))
            foreach (var reading in readings)
                if (reading.Part == wanted) return reading.Lemma;
        return part is PartOfSpeech.Noun or PartOfSpeech.Verb or PartOfSpeech.Auxiliary ? null : form;
    }

    static ReadOnlySpan<PartOfSpeech> Near(PartOfSpeech part) => part switch
    {
        PartOfSpeech.Noun => (PartOfSpeech[])[PartOfSpeech.Noun, PartOfSpeech.Adjective],
        PartOfSpeech.Verb => (PartOfSpeech[])[PartOfSpeech.Verb, PartOfSpeech.Auxiliary, PartOfSpeech.Adjective],
        PartOfSpeech.Auxiliary => (PartOfSpeech[])[PartOfSpeech.Auxiliary, PartOfSpeech.Verb],
        PartOfSpeech.Determiner => (PartOfSpeech[])[PartOfSpeech.Determiner, PartOfSpeech.Pronoun, PartOfSpeech.Adjective],
        PartOfSpeech.Pronoun => (PartOfSpeech[])[PartOfSpeech.Pronoun, PartOfSpeech.Determiner],
        _ => (PartOfSpeech[])[part],
    };

    // Lefff gives a participle used as an adjective the lemma of its verb; as an adjective it is its own: "concernées" → "concerné"
    static string? AdjectiveOf(string form, ReadOnlySpan<Reading> readings)
    {
        string? noun = null;
        foreach (var reading in readings)
        {
            if (reading.Part == PartOfSpeech.Adjective && !IsInfinitive(reading.Lemma)) return reading.Lemma;
            if (reading.Part is PartOfSpeech.Noun or PartOfSpeech.Determiner) noun ??= reading.Lemma;
        }
        foreach (var reading in readings)
            if (reading.Part is PartOfSpeech.Adjective or PartOfSpeech.Verb) return MasculineSingular(form);
        return noun;
    }

    static string MasculineSingular(string participle)
    {
        var form = participle;
        if (form.EndsWith('s') && Lexicon.Contains(form[..^1])) form = form[..^1];
        if (form.EndsWith('e') && Lexicon.Contains(form[..^1])) form = form[..^1];
        return form;
    }

    static bool IsInfinitive(string lemma) =>
        (lemma.EndsWith("er", StringComparison.Ordinal) || lemma.EndsWith("ir", StringComparison.Ordinal) || lemma.EndsWith("re", StringComparison.Ordinal))
        && Lexicon.Has(lemma, PartOfSpeech.Verb);

    static string Guess(string form, PartOfSpeech part)
    {
        if (part is PartOfSpeech.Noun or PartOfSpeech.Adjective && form.Length > 3)
        {
            if (form.EndsWith("eaux", StringComparison.Ordinal)) return form[..^1];
            if (form.EndsWith("aux", StringComparison.Ordinal)) return form[..^2] + "l";
            return form[^1] is 's' && form[^2] is not 's' ? form[..^1] : form;
        }
        if (part == PartOfSpeech.Verb)
            foreach (var ending in VerbEndings)
                if (form.Length > ending.Length + 2 && form.EndsWith(ending, StringComparison.Ordinal)) return form[..^ending.Length] + "er";
        return form;
    }

    static FrozenDictionary<(string, PartOfSpeech), string> Read()
    {
        using var stream = typeof(Lemmas).Assembly.GetManifestResourceStream("lemmas-fr.tsv")!; // embedded by the project
        using var reader = new StreamReader(stream);
        var settled = new Dictionary<(string, PartOfSpeech), string>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            settled.Add((cells[0], Enum.Parse<PartOfSpeech>(cells[1])), cells[2]);
        }
        return settled.ToFrozenDictionary();
    }
}
