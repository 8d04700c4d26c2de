using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A group of copies as lists show it: texts, authors and wordings counted apart.</summary>
/// <param name="Id">Its id in the run.</param>
/// <param name="Kind">How its members are alike.</param>
/// <param name="Representative">The wording that stands for all.</param>
/// <param name="Texts">Members.</param>
/// <param name="Authors">Distinct authors.</param>
/// <param name="Wordings">Distinct wordings.</param>
/// <param name="FirstAt">Date of the earliest; null where unknown.</param>
/// <param name="LastAt">Date of the latest; null where unknown.</param>
public sealed record DuplicateLine(string Id, DuplicateKind Kind, ContributionId Representative, int Texts, int Authors, int Wordings,
    DateTimeOffset? FirstAt, DateTimeOffset? LastAt);
