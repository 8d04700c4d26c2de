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
        var uses = new HashSet<ContributionUse>?[corpus.Contributions.Length];
        void Use(ContributionId id, ContributionUse use)
        {
            if (corpus.IndexOf(id) is { } index) (uses[index] ??= []).Add(use);
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
        return [.. corpus.Contributions.Select((c, i) => new CoverageLine(c.Id,
            uses[i] is { } used ? [.. used.Order()] : [ContributionUse.None],
            rows[i] is { } cited ? [.. cited] : []))];
    }
}
