using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Knows which arguments stand on which side of what they hang on: as declared and, where nobody declared, as surely read from the text.</summary>
sealed class Sides
{
    static readonly List<int> Nobody = [];

    readonly Dictionary<(int Target, Side Side), List<int>> _declared = [];
    readonly Dictionary<(int Target, Side Side), List<int>> _read = [];
    readonly Dictionary<(int Target, Side Side), List<int>> _likely = [];

    /// <summary>Sorts the arguments of a corpus.</summary>
    public static Sides Of(Corpus corpus, ImmutableArray<Tag> tags, double shownFrom, double likelyFrom)
    {
        var sides = new Sides();
        for (var i = 0; i < corpus.Contributions.Length; i++)
            if (corpus.Contributions[i] is { Kind: ContributionKind.Argument, Stance: { } side } && corpus.ParentOf(i) is { } target)
                Add(sides._declared, target, side, i);
        foreach (var tag in tags)
            if (tag.Kind == TagKind.Stance && tag.Confidence >= likelyFrom && corpus.IndexOf(tag.Contribution) is { } i
                && corpus.Contributions[i].Stance is null && corpus.ParentOf(i) is { } target)
            {
                var side = tag.Value == "against" ? Side.Against : Side.For;
                Add(sides._likely, target, side, i);
                if (tag.Confidence >= shownFrom) Add(sides._read, target, side, i);
            }
        return sides;
    }

    /// <summary>Gives the arguments whose authors declared this side, ascending.</summary>
    public IReadOnlyList<int> Declared(int target, Side side) => _declared.GetValueOrDefault((target, side), Nobody);

    /// <summary>Gives the arguments to show on this side: declared where anybody declared a side here, else those read with confidence.</summary>
    public IReadOnlyList<int> Shown(int target, Side side) =>
        Declared(target, Side.For).Count + Declared(target, Side.Against).Count > 0 ? Declared(target, side) : _read.GetValueOrDefault((target, side), Nobody);

    /// <summary>Gives the arguments that likely stand on this side, read from their texts; nobody declared theirs.</summary>
    public IReadOnlyList<int> Likely(int target, Side side) => _likely.GetValueOrDefault((target, side), Nobody);

    /// <summary>Tells whether anybody declared a side anywhere.</summary>
    public bool AnyDeclared => _declared.Count > 0;

    static void Add(Dictionary<(int, Side), List<int>> lists, int target, Side side, int index)
    {
        if (!lists.TryGetValue((target, side), out var list)) lists[(target, side)] = list = [];
        list.Add(index);
    }
}
