using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>One rule of a value: phrases that must all stand in a text, and phrases that must not.</summary>
sealed record FamilyRule(ImmutableArray<ImmutableArray<string>> All, ImmutableArray<ImmutableArray<string>> None)
{
    /// <summary>Reads a rule; null when no word is left of it.</summary>
    /// <param name="line">Phrases parted by <c> + </c> and <c> - </c>: spaces tell a sign from a hyphen.</param>
    public static FamilyRule? Read(string line)
    {
        var all = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var none = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var isWanted = true;
        foreach (var part in line.Replace(" + ", "\n+", StringComparison.Ordinal).Replace(" - ", "\n-", StringComparison.Ordinal).Split('\n'))
        {
            if (part is ['+' or '-', ..]) isWanted = part[0] == '+';
            var phrase = Phrase(part.TrimStart('+', '-'));
            if (!phrase.IsEmpty) (isWanted ? all : none).Add(phrase);
        }
        return all.Count == 0 ? null : new(all.ToImmutable(), none.ToImmutable());
    }

    /// <summary>Gives the words of a text that fulfil the rule; null when it is not fulfilled.</summary>
    public ImmutableArray<string>? In(FoldedText text)
    {
        if (None.Any(p => First(text, p) is not null)) return null;
        var found = ImmutableArray.CreateBuilder<string>(All.Length);
        foreach (var phrase in All)
        {
            if (First(text, phrase) is not { } place) return null;
            found.Add(text.Surface(place, phrase.Length).ToLowerInvariant());
        }
        return found.ToImmutable();
    }

    static int? First(FoldedText text, ImmutableArray<string> phrase)
    {
        for (var i = 0; i + phrase.Length <= text.Words.Length; i++)
            if (PhraseList.Follows(text, i, phrase.AsSpan())) return i;
        return null;
    }

    /// <summary>Folds the words of a phrase; a star stays at the end of its word.</summary>
    static ImmutableArray<string> Phrase(string words)
    {
        var phrase = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = FoldedText.Of(word).Words;
            for (var i = 0; i < folded.Length; i++) phrase.Add(i == folded.Length - 1 && word.EndsWith('*') ? folded[i] + "*" : folded[i]);
        }
        return phrase.ToImmutable();
    }
}
