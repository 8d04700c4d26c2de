using System.Collections.Frozen;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds the words of a text: runs of letters and digits with French apostrophes, hyphens and inclusive endings.</summary>
/// <remarks>
/// An elision is a word of its own and keeps its apostrophe ("l'" + "eau"); other apostrophes stay inside ("aujourd'hui", "don't").
/// A hyphen joins ("porte-parole") unless what follows is a pronoun after a verb ("pense-t-il" → "pense", "il"), two numbers meet,
/// or it stands for "and" (see <see cref="Compounds"/>).
/// Addresses (web, mail), mentions (@name) and references to a public number (#746) are no words; a hashtag is one without its mark.
/// One pass, no allocation but the list.
/// </remarks>
static class Words
{
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elisions = new[]
    {
        "l", "d", "j", "m", "t", "s", "n", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Clitics = new[]
    {
        "je", "tu", "il", "ils", "elle", "elles", "on", "nous", "vous", "ce", "moi", "toi", "le", "la", "les", "lui", "leur", "y", "en", "ci", "là",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // words that keep what looks like a pronoun
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Bound = new[]
    {
        "celui", "celle", "ceux", "celles", "rendez", "chez", "par", "de", "voilà", "vis", "porte", "jusque",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds the places of all words of a text, ascending, not overlapping.</summary>
    public static void Find(ReadOnlySpan<char> text, List<TextSpan> words)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (Characters.IsBlank(text[i])) { i++; continue; }
            var chunk = ChunkEnd(text, i);
            if (Addresses.Holds(text[i..chunk])) i = chunk;
            else FindInChunk(text, i, chunk, words);
            i = chunk;
        }
    }

    static int ChunkEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !Characters.IsBlank(text[at])) at++;
        return at;
    }

    static void FindInChunk(ReadOnlySpan<char> text, int from, int to, List<TextSpan> words)
    {
        text = text[..to];
        var i = from;
        while (i < to)
        {
            var units = Characters.WordUnits(text, i);
            if (units == 0) { i++; continue; }
            var end = RunEnd(text, i);
            if (i > from && text[i - 1] == '@' || i > from && text[i - 1] == '#' && char.IsAsciiDigit(text[i])) { i = end; continue; }
            end = WordEnd(text, i, end, out var resume);
            if (Compounds.Cut(text[i..end]) is var first && first < end - i)
            {
                end = i + first;
                resume = end;
            }
            words.Add(new(i, end - i));
            i = resume;
        }
    }

    static int RunEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Characters.WordUnits(text, at) is var units and > 0) at += units;
        return at;
    }

    // grows a first run of letters to the whole word; `resume` is where the next word may begin
    static int WordEnd(ReadOnlySpan<char> text, int start, int end, out int resume)
    {
        resume = end;
        while (end + 1 < text.Length)
        {
            var c = text[end];
            if (Characters.IsApostrophe(c))
            {
                if (Elisions.Contains(text[start..end]) && !text[(end + 1)..].StartsWith("est-à-dire", StringComparison.OrdinalIgnoreCase))
                {
                    resume = end + 1;
                    return end + 1;
                }
                if (Characters.WordUnits(text, end + 1) == 0) return end;
                end = resume = RunEnd(text, end + 1);
                continue;
            }
            if (InclusiveSpelling.IsMark(c) && InclusiveSpelling.End(text, end, out _) is var inclusive && inclusive > end)
            {
                resume = inclusive;
                return inclusive;
            }
            if (Characters.IsHyphen(c) && Characters.WordUnits(text, end + 1) > 0)
            {
                var next = RunEnd(text, end + 1);
                if (char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1])) return end;
                var part = text[(end + 1)..next];
                if (part is "t" or "T" && next + 1 < text.Length && Characters.IsHyphen(text[next])
                    && Clitics.Contains(text[(next + 1)..RunEnd(text, next + 1)]))
                {
                    resume = next;
                    return end;
                }
                if (Clitics.Contains(part) && !Bound.Contains(text[start..end]) && !ContinuesCompound(text, next)) return end;
                end = resume = next;
                continue;
            }
            if (c is '.' or ',' && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]))
            {
                end = resume = RunEnd(text, end + 1);
                continue;
            }
            if (c == '.' && IsAcronymPart(text, start, end))
            {
                end = resume = end + 2;
                continue;
            }
            break;
        }
        if (end < text.Length && Characters.IsApostrophe(text[end]) && Elisions.Contains(text[start..end])) resume = ++end;
        return end;
    }

    // "va-t-en-guerre", "arc-en-ciel": a hyphen and letters that are no pronoun follow
    static bool ContinuesCompound(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && Characters.IsHyphen(text[at]) && Characters.WordUnits(text, at + 1) > 0
        && !Clitics.Contains(text[(at + 1)..RunEnd(text, at + 1)]);

    // "S.M.I.C": single capitals between full stops
    static bool IsAcronymPart(ReadOnlySpan<char> text, int start, int stop) =>
        char.IsUpper(text[stop - 1]) && (stop - 1 == start || text[stop - 2] == '.') && char.IsUpper(text[stop + 1])
        && (stop + 2 >= text.Length || Characters.WordUnits(text, stop + 2) == 0);
}
