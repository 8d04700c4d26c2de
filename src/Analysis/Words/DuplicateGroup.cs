using System.Collections.Immutable;

namespace SynthesisPipeline.Analysis;

/// <summary>How the members of a group are alike. In files: lower case. Paraphrase is a suggestion for a person, never merged or counted by itself.</summary>
public enum DuplicateKind
{
    /// <summary>The same words.</summary>
    Exact,

    /// <summary>Nearly the same words.</summary>
    Near,

    /// <summary>One wording that many authors sent.</summary>
    Campaign,

    /// <summary>The same said in other words.</summary>
    Paraphrase,
}

/// <summary>One member of a group.</summary>
/// <param name="Contribution">The member.</param>
/// <param name="Similarity">Likeness to the representative, in [0, 1]; 1 for the representative itself.</param>
/// <param name="Added">Passages its author added to the common wording: spans of its raw body, ascending.</param>
public sealed record DuplicateMember(ContributionId Contribution, double Similarity, ImmutableArray<TextSpan> Added);

/// <summary>Contributions that say the same in the same words.</summary>
/// <param name="Id">Its id: <c>D001</c> …</param>
/// <param name="Kind">Exact, near, campaign (many authors) or paraphrase.</param>
/// <param name="Representative">The wording that stands for all.</param>
/// <param name="Members">All members, the representative first, then ascending by id; two or more.</param>
/// <param name="Authors">Distinct authors (one more for each member without author).</param>
/// <param name="Wordings">Distinct wordings, case, accents and punctuation apart.</param>
/// <param name="FirstAt">Date of the earliest member; null where no date is known.</param>
/// <param name="LastAt">Date of the latest member; null where no date is known.</param>
public sealed record DuplicateGroup(string Id, DuplicateKind Kind, ContributionId Representative,
    ImmutableArray<DuplicateMember> Members, int Authors, int Wordings, DateTimeOffset? FirstAt, DateTimeOffset? LastAt);
