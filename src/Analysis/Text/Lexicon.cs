using System.Collections.Immutable;
using System.IO.Compression;

namespace SynthesisPipeline.Analysis;

/// <summary>French forms with their lemmas and parts of speech: Lefff 3.4.</summary>
/// <remarks>
/// Source: B. Sagot, "The Lefff, a freely available and large-coverage morphological and syntactic lexicon for French", LREC 2010 (LGPL-LR).
/// Read once from <c>lexicon-fr.bin.gz</c>, which <c>notebooks/learn/lexicon.cs</c> makes from the original beside it: sorted forms,
/// found by bisection; a lemma is kept as the ending to take off and the one to put on. About 0.1 s and 10 MB when first used.
/// </remarks>
public static class Lexicon
{
    static readonly Lazy<LexiconTable> Table = new(() =>
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon-fr.bin.gz")!; // embedded by the project
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        using var memory = new MemoryStream(12 << 20);
        unpacked.CopyTo(memory);
        return LexiconTable.Read(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    });

    /// <summary>Gives all readings of a form of the <see cref="Vocabulary"/>, in the lexicon's order; empty when it is unknown.</summary>
    public static ImmutableArray<Reading> Readings(string form) =>
        Table.Value.Find(form) is { } place ? Table.Value.Readings(form, place) : [];

    /// <summary>Tells whether a form is known.</summary>
    public static bool Contains(string form) => Table.Value.Find(form) is not null;

    /// <summary>Tells whether a form can be a given part of speech.</summary>
    public static bool Has(string form, PartOfSpeech part) => (ClassesOf(form) & (1 << (int)part)) != 0;

    /// <summary>Tells whether a form is a conjugated verb or an infinitive and can be nothing else but an auxiliary.</summary>
    internal static bool IsVerbOnly(string form)
    {
        const int verbs = 1 << (int)PartOfSpeech.Verb | 1 << (int)PartOfSpeech.Auxiliary;
        const int said = ((int)VerbForm.Finite | (int)VerbForm.Infinitive) << 16;
        var classes = ClassesOf(form);
        return form == "est" || (classes & said) != 0 && (classes & 0xFFFF & ~verbs) == 0;
    }

    /// <summary>Gives the one accented form that an unknown form without accents stands for ("etat" → "état"); null when the form is known, when there is none or several.</summary>
    public static string? Accented(string form)
    {
        if (Contains(form)) return null;
        var (first, count) = Table.Value.FindFolded(form);
        return count == 1 ? Table.Value.FoldedForm(first) : null;
    }

    /// <summary>Gives the accented noun or adjective that a form without accents stands for where it must be one ("deputes" → "députés", though "députes" is a verb): of two the one that is no participle ("enquetes" → "enquêtes"); null when the form is itself one, when there is none or several.</summary>
    internal static string? AccentedNoun(string form)
    {
        const int nouns = 1 << (int)PartOfSpeech.Noun | 1 << (int)PartOfSpeech.Adjective;
        var table = Table.Value;
        if (table.Find(form) is { } place && (table.Classes(place) & nouns) != 0) return null;
        var (first, count) = table.FindFolded(form);
        string[] twins = [.. Enumerable.Range(first, count).Where(i => (table.Classes(table.FoldedPlace(i)) & nouns) != 0).Select(table.FoldedForm)];
        if (twins.Length > 1) twins = [.. twins.Where(t => !t.TrimEnd('s').TrimEnd('e').EndsWith('é'))];
        return twins.Length == 1 ? twins[0] : null;
    }

    /// <summary>Gives the parts of speech of a form as bits (1 shifted by the part), with bits of its verb forms above; a form unknown without accents has those of all its accented twins.</summary>
    internal static int ClassesOf(string form)
    {
        var table = Table.Value;
        if (table.Find(form) is { } place) return table.Classes(place);
        var (first, count) = table.FindFolded(form);
        var classes = 0;
        for (var i = 0; i < count; i++) classes |= table.Classes(table.FoldedPlace(first + i));
        return classes;
    }
}
