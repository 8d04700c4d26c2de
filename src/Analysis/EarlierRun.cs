using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What an earlier run found and left, for a run that goes on from it in every stage: only while little has come in or changed since all was found anew, and options and program are the same.</summary>
/// <param name="Changed">Contributions that have come in or changed since the earlier run.</param>
/// <param name="Draft">The draft of the earlier run, whose lines stand; null where the draft is made anew.</param>
/// <param name="Places">Where contributions were laid; null where topics are found anew.</param>
/// <param name="Sides">What sides were learnt and told; null where they are learnt anew.</param>
public sealed record EarlierRun(ImmutableArray<ContributionId> Changed, AgreementDraft? Draft, LeftByRun? Places, LeftByRun? Sides)
{
    /// <summary>Name under which a run leaves where contributions were laid.</summary>
    public const string PlacesName = "places";

    /// <summary>Name under which a run leaves what sides it learnt and told.</summary>
    public const string SidesName = "sides";
}

/// <summary>What the last run that found something anew left of it.</summary>
/// <param name="Packed">Packed (<see cref="IStageResults.Leave"/>).</param>
/// <param name="Since">Contributions that have come in or changed since.</param>
public sealed record LeftByRun(byte[] Packed, ImmutableArray<ContributionId> Since);
