using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Keeps the ledger as people's decisions left it: counted again only where a decision changed what is used.</summary>
static class CurateCoverage
{
    /// <summary>Gives the ledger of what is shown.</summary>
    public static ImmutableArray<CoverageLine> Of(Findings machine, Corpus corpus, ImmutableArray<DuplicateGroup> duplicates, TopicFindings topics, ImmutableArray<Controversy> controversies, AgreementDraft draft) =>
        duplicates == machine.Duplicates && topics.Assignments == machine.Topics.Assignments && AreSame(controversies, machine.Controversies) && AreSame(draft.Points, machine.Draft.Points)
            ? machine.Coverage : Coverage.Count(corpus, duplicates, topics, controversies, draft, CancellationToken.None);

    // names, questions and states change every day, what they rest on seldom
    static bool AreSame(ImmutableArray<Controversy> now, ImmutableArray<Controversy> then) => now.Length == then.Length
        && now.Zip(then).All(p => p.First.Contribution == p.Second.Contribution && p.First.ForIds == p.Second.ForIds && p.First.AgainstIds == p.Second.AgainstIds);

    static bool AreSame(ImmutableArray<AgreementPoint> now, ImmutableArray<AgreementPoint> then) => now.Length == then.Length
        && now.Zip(then).All(p => p.First.Row == p.Second.Row && AreSame(p.First.Citations, p.Second.Citations) && AreSame(p.First.QualificationCitations, p.Second.QualificationCitations));

    static bool AreSame(ImmutableArray<Citation> now, ImmutableArray<Citation> then) => now == then || now.AsSpan().SequenceEqual(then.AsSpan());
}
