using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Analysis;

/// <summary>Names one topic of one consultation; stable from run to run when the run starts from earlier memberships.</summary>
public readonly record struct TopicId(string Value) : IComparable<TopicId>
{
    /// <summary>Compares ordinally.</summary>
    public int CompareTo(TopicId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Gives an id, or none for none.</summary>
    internal static TopicId? Of(string? value) => value is null ? null : new TopicId(value);

    /// <summary>Gives the id as it stands in the files: <c>T03</c>, <c>T03.2</c>.</summary>
    public override string ToString() => Value;
}

/// <summary>A cluster of contributions found by the analysis: level 1 = topic (sujet), level 2 = sub-topic (sous-sujet). Not a declared theme.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The topic that holds a sub-topic; null on level 1.</param>
/// <param name="Level">1 or 2.</param>
/// <param name="Label">A noun phrase found in the texts.</param>
/// <param name="Keyphrases">Further phrases, most telling first.</param>
/// <param name="Size">Number of contributions assigned to it as their main topic; copies count.</param>
/// <param name="Representatives">Up to three contributions that show best what it is about, best first.</param>
public sealed record Topic(TopicId Id, TopicId? ParentId, int Level, string Label,
    ImmutableArray<string> Keyphrases, int Size, ImmutableArray<ContributionId> Representatives);

/// <summary>Where a contribution mainly belongs.</summary>
/// <param name="Contribution">The contribution.</param>
/// <param name="Topic">Its topic of level 1; null when it fits nowhere.</param>
/// <param name="SubTopic">Its topic of level 2; null when the topic has none or it fits none.</param>
/// <param name="Similarity">Cosine with the centre of its topic, in [-1, 1]; 0 when unassigned.</param>
public sealed record Assignment(ContributionId Contribution, TopicId? Topic, TopicId? SubTopic, double Similarity)
{
    readonly string? _topic = Topic?.Value, _subTopic = SubTopic?.Value; // a word each: an id that may be absent takes two

    /// <summary>Its topic of level 1; null when it fits nowhere.</summary>
    public TopicId? Topic { get => TopicId.Of(_topic); init => _topic = value?.Value; }

    /// <summary>Its topic of level 2; null when the topic has none or it fits none.</summary>
    public TopicId? SubTopic { get => TopicId.Of(_subTopic); init => _subTopic = value?.Value; }
}

/// <summary>One thing a contribution says, with its place in the raw body.</summary>
/// <param name="Rank">Its rank among those of the contribution, from 1.</param>
/// <param name="Contribution">Who says it.</param>
/// <param name="Passage">UTF-16 units of the raw body cell; (0, 0) for a contribution that has only a title.</param>
/// <param name="Topic">Its topic; null when it fits nowhere.</param>
/// <param name="SubTopic">Its sub-topic; null where none.</param>
/// <param name="Similarity">Cosine with the centre of its topic, in [-1, 1]; 0 when unassigned.</param>
public sealed record Idea(int Rank, ContributionId Contribution, TextSpan Passage, TopicId? Topic, TopicId? SubTopic, double Similarity)
{
    readonly string? _topic = Topic?.Value, _subTopic = SubTopic?.Value; // as in assignments: five millions of ideas are 85 MB less

    /// <summary>Its topic; null when it fits nowhere.</summary>
    public TopicId? Topic { get => TopicId.Of(_topic); init => _topic = value?.Value; }

    /// <summary>Its sub-topic; null where none.</summary>
    public TopicId? SubTopic { get => TopicId.Of(_subTopic); init => _subTopic = value?.Value; }

    /// <summary>Contribution id, a full stop, and its rank: made when it is asked for, since a million contributions say five millions of things.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Contribution}.{Rank}");

    /// <summary>Reads the rank out of an <see cref="Id"/>.</summary>
    /// <exception cref="FormatException">It doesn't end in a full stop and a whole number.</exception>
    public static int RankOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return int.Parse(id.AsSpan(id.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

/// <summary>What <c>Topics.Find</c> found.</summary>
/// <param name="Topics">Level-1 topics, each followed by its sub-topics; largest first inside a level.</param>
/// <param name="Assignments">One a contribution, in corpus order.</param>
/// <param name="Ideas">All ideas, in corpus order then by place; they don't overlap inside a contribution.</param>
/// <param name="Warnings">Sentences in French for a reviewer: a topic too large, two too alike.</param>
public sealed record TopicFindings(ImmutableArray<Topic> Topics, ImmutableArray<Assignment> Assignments,
    ImmutableArray<Idea> Ideas, ImmutableArray<string> Warnings)
{
    /// <summary>Where each contribution lies by its subject, in corpus order, for the stages that follow in the same run; null in findings that were read or kept.</summary>
    internal DenseRows? Places { get; init; }

    /// <summary>The space in which they lie, likewise; null also where a run went on and laid only what came in.</summary>
    internal TopicSpace? Space { get; init; }
}

/// <summary>Memberships of an earlier run (or of people's curation), from which a new run starts so that topics keep their identity.</summary>
/// <param name="Topics">The earlier topics.</param>
/// <param name="Assignments">The earlier memberships; contributions that have gone since are ignored.</param>
public sealed record EarlierTopics(ImmutableArray<Topic> Topics, ImmutableArray<Assignment> Assignments)
{
    /// <summary>Whether topics that stay keep their names and keyphrases unread: no more than a tenth of the contributions has come in or changed since they were named. False unless said.</summary>
    public bool NamesStand { get; init; }
}
