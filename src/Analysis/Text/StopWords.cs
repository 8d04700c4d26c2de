using System.Collections.Frozen;
using System.Reflection;

namespace SynthesisPipeline.Analysis;

/// <summary>Words that carry no subject, French and English. They may well carry a stance ("contre", "sans"): never drop them there.</summary>
/// <remarks>French: npm package stopwords-fr 0.3.0 (MIT), with and without accents; English: function words.</remarks>
public static class StopWords
{
    const string English = "the and of is are was were this that these those which with for from not have has had will would should can could be been they we you it he she their our your my what when where who whom how because but or if an to by about all more than then there here his her its them us me him do does did so such no nor only own same too very just into over under again once each few other some any both while during before after above below between out off up down on in at as a i am being having doing";

    // the list holds these by chance ("état" beside "étais"); in a consultation they are subjects
    const string Subjects = "état etat valeur parole naturel naturelle naturelles ouvert ouverte ouverts droite pièce piece force cher chère chers chères chere cheres pur pure mine unique uniques effet";

    // and lacks these
    const string Lacking = "faut faudrait faudra falloir faire fera feront ferait avoir être serait seraient dois devons devez devraient pouvoir pourra pourront pourraient puisse puissent veut veulent veux voudrais voudrait souhaite souhaiterais dire voir aller jamais oui ça ceci afin bonjour cordialement svp chose choses cas mettre met trouve trouver etc via car y'a quelqu'un c'est-à-dire aujourd'hui vraiment simplement notamment également actuellement don't it's i'm can't";

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
        foreach (var word in Lacking.Split(' '))
        {
            words.Add(word);
            words.Add(Stems.FoldAccents(word));
        }
        words.ExceptWith(Subjects.Split(' '));
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
