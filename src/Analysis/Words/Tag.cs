using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>What a tag is about. In files: lower case.</summary>
public enum TagKind
{
    /// <summary>Which side an argument takes.</summary>
    Stance,

    /// <summary>By what means: law, operation, European rule, international strategy.</summary>
    Instrument,

    /// <summary>Who should act.</summary>
    Addressee,

    /// <summary>Who speaks.</summary>
    Stakeholder,

    /// <summary>A question that crosses the topics.</summary>
    Lens,

    /// <summary>A name of a body, a law, a place.</summary>
    Entity,

    /// <summary>A word of one's own, or a value of a family of tags.</summary>
    Free,
}

/// <summary>Who gave a tag. In files: lower case.</summary>
public enum TagOrigin
{
    /// <summary>Learnt.</summary>
    Model,

    /// <summary>Words that were written down.</summary>
    Rule,

    /// <summary>A person.</summary>
    Human,
}

/// <summary>A label on a contribution beside its topic.</summary>
/// <param name="Contribution">What is labelled.</param>
/// <param name="Kind">What the tag is about.</param>
/// <param name="Value">The word of the contract (<c>legislation</c>, <c>government</c>, <c>for</c> …) or free text.</param>
/// <param name="Confidence">Estimated share of such tags that are right, in [0, 1].</param>
/// <param name="Origin">Model, rule or human.</param>
/// <param name="Why">The words that decided it, most telling first; may be empty for humans.</param>
public sealed record Tag(ContributionId Contribution, TagKind Kind, string Value, double Confidence,
    TagOrigin Origin, ImmutableArray<string> Why);
