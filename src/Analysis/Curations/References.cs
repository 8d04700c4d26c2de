using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>Names a point of agreement in every run, and keeps it as the person saw it: rows change with every run, what people decided on stays.</summary>
/// <param name="Key">Its lasting name: see <see cref="KeyOf(AgreementPoint)"/>; given by the dashboard for a point that a person wrote.</param>
/// <param name="Found">The sentence as the machine drafted it (or as the person first wrote it).</param>
/// <param name="Qualification">What qualified it then.</param>
/// <param name="Topic">Its topic then.</param>
/// <param name="Section">Its sub-theme then.</param>
/// <param name="Citations">Who carried it then, its source first; empty when not kept.</param>
/// <param name="QualificationCitations">Who carried the qualification then.</param>
public sealed record PointRef(string Key, string Found, string Qualification, TopicId Topic, string Section,
    ImmutableArray<Citation> Citations, ImmutableArray<Citation> QualificationCitations)
{
    /// <summary>Names a point by who said it and in which words.</summary>
    /// <remarks>FNV-1a (64 bits) of both: the same in every run and on every machine.</remarks>
    public static string KeyOf(ContributionId source, string found)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var unit in $"{source.Value}\n{found}") hash = unchecked((hash ^ unit) * 0x100000001b3);
        return $"p{hash:x16}";
    }

    /// <summary>Names a point of a draft: by its key where people decided on it, else by its source and words.</summary>
    public static string KeyOf(AgreementPoint point) => point.Key ?? KeyOf(point.Citations[0].Contribution, point.Point);

    /// <summary>Keeps a point as it stands.</summary>
    public static PointRef Of(AgreementPoint point) =>
        new(KeyOf(point), point.Point, point.Qualification, point.Topic, point.Section, point.Citations, point.QualificationCitations);
}

/// <summary>Names a topic in every run: by its id, which runs keep, and by some of its members, should the id come to mean something else.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What the machine called it.</param>
/// <param name="Level">1 or 2.</param>
/// <param name="Members">Up to <see cref="MaxMembers"/> of its members as the machine found them, spread over all, ascending; empty when not kept.</param>
public sealed record TopicRef(TopicId Id, string Label, int Level, ImmutableArray<ContributionId> Members)
{
    /// <summary>Members kept to know a topic again.</summary>
    public const int MaxMembers = 24;

    /// <summary>Keeps a topic as the machine found it.</summary>
    /// <param name="findings">The findings that the person saw; people's decisions in them are looked through.</param>
    /// <param name="id">The topic.</param>
    /// <returns>Null when there is no such topic.</returns>
    public static TopicRef? Of(Findings findings, TopicId id)
    {
        var found = findings.Topics.Topics.FirstOrDefault(t => t.Id == id);
        var machine = (findings.Untouched ?? findings).Topics;
        var topic = machine.Topics.FirstOrDefault(t => t.Id == id) ?? found;
        if (topic is null) return null;
        var members = (machine.Topics.Any(t => t.Id == id) ? machine : findings.Topics).Assignments
            .Where(a => a.Topic == id || a.SubTopic == id).Select(a => a.Contribution).ToList();
        var step = Math.Max(1, (members.Count + MaxMembers - 1) / MaxMembers);
        return new(id, topic.Label, topic.Level, [.. members.Where((_, i) => i % step == 0)]);
    }
}

/// <summary>Names a group of copies in every run: by its members, since its id is only a number.</summary>
/// <param name="Kind">How they were alike.</param>
/// <param name="Members">The members as the machine found them, ascending.</param>
public sealed record GroupRef(DuplicateKind Kind, ImmutableArray<ContributionId> Members)
{
    /// <summary>Keeps a group as the machine found it.</summary>
    public static GroupRef Of(DuplicateGroup group) => new(group.Kind, [.. group.Members.Select(m => m.Contribution).Order()]);
}

/// <summary>Names a controversy in every run: by its proposition or by its topic.</summary>
/// <param name="Contribution">The proposition; null for a topic.</param>
/// <param name="Topic">The topic; null for a proposition.</param>
/// <param name="Question">Its question as the machine put it.</param>
public sealed record ControversyRef(ContributionId? Contribution, TopicRef? Topic, string Question)
{
    /// <summary>Keeps a controversy as the machine found it.</summary>
    public static ControversyRef Of(Findings findings, Controversy controversy) => new(controversy.Contribution,
        controversy.Topic is { } topic ? TopicRef.Of(findings, topic) : null,
        ((findings.Untouched ?? findings).Controversies.FirstOrDefault(c => c.Contribution == controversy.Contribution && c.Topic == controversy.Topic) ?? controversy).Label);
}
