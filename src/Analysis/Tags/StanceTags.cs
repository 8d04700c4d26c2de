using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Says on which side each argument and comment stands towards the proposition it hangs on.</summary>
/// <remarks>A declared side stands as it is (origin human). Else the likelier side with its confidence, also when low; where the author's own vote
/// on the proposition is known it decides most (origin rule), else words and votes do (origin model). A text that does not speak of its proposition
/// (<see cref="StanceSubject"/>) keeps its likelier side, with a confidence that counts nowhere.</remarks>
static class StanceTags
{
    // a reply answers another argument first: its words say less of the proposition above
    const double ReplyScale = 0.5;

    /// <summary>Log-odds at most of what does not speak of its proposition: under what counts anywhere, however sure its words sound.</summary>
    const double OffSubject = 0.35;

    /// <summary>What is known of one argument before the others are looked at.</summary>
    readonly record struct Guess(double Words, double Votes, UInt128 Wording);

    /// <summary>Gives one tag an argument or comment whose proposition is in the corpus, and what was learnt.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="options">Sides that people gave.</param>
    /// <param name="seed">Seed of what is learnt.</param>
    /// <param name="cancel">Stops between two texts.</param>
    /// <param name="standing">Sides that an earlier run told, and what it learnt; null to learn and tell all anew.</param>
    /// <remarks>Cost: linear in the words, read twice; what is learnt is bounded. Of sides that stand no word is read.</remarks>
    public static (IEnumerable<Tag> Tags, SideLearning Learning) Of(PreparedCorpus texts, TagsOptions options, int seed, CancellationToken cancel, StandingSides? standing = null)
    {
        var corpus = texts.Corpus;
        var sides = Corrected(options.Corrections);
        var vectors = texts.Vectors(cancel, standing?.Learning.CommonPart); // the stages that follow ask for them too
        var model = standing?.Learning.Model ?? StanceModel.Shipped.LearnFrom(Declared(corpus, sides, cancel), StanceModel.MinParentsHere, seed, cancel);
        var ownVotes = new Dictionary<(ContributionId, string), VoteValue>();
        foreach (var vote in corpus.Votes) ownVotes[(vote.Contribution, vote.Voter)] = vote.Value;
        var parents = new ConcurrentDictionary<int, FoldedText>();
        FoldedText ParentOf(int proposition) => parents.GetOrAdd(proposition, p => TextOf(corpus.Contributions[p]));
        var tags = SideBySide.Each([.. Enumerable.Range(0, corpus.Contributions.Length)], i => standing?.Of(i), cancel);
        int[] open = [.. Enumerable.Range(0, tags.Length).Where(i => tags[i] is null && PropositionOf(corpus, i) is not null && SideOf(corpus.Contributions[i], sides) is null)];
        var guesses = SideBySide.Each(open, i =>
        {
            var (proposition, text) = (PropositionOf(corpus, i)!.Value, TextOf(corpus.Contributions[i])); // only such were taken
            var words = model.OfWords(text, ParentOf(proposition), null) * (corpus.ParentOf(i) == proposition ? 1 : ReplyScale);
            return new Guess(words, StanceModel.OfVotes(corpus.VotesOf(proposition), OwnVote(corpus, ownVotes, i, proposition)), WordingOf(text));
        }, cancel);
        List<(string Proposition, UInt128 Wording)> hung = [.. open.Zip(guesses).Select(x => (corpus.Contributions[PropositionOf(corpus, x.First)!.Value].Id.Value, x.Second.Wording))]; // only such were taken
        var propositions = standing?.Learning.Propositions ?? StanceCompany.PropositionsOf(hung.Select(h => h.Proposition));
        var parts = StanceCompany.PartsOf(hung, propositions);
        var company = standing?.Learning.Company ?? StanceCompany.Learn(Once(corpus, open, guesses, parts), seed, cancel);
        var subject = open.Length == 0 ? null : new StanceSubject(texts, cancel);
        var read = open.Select((i, k) => (i, k)).ToDictionary(x => x.i, x => x.k);
        Parallel.For(0, tags.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var contribution = corpus.Contributions[i];
            if (PropositionOf(corpus, i) is not { } proposition) tags[i] = null;
            else if (SideOf(contribution, sides) is { } declared) tags[i] = new Tag(contribution.Id, TagKind.Stance, Word(declared), 1, TagOrigin.Human, []);
            else tags[i] ??= Tell(contribution, model, t => company.Of(t, parts[read[i]]), guesses[read[i]], OwnVote(corpus, ownVotes, i, proposition), ParentOf(proposition), t => subject!.Of(i, t, proposition)); // made where one is open
        });
        return (tags.OfType<Tag>(), new(model, company, propositions, vectors.CommonPart.ToArray()));
    }

    static VoteValue? OwnVote(Corpus corpus, Dictionary<(ContributionId, string), VoteValue> votes, int index, int proposition) =>
        corpus.Contributions[index].Author is { } author && votes.TryGetValue((corpus.Contributions[proposition].Id, author.Name), out var vote) ? vote : null;

    /// <summary>Gives each wording once, evenly taken where there are more than can be learnt from.</summary>
    static List<(FoldedText Text, int Part, double Odds)> Once(Corpus corpus, int[] open, Guess[] guesses, int[] parts)
    {
        var once = Enumerable.Range(0, open.Length).DistinctBy(k => guesses[k].Wording).ToList();
        var step = Math.Max(1, (once.Count + StanceCompany.MaxWordings - 1) / StanceCompany.MaxWordings);
        return [.. once.Where((_, n) => n % step == 0).Select(k => (TextOf(corpus.Contributions[open[k]]), parts[k], guesses[k].Words + guesses[k].Votes))];
    }

    /// <summary>Gives arguments and comments that declare their side, in corpus order: each wording once, evenly taken where there are more than can be learnt from.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="corrected">Sides that people gave: they count as declared.</param>
    /// <param name="cancel">Stops between two texts.</param>
    public static List<(FoldedText Text, FoldedText Parent, bool IsFor, string ParentId)> Declared(Corpus corpus, IReadOnlyDictionary<ContributionId, Side> corrected, CancellationToken cancel)
    {
        var wordings = new UInt128[corpus.Contributions.Length];
        Parallel.For(0, wordings.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            if (PropositionOf(corpus, i) is not null && SideOf(corpus.Contributions[i], corrected) is not null) wordings[i] = WordingOf(TextOf(corpus.Contributions[i]));
        });
        var known = new HashSet<UInt128>();
        var once = new List<int>();
        for (var i = 0; i < wordings.Length; i++)
            if (wordings[i] != 0 && known.Add(wordings[i])) once.Add(i);
        var step = (once.Count + StanceModel.MaxExamples - 1) / StanceModel.MaxExamples;
        var parents = new ConcurrentDictionary<int, FoldedText>();
        return [.. SideBySide.Each([.. Enumerable.Range(0, step == 0 ? 0 : once.Count / step).Select(k => once[k * step])], Example, cancel)];

        (FoldedText, FoldedText, bool, string) Example(int index)
        {
            var proposition = PropositionOf(corpus, index)!.Value; // only such were taken
            return (TextOf(corpus.Contributions[index]), parents.GetOrAdd(proposition, p => TextOf(corpus.Contributions[p])), SideOf(corpus.Contributions[index], corrected) == Side.For, corpus.Contributions[proposition].Id.Value);
        }
    }

    /// <summary>Tells wordings apart by 128 bits of their folded words: never 0.</summary>
    public static UInt128 WordingOf(FoldedText text)
    {
        ulong low = 0xcbf29ce484222325, high = 0x9E3779B97F4A7C15;
        foreach (var word in text.Words)
        {
            foreach (var letter in word) low = (low ^ letter) * 0x100000001b3;
            low = (low ^ ' ') * 0x100000001b3;
            high = ulong.RotateLeft(high ^ low * 0xC2B2AE3D27D4EB4Ful, 29) * 0x9FB21C651E98DF25;
        }
        return new(high | 1, low);
    }

    static Side? SideOf(Contribution contribution, IReadOnlyDictionary<ContributionId, Side> corrected) =>
        corrected.TryGetValue(contribution.Id, out var side) ? side : contribution.Stance;

    static Dictionary<ContributionId, Side> Corrected(ImmutableArray<TagCorrection> corrections)
    {
        var sides = new Dictionary<ContributionId, Side>();
        foreach (var correction in corrections.Where(c => c.Kind == TagKind.Stance && c.Value is "for" or "against"))
            sides[correction.Contribution] = correction.Value == "for" == correction.Given ? Side.For : Side.Against;
        return sides;
    }

    static Tag Tell(Contribution contribution, StanceModel model, Func<FoldedText, double> company, Guess guess, VoteValue? own, FoldedText parent, Func<FoldedText, bool> speaksOfIt)
    {
        var text = TextOf(contribution);
        var why = new List<(double Weight, string Words)>();
        model.OfWords(text, parent, why);
        var odds = StanceModel.Calibrated(guess.Words + company(text), text.Words.Length) + guess.Votes;
        if (own is null && Math.Abs(odds) > OffSubject && !speaksOfIt(text)) odds = Math.CopySign(OffSubject, odds);
        var decisive = why.Where(w => w.Weight > 0 == odds > 0).OrderByDescending(w => Math.Abs(w.Weight)).ThenBy(w => w.Words, StringComparer.Ordinal)
            .Select(w => w.Words).Distinct().Take(4);
        var isDecidedByVote = own is VoteValue.Agree or VoteValue.Disagree && own == VoteValue.Agree == odds > 0;
        return new(contribution.Id, TagKind.Stance, Word(odds > 0 ? Side.For : Side.Against), 1 / (1 + Math.Exp(-Math.Abs(odds))),
            isDecidedByVote ? TagOrigin.Rule : TagOrigin.Model,
            isDecidedByVote ? [own == VoteValue.Agree ? "vote de l'auteur : d'accord" : "vote de l'auteur : pas d'accord", .. decisive] : [.. decisive]);
    }

    /// <summary>Climbs from an argument or a reply to what it hangs on in the end; null where that never came, and for what is neither.</summary>
    public static int? PropositionOf(Corpus corpus, int index)
    {
        if (corpus.Contributions[index].Kind is not (ContributionKind.Argument or ContributionKind.Comment)) return null;
        var at = corpus.ParentOf(index);
        for (var steps = 0; at is { } place && steps < 100; steps++)
        {
            if (corpus.Contributions[place].Kind is not (ContributionKind.Argument or ContributionKind.Comment)) return place;
            at = corpus.ParentOf(place);
        }
        return null;
    }

    /// <summary>Reads the title and the body of a contribution.</summary>
    public static FoldedText TextOf(Contribution contribution) => FoldedText.Of(
        contribution.Title.Length == 0 ? contribution.Body.Plain : contribution.Title + "\n" + contribution.Body.Plain);

    static string Word(Side side) => side == Side.For ? "for" : "against";
}
