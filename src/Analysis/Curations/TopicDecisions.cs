using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A decision on one topic.</summary>
/// <param name="Topic">The topic.</param>
public abstract record TopicDecision(TopicRef Topic) : Decision;

/// <summary>Gives a topic another name.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Label">Its name.</param>
public sealed record RenameTopic(TopicRef Topic, string Label) : TopicDecision(Topic);

/// <summary>Merges topics of one level into one. The others stay as links to it.</summary>
/// <param name="Topic">The topic that stays.</param>
/// <param name="From">The topics that go into it.</param>
public sealed record MergeTopics(TopicRef Topic, ImmutableArray<TopicRef> From) : TopicDecision(Topic);

/// <summary>One part of a topic that is split.</summary>
/// <param name="Id">The new topic's id.</param>
/// <param name="Label">Its name.</param>
/// <param name="Members">Who goes into it.</param>
public sealed record TopicPart(TopicId Id, string Label, ImmutableArray<ContributionId> Members);

/// <summary>Splits a topic: each part becomes a topic of the same level; who is in no part stays.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Parts">One or more.</param>
public sealed record SplitTopic(TopicRef Topic, ImmutableArray<TopicPart> Parts) : TopicDecision(Topic);

/// <summary>Moves contributions to a topic, or out of all.</summary>
/// <param name="Contributions">Which.</param>
/// <param name="To">The topic; null for none.</param>
public sealed record MoveContributions(ImmutableArray<ContributionId> Contributions, TopicRef? To) : Decision;

/// <summary>Keeps a topic in first place, or no longer.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Pinned">True keeps it.</param>
public sealed record PinTopic(TopicRef Topic, bool Pinned) : TopicDecision(Topic);

/// <summary>Sets a topic aside: it comes last, and what the machine drafted from it leaves the table. Or takes it back.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Aside">True sets it aside.</param>
public sealed record SetTopicAside(TopicRef Topic, bool Aside) : TopicDecision(Topic);

/// <summary>Places a topic before another of its level.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Before">The one it comes before; null for the last place.</param>
public sealed record PlaceTopic(TopicRef Topic, TopicRef? Before) : TopicDecision(Topic);
