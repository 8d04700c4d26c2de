using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SynthesisPipeline.Analysis;

/// <summary>What one run found: one property a stage. Immutable; people's decisions are laid over it, never into it.</summary>
public sealed record Findings
{
    /// <summary>Topics, memberships and ideas.</summary>
    public required TopicFindings Topics { get; init; }

    /// <summary>Groups of copies, largest first.</summary>
    public required ImmutableArray<DuplicateGroup> Duplicates { get; init; }

    /// <summary>Tags, in corpus order, then by kind, then by confidence descending.</summary>
    public required ImmutableArray<Tag> Tags { get; init; }

    /// <summary>What the tags learnt from people's answers; empty where nobody answered enough.</summary>
    public ImmutableArray<TagLearning> Learning { get; init; } = [];

    /// <summary>Opinion groups from vote rows.</summary>
    public required OpinionFindings Opinions { get; init; }

    /// <summary>Controversies by rank.</summary>
    public required ImmutableArray<Controversy> Controversies { get; init; }

    /// <summary>Points of agreement, courses of action, minority positions.</summary>
    public required AgreementDraft Draft { get; init; }

    /// <summary>The ledger: one line a contribution, in corpus order.</summary>
    public required ImmutableArray<CoverageLine> Coverage { get; init; }

    /// <summary>The machine's own findings under people's decisions; null where none lie over these.</summary>
    [JsonIgnore]
    public Findings? Untouched { get; init; }

    /// <summary>All stages' warnings, in French, in order of the stages.</summary>
    public ImmutableArray<string> Warnings => [.. Topics.Warnings, .. Draft.Warnings];
}
