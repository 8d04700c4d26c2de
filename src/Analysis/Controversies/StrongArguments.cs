using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Chooses the strongest arguments of one side: supported, specific, each wording once, each author once.</summary>
sealed class StrongArguments
{
    const int ShortWords = 6;
    const int FullWords = 30;

    readonly PreparedCorpus _texts;
    readonly int[] _wording;
    readonly int[] _carriers;

    /// <summary>Prepares the choice: which contributions are copies of one wording, and how many authors carry it.</summary>
    public StrongArguments(PreparedCorpus texts, ImmutableArray<DuplicateGroup> duplicates)
    {
        _texts = texts;
        _wording = [.. Enumerable.Range(0, texts.Texts.Length)];
        _carriers = new int[texts.Texts.Length];
        Array.Fill(_carriers, 1);
        foreach (var group in duplicates)
        {
            if (group.Kind == DuplicateKind.Paraphrase || texts.Corpus.IndexOf(group.Representative) is not { } first) continue;
            foreach (var member in group.Members)
                if (texts.Corpus.IndexOf(member.Contribution) is { } index) (_wording[index], _carriers[index]) = (first, group.Authors);
        }
    }

    /// <summary>Counts different wordings among contributions.</summary>
    public int Wordings(IEnumerable<int> contributions) => contributions.Select(i => _wording[i]).Distinct().Count();

    /// <summary>Gives the strongest, best first.</summary>
    /// <param name="arguments">Places of the side's arguments in the corpus.</param>
    /// <param name="most">At most so many.</param>
    public ImmutableArray<ContributionId> Best(IEnumerable<int> arguments, int most)
    {
        var wordings = new HashSet<int>();
        var authors = new HashSet<string>(StringComparer.Ordinal);
        var best = ImmutableArray.CreateBuilder<ContributionId>();
        foreach (var index in arguments.OrderByDescending(Strength).ThenBy(i => i))
        {
            if (best.Count == most) break;
            var author = _texts.Corpus.Contributions[index].Author?.Name;
            if (author is not null && authors.Contains(author) || !wordings.Add(_wording[index])) continue;
            if (author is not null) authors.Add(author);
            best.Add(_texts.Corpus.Contributions[index].Id);
        }
        return best.ToImmutable();
    }

    /// <summary>ln(1 + carriers + votes for) × (0.3 + specificity), less when it is a few words only.</summary>
    double Strength(int index)
    {
        var text = _texts.Texts[index];
        var support = Math.Log(1 + _carriers[index] + (_texts.Corpus.VotesOf(index)?.Agree ?? 0));
        var length = Math.Clamp((text.Tokens.Length - ShortWords) / (double)(FullWords - ShortWords), 0.1, 1);
        return support * (0.3 + Specificity(text)) * length;
    }

    /// <summary>Mean rarity of the six rarest words, in [0, 1]: 1 = each stands in this contribution only.</summary>
    double Specificity(PreparedText text)
    {
        var words = _texts.Vocabulary;
        if (_texts.Texts.Length < 2) return 0;
        double[] rarest = [.. text.Tokens.Select(t => t.Word).Distinct().Where(w => !words.StopWords[w])
            .Select(w => 1 - Math.Log(Math.Max(1, words.DocumentCounts[w])) / Math.Log(_texts.Texts.Length)).OrderDescending().Take(6)];
        return rarest.Length == 0 ? 0 : rarest.Sum() / 6;
    }
}
