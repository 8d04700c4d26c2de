using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells French from English and from other languages by the small words that every sentence holds.</summary>
static class Languages
{
    const int FewestMarks = 2;

    static readonly FrozenDictionary<string, Language> Marks = Build();

    /// <summary>Gives the language that a word is a mark of; <see cref="Language.Unknown"/> when it marks none. A word of another script marks another language.</summary>
    public static Language MarkOf(string form) =>
        form[0] is >= '\u0370' and < '\u1E00' or >= '\u1F00' and < '\u2000' or >= '\u2C00' and < '\uD800' ? Language.Other
        : Marks.GetValueOrDefault(form, Language.Unknown);

    /// <summary>Decides from the counts of marks in one text.</summary>
    public static Language Decide(int french, int english, int other)
    {
        var most = Math.Max(french, Math.Max(english, other));
        if (most < FewestMarks) return Language.Unknown;
        if (french == most) return Language.French;
        return english == most ? Language.English : Language.Other;
    }

    static FrozenDictionary<string, Language> Build()
    {
        var marks = new Dictionary<string, Language>(StringComparer.Ordinal);
        void Add(Language language, string words)
        {
            foreach (var word in words.Split(' ')) marks.Add(word, language);
        }
        Add(Language.French, "le les des du une et est dans que qui pour pas nous vous il elle ils elles je ce ces cette sont avec sur par plus au aux mais ou ne sa ses leur leurs notre nos être avoir fait faire faut doit d' l' qu' n' j' s' c' m' où à été très tous tout comme donc sans peut aussi");
        Add(Language.English, "the and of is are was were this that these those which with for from not have has had will would should can could be been they we you it he she their our your my what when where who how because but or if an to by about all more people");
        Add(Language.Other, "der die das und ist nicht ein eine den dem mit von zu für auf auch sich werden wird sind wir ich sie es kann aber oder wie man im bei nur noch hat haben durch soll sollte sollten müssen muss mehr el los las una del por con para pero más está muy e è si dei dalla delle nella questa questo perché deve ha lo per ed ad dal sul sulla può essere dovrebbe devono solo tutti troppo gli che di della non sono nel alla anche het een van niet voor zijn o os uma não em dos");
        return marks.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
