using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>One topic in two runs.</summary>
/// <param name="Id">Its id, which runs keep.</param>
/// <param name="Before">What it was called; null when it is new.</param>
/// <param name="After">What it is called; null when it is gone.</param>
/// <param name="SizeBefore">Contributions then.</param>
/// <param name="SizeAfter">Contributions now.</param>
/// <param name="Stayed">Contributions that were and are in it.</param>
public sealed record TopicContinued(string Id, string? Before, string? After, int SizeBefore, int SizeAfter, int Stayed);

/// <summary>One controversy in two runs.</summary>
/// <param name="Question">Its question, of now where it is still one.</param>
/// <param name="RankBefore">Its rank then; null when it was none.</param>
/// <param name="RankAfter">Its rank now; null when it is none.</param>
public sealed record ControversyChange(string Question, int? RankBefore, int? RankAfter);

/// <summary>One point of agreement in two runs.</summary>
/// <param name="Before">Its words then; null when it is new.</param>
/// <param name="After">Its words now; null when it is gone.</param>
public sealed record PointChange(string? Before, string? After);

/// <summary>How many contributions ended somewhere, in two runs.</summary>
public sealed record EndChange(string End, int Before, int After);

/// <summary>What changed between two runs of one consultation, as the machine found it: people's decisions lie over both.</summary>
/// <param name="Before">The earlier run.</param>
/// <param name="After">The later run.</param>
/// <param name="ContributionsBefore">Contributions read then.</param>
/// <param name="ContributionsAfter">Contributions read now.</param>
/// <param name="Added">Contributions that came.</param>
/// <param name="Gone">Contributions that went.</param>
/// <param name="Moved">Contributions of both runs whose topic changed.</param>
/// <param name="GroupsBefore">Groups of copies then.</param>
/// <param name="GroupsAfter">Groups of copies now.</param>
/// <param name="NewlyCopies">Contributions in a group now that were in none.</param>
/// <param name="NoLongerCopies">Contributions of both runs in no group now that were in one.</param>
/// <param name="Topics">Topics of level 1 that came, went, were renamed or changed in size, the largest first.</param>
/// <param name="Controversies">Controversies that came, went or changed rank, by rank.</param>
/// <param name="PointsKept">Points in the same words from the same contribution.</param>
/// <param name="Points">Points that came, went or were reworded.</param>
/// <param name="Ends">Ends of contributions.</param>
public sealed record RunComparison(long Before, long After, int ContributionsBefore, int ContributionsAfter, int Added, int Gone, int Moved,
    int GroupsBefore, int GroupsAfter, int NewlyCopies, int NoLongerCopies, ImmutableArray<TopicContinued> Topics,
    ImmutableArray<ControversyChange> Controversies, int PointsKept, ImmutableArray<PointChange> Points, ImmutableArray<EndChange> Ends);
