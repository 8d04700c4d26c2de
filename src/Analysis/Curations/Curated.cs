using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What became of a decision over the findings of a run. In files: lower case.</summary>
public enum Fate
{
    /// <summary>It stands as it was made.</summary>
    Held,

    /// <summary>It stands, fitted to what changed.</summary>
    Adapted,

    /// <summary>It no longer fits: a person must say.</summary>
    Asks,

    /// <summary>A later decision took it back.</summary>
    Withdrawn,
}

/// <summary>What became of one decision.</summary>
/// <param name="Curation">The decision.</param>
/// <param name="Fate">Held as it was made; adapted to what changed; asks a person; withdrawn by a later one.</param>
/// <param name="Why">What changed, in French, its parts apart; empty when it held.</param>
public sealed record DecisionFate(Curation Curation, Fate Fate, FormattableString Why)
{
    /// <summary>Whether there is something to say.</summary>
    public bool Says => Why.Format.Length > 0;

    /// <inheritdoc/>
    public bool Equals(DecisionFate? other) =>
        other is not null && Curation == other.Curation && Fate == other.Fate && FormattableString.Invariant(Why) == FormattableString.Invariant(other.Why);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Curation, Fate);
}

/// <summary>A point with its history, in the table or out of it.</summary>
/// <param name="Key">Its lasting name.</param>
/// <param name="Point">As it stands; its row is 0 when it is out of the table.</param>
/// <param name="Machine">As the machine drafted it in this run; null when the machine did not.</param>
/// <param name="Aside">Whether a person, or the setting aside of its topic, took it out.</param>
/// <param name="ReplacedBy">Key of the point it was merged into or qualifies now; null where none.</param>
/// <param name="Last">The last decision on it; null where none.</param>
/// <param name="ValidatedBy">The decision that validated it; null when it isn't validated.</param>
public sealed record CuratedPoint(string Key, AgreementPoint Point, AgreementPoint? Machine, bool Aside, string? ReplacedBy, Curation? Last, Curation? ValidatedBy);

/// <summary>A topic with its history.</summary>
/// <param name="Topic">As it stands.</param>
/// <param name="MachineLabel">What the machine calls it; null for a topic that people made.</param>
/// <param name="Pinned">Whether it is kept in first place.</param>
/// <param name="Aside">Whether it is set aside.</param>
/// <param name="MergedInto">The topic it went into; null where none.</param>
/// <param name="Last">The last decision on it; null where none.</param>
public sealed record CuratedTopic(Topic Topic, string? MachineLabel, bool Pinned, bool Aside, TopicId? MergedInto, Curation? Last);

/// <summary>A group of copies with its history.</summary>
/// <param name="Machine">As the machine found it.</param>
/// <param name="Group">As it stands; null when it was rejected or has fewer than two members left.</param>
/// <param name="AreCopies">What a person said; null when nobody has.</param>
/// <param name="Removed">Members taken out.</param>
/// <param name="Last">The last decision on it; null where none.</param>
public sealed record CuratedGroup(DuplicateGroup Machine, DuplicateGroup? Group, bool? AreCopies, ImmutableArray<ContributionId> Removed, Curation? Last);

/// <summary>A controversy with its history.</summary>
/// <param name="Machine">As the machine found it.</param>
/// <param name="Controversy">As it stands; null when a person said that it isn't one, or its topic went into another's.</param>
/// <param name="IsOne">What a person said; null when nobody has.</param>
/// <param name="Last">The last decision on it; null where none.</param>
public sealed record CuratedControversy(Controversy Machine, Controversy? Controversy, bool? IsOne, Curation? Last);

/// <summary>A course of action or a minority position with its history, in its list or out of it.</summary>
/// <param name="Line">Its name, and what the machine found, or the person first wrote.</param>
/// <param name="Words">Its words as they stand.</param>
/// <param name="Instrument">Its instrument as it stands; null for none.</param>
/// <param name="Addressee">Its addressee as it stands; null for none.</param>
/// <param name="Citations">Who carries it as it stands.</param>
/// <param name="Aside">Whether a person, or the setting aside of its topic, took it out.</param>
/// <param name="Last">The last decision on it; null where none.</param>
public sealed record CuratedLine(LineRef Line, string Words, string? Instrument, string? Addressee, ImmutableArray<Citation> Citations, bool Aside, Curation? Last);

/// <summary>Findings with people's decisions laid over them, and what became of each decision.</summary>
/// <param name="Findings">What is shown, exported and published.</param>
/// <param name="Fates">One a decision, in the order in which they were made.</param>
/// <param name="Points">Every point, those out of the table too: in order of the table, then the others by key.</param>
/// <param name="Topics">Every topic, those merged too, in the order shown.</param>
/// <param name="Groups">Every group that the machine found, in its order.</param>
/// <param name="Controversies">Every controversy that the machine found, in its order.</param>
/// <param name="Placed">Contributions whose topic a person chose.</param>
/// <param name="Remarks">Remarks in force, in the order in which they were made.</param>
public sealed record Curated(Findings Findings, ImmutableArray<DecisionFate> Fates, ImmutableArray<CuratedPoint> Points,
    ImmutableArray<CuratedTopic> Topics, ImmutableArray<CuratedGroup> Groups, ImmutableArray<CuratedControversy> Controversies,
    ImmutableHashSet<ContributionId> Placed, ImmutableArray<Curation> Remarks)
{
    /// <summary>Every course of action and minority position, those out of their lists too, in order.</summary>
    public ImmutableArray<CuratedLine> Lines { get; init; } = [];

    /// <summary>Decisions of which a person must be asked.</summary>
    public IEnumerable<DecisionFate> Questions => Fates.Where(f => f.Fate == Fate.Asks);

    /// <summary>Counts decisions by what became of them.</summary>
    public int Count(Fate fate) => Fates.Count(f => f.Fate == fate);
}
