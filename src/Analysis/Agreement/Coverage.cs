using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Keeps the ledger: where each contribution ended up.</summary>
public static class Coverage
{
    /// <summary>Counts the uses of every contribution.</summary>
    /// <returns>One line a contribution, in corpus order.</returns>
    public static ImmutableArray<CoverageLine> Count(Corpus corpus, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics,
        ImmutableArray<Controversy> controversies, AgreementDraft draft, CancellationToken cancel)
    {
        var rows = new SortedSet<int>?[corpus.Contributions.Length];
        var uses = new byte[corpus.Contributions.Length]; // a bit a use
        void Use(ContributionId id, ContributionUse use)
        {
            if (corpus.IndexOf(id) is { } index) uses[index] |= (byte)(1 << (int)use);
        }

        foreach (var point in draft.Points)
            foreach (var citation in point.Citations.Concat(point.QualificationCitations))
            {
                Use(citation.Contribution, ContributionUse.Agreement);
                if (corpus.IndexOf(citation.Contribution) is { } index) (rows[index] ??= []).Add(point.Row);
            }
        foreach (var controversy in controversies)
        {
            if (controversy.Contribution is { } id) Use(id, ContributionUse.Controversy);
            foreach (var side in controversy.ForIds.Concat(controversy.AgainstIds)) Use(side, ContributionUse.Controversy);
        }
        foreach (var member in duplicates.SelectMany(g => g.Members)) Use(member.Contribution, ContributionUse.Duplicate);
        cancel.ThrowIfCancellationRequested();
        foreach (var assignment in topics.Assignments)
            if (assignment.Topic is not null) Use(assignment.Contribution, ContributionUse.Topic);
        // few sets of uses, many contributions: each set is written once
        var sets = Enumerable.Range(0, 1 << (int)ContributionUse.None).Select(Uses).ToArray();
        return [.. corpus.Contributions.Select((c, i) => new CoverageLine(c.Id, sets[uses[i]], rows[i] is { } cited ? [.. cited] : []))];
    }

    static ImmutableArray<ContributionUse> Uses(int bits) =>
        bits == 0 ? [ContributionUse.None] : [.. Enum.GetValues<ContributionUse>().Where(u => (bits >> (int)u & 1) == 1)];
}
