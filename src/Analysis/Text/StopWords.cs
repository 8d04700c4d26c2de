using System.Collections.Frozen;
using System.Reflection;

namespace SynthesisPipeline.Analysis;

/// <summary>Words that carry no subject, French and English. They may well carry a stance ("contre", "sans"): never drop them there.</summary>
/// <remarks>French: npm package stopwords-fr 0.3.0 (MIT), with and without accents; English: function words.</remarks>
public static class StopWords
{
    const string English = "the and of is are was were this that these those which with for from not have has had will would should can could be been they we you it he she their our your my what when where who whom how because but or if an to by about all more than then there here his her its them us me him do does did so such no nor only own same too very just into over under again once each few other some any both while during before after above below between out off up down on in at as a i am being having doing";

    static readonly FrozenSet<string> Subject = Read();

    /// <summary>Tells whether a form of the <see cref="Vocabulary"/> carries no subject.</summary>
    public static bool Contains(string form) =>
        form.Length == 1 && !char.IsLetter(form[0]) || form.EndsWith('\'') || Subject.Contains(form);

    static FrozenSet<string> Read()
    {
        using var stream = typeof(StopWords).Assembly.GetManifestResourceStream("mots-vides-fr.txt")!; // embedded by the project
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(English.Split(' '), StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var word = line.Trim();
            if (word.Length == 0) continue;
            words.Add(word);
            words.Add(Stems.FoldAccents(word));
        }
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
