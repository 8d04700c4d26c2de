using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Analysis;

/// <summary>Finds what each side of a controversy grants the other, word for word.</summary>
/// <remarks>
/// Against: a sentence that admits before it objects ("d'accord sur le principe, mais", "certes", "même si"). For: one that sets a condition or admits a
/// risk ("à condition que", "toutefois"). The strongest first, each author and each wording once. When it misleads: "certes" may be polite only.
/// </remarks>
sealed partial class Concessions
{
    const int MostOfOneSide = 2;
    const int MinWords = 7;
    const int MaxWords = 45;
    const int SentencesRead = 30;

    readonly PreparedCorpus _texts;
    readonly StrongArguments _arguments;

    /// <summary>Keeps what it reads.</summary>
    public Concessions(PreparedCorpus texts, StrongArguments arguments) => (_texts, _arguments) = (texts, arguments);

    /// <summary>Finds at most two sentences of each side: first those of the side for.</summary>
    /// <param name="pro">Places of the arguments for.</param>
    /// <param name="contra">Places of the arguments against.</param>
    public ImmutableArray<Concession> Of(IReadOnlyList<int> pro, IReadOnlyList<int> contra) => [.. Best(pro, Side.For), .. Best(contra, Side.Against)];

    IEnumerable<Concession> Best(IReadOnlyList<int> side, Side of)
    {
        var found = new Dictionary<ContributionId, Concession>();
        foreach (var index in side)
            if (Sentence(index, of) is { } passage) found[_texts.Corpus.Contributions[index].Id] = new(of, new(_texts.Corpus.Contributions[index].Id, passage));
        return _arguments.Best(side.Where(i => found.ContainsKey(_texts.Corpus.Contributions[i].Id)), MostOfOneSide).Select(id => found[id]);
    }

    TextSpan? Sentence(int index, Side side)
    {
        var text = _texts.Texts[index];
        foreach (var sentence in text.Sentences.Take(SentencesRead))
        {
            if (text.IsTitle(sentence.Start) || sentence.TokenCount is < MinWords or > MaxWords) continue;
            var written = text.Plain.Substring(sentence.Start, sentence.Length);
            if (written.EndsWith('?') || Phrasing.CapitalWords(written) >= 2 || !(side == Side.Against ? Admits() : Limits()).IsMatch(written)) continue;
            if (_texts.RawPassage(index, sentence.Start, sentence.Length) is { } passage) return passage;
        }
        return null;
    }

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bcertes\b|\b(?:sur|dans|pour) le (?:principe|fond)\b|\boui,? mais\b|^(?:oui|d['’]accord|bonne idée|favorable|je (?:suis (?:plutôt )?(?:d['’]accord|favorable|pour)|comprends|partage|trouve l['’]idée))\b.*\b(?:mais|cependant|toutefois|par contre|sauf|en revanche)\b|\b(?:idée|proposition|intention|objectif) (?:est|semble|me semble|paraît) (?:bonne?|intéressante?|louable|séduisante?|juste)\b|\bil est vrai qu|\b(?:même si\b|bien qu['’e])|\bin principle\b|\bgranted\b|^(?:yes|i agree|good idea)\b.*\bbut\b|\balthough\b|\beven though\b", Options)]
    private static partial Regex Admits();

    [GeneratedRegex(@"\bà (?:la )?(?:seule )?condition\b|\bsous (?:réserve|condition)|\bsauf (?:si|pour|en|que|les?|la)\b|\bà moins (?:que|de|d['’])|\b(?:toutefois|cependant|néanmoins)\b|\b(?:oui|d['’]accord|pour|favorable),? mais\b|\bmais (?:il (?:faut|faudrait|ne faut)|attention|pas (?:pour|si|à|au)|à condition|seulement|uniquement|sans)|\battention (?:à|aux?|toutefois|cependant)\b|\bveiller à\b|\bil est vrai qu|\bcertes\b|\bprovided that\b|\bon condition\b|\bas long as\b|\bunless\b|\bhowever\b", Options)]
    private static partial Regex Limits();
}
