using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>A point while decisions are laid over it.</summary>
sealed class PointEntry
{
    public required string Key { get; init; }
    public required double Order { get; init; }
    public AgreementPoint? Machine { get; init; }
    public required TopicId Topic { get; set; }
    public required string Section { get; set; }
    public required string Words { get; set; }
    public required string Qualification { get; set; }
    public required ImmutableArray<Citation> Citations { get; set; }
    public required ImmutableArray<Citation> QualificationCitations { get; set; }
    public PointStatus Status { get; set; }
    public bool Human { get; init; }
    public bool Aside { get; set; }
    public string? ReplacedBy { get; set; }
    public bool Touched { get; set; }
    public Curation? Last { get; set; }
    public Curation? ValidatedBy { get; set; }

    public bool Frozen => ValidatedBy is not null;
    public bool Shown => !Aside && ReplacedBy is null;

    /// <summary>A point as the machine drafted it.</summary>
    public static PointEntry Of(string key, AgreementPoint point, double order) => new()
    {
        Key = key, Order = order, Machine = point, Topic = point.Topic, Section = point.Section, Words = point.Point, Qualification = point.Qualification,
        Citations = point.Citations, QualificationCitations = point.QualificationCitations, Status = point.Status, Human = point.Human,
    };

    /// <summary>A point as a decision keeps it.</summary>
    public static PointEntry Of(PointRef kept, double order, bool human) => new()
    {
        Key = kept.Key, Order = order, Topic = kept.Topic, Section = kept.Section, Words = kept.Found, Qualification = kept.Qualification,
        Citations = kept.Citations, QualificationCitations = kept.QualificationCitations, Status = PointStatus.Edited, Human = human, Touched = true,
    };
}
