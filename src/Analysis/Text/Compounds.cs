using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Tells compounds ("porte-parole", "Île-de-France", "co-voiturage") from words that a hyphen only strings together ("département-région").</summary>
static class Compounds
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = new[]
    {
        "anti", "auto", "contre", "demi", "entre", "extra", "hyper", "infra", "inter", "intra", "macro", "mega", "méga", "micro", "mini", "mono",
        "multi", "pluri", "poly", "post", "pseudo", "quasi", "semi", "simili", "socio", "sous", "super", "supra", "télé", "tele", "trans", "ultra", "vice", "visio",
        "euro", "franco", "néo", "porte", "garde", "après", "avant", "arrière", "mille", "saint", "sainte", "nord", "ouest", "cyber", "électro", "hydro", "photo", "agro",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gives how much of a written word is one word: all of it, or what stands before the hyphen that means "and".</summary>
    /// <remarks>Cut only where the whole is unknown to the <see cref="Lexicon"/>, both sides are known words of four letters or more, the first is no prefix and it's no proper name.</remarks>
    public static int Cut(ReadOnlySpan<char> written)
    {
        var hyphen = written.IndexOfAny('-', '\u2010', '\u2011');
        if (hyphen < 4 || written.Length > 64) return written.Length;
        var rest = written[(hyphen + 1)..];
        var next = rest.IndexOfAny('-', '\u2010', '\u2011');
        var second = next < 0 ? rest : rest[..next];
        if (second.Length < 4 || char.IsUpper(written[0]) && char.IsUpper(second[0]) && char.IsLower(written[1]) || Prefixes.Contains(written[..hyphen])) return written.Length;
        return Lexicon.Contains(WordForms.Fold(written)) || !IsWord(written[..hyphen]) || !IsWord(second) ? written.Length : hyphen;
    }

    static bool IsWord(ReadOnlySpan<char> part) => Lexicon.ClassesOf(WordForms.Fold(part)) != 0;
}
