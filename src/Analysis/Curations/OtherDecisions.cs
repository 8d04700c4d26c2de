using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A decision on one group of copies.</summary>
/// <param name="Group">The group.</param>
public abstract record GroupDecision(GroupRef Group) : Decision;

/// <summary>Says whether a group is one.</summary>
/// <param name="Group">The group.</param>
/// <param name="AreCopies">False: they say different things, the group goes.</param>
public sealed record JudgeGroup(GroupRef Group, bool AreCopies) : GroupDecision(Group);

/// <summary>Takes a member out of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Member">The member.</param>
public sealed record RemoveMember(GroupRef Group, ContributionId Member) : GroupDecision(Group);

/// <summary>Chooses the text that stands for a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Representative">The member.</param>
public sealed record ChooseRepresentative(GroupRef Group, ContributionId Representative) : GroupDecision(Group);

/// <summary>A decision on one controversy.</summary>
/// <param name="Controversy">The controversy.</param>
public abstract record ControversyDecision(ControversyRef Controversy) : Decision;

/// <summary>Puts the question of a controversy in other words.</summary>
/// <param name="Controversy">The controversy.</param>
/// <param name="Question">The question.</param>
public sealed record AskQuestion(ControversyRef Controversy, string Question) : ControversyDecision(Controversy);

/// <summary>Chooses the arguments shown, and their order.</summary>
/// <param name="Controversy">The controversy.</param>
/// <param name="ForIds">Arguments for, in order.</param>
/// <param name="AgainstIds">Arguments against, in order.</param>
public sealed record ChooseArguments(ControversyRef Controversy, ImmutableArray<ContributionId> ForIds, ImmutableArray<ContributionId> AgainstIds) : ControversyDecision(Controversy);

/// <summary>Says whether it is a controversy.</summary>
/// <param name="Controversy">The controversy.</param>
/// <param name="IsOne">False: people are not divided on it.</param>
public sealed record JudgeControversy(ControversyRef Controversy, bool IsOne) : ControversyDecision(Controversy);

/// <summary>Gives a tag to contributions, or takes it away. Its origin is then human.</summary>
/// <param name="Contributions">Which.</param>
/// <param name="Kind">What the tag is about.</param>
/// <param name="Value">The word of the contract, or free text.</param>
/// <param name="Given">False takes it away.</param>
public sealed record TagContributions(ImmutableArray<ContributionId> Contributions, TagKind Kind, string Value, bool Given) : Decision;

/// <summary>Notes a remark beside a finding, for the next reader. It changes nothing else. One target is given.</summary>
/// <param name="Text">The remark.</param>
/// <param name="Point">The point it is on.</param>
/// <param name="Topic">The topic it is on.</param>
/// <param name="Group">The group of copies it is on.</param>
/// <param name="Controversy">The controversy it is on.</param>
/// <param name="Contribution">The contribution it is on.</param>
public sealed record NoteRemark(string Text, PointRef? Point = null, TopicRef? Topic = null, GroupRef? Group = null,
    ControversyRef? Controversy = null, ContributionId? Contribution = null) : Decision;
