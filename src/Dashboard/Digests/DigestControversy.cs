using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>One argument of a controversy.</summary>
/// <param name="Cite">Who said it.</param>
/// <param name="Text">Its words, cut at a word when long.</param>
public sealed record DigestArgument(Cite Cite, string Text);

/// <summary>One controversy with both sides.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Question">Its question in one phrase.</param>
/// <param name="Subject">The proposition, or null for a topic.</param>
/// <param name="SubjectText">What the proposition says, cut at a word when long; empty for a topic.</param>
/// <param name="Basis">What it was ranked by, in French.</param>
/// <param name="Score">How divided.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Votes">Votes on it.</param>
/// <param name="DeclaredFor">Arguments declared for.</param>
/// <param name="DeclaredAgainst">Arguments declared against.</param>
/// <param name="For">Strongest arguments for.</param>
/// <param name="Against">Strongest arguments against.</param>
/// <param name="GroupVotes">Votes of each opinion group on it; empty without groups.</param>
public sealed record DigestControversy(int Rank, string Question, Cite? Subject, string SubjectText, string Basis, double Score,
    double Low, double High, VoteCounts Votes, int DeclaredFor, int DeclaredAgainst,
    ImmutableArray<DigestArgument> For, ImmutableArray<DigestArgument> Against, ImmutableArray<(int Group, VoteCounts Votes)> GroupVotes)
{
    /// <summary>Its lasting name.</summary>
    public string Key { get; init; } = "";

    /// <summary>What the side for grants, and what the side against grants, word for word.</summary>
    public ImmutableArray<DigestArgument> GrantedByFor { get; init; } = [];

    /// <inheritdoc cref="GrantedByFor"/>
    public ImmutableArray<DigestArgument> GrantedByAgainst { get; init; } = [];

    /// <summary>Who argues on which side; null for a topic, or where nobody argues.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Says how many people argue on which side; empty where nobody does.</summary>
    public string StandingInWords => Standing is not { } s ? "" : $"{FrenchNumbers.Count(s.For, "personne argumente", "personnes argumentent")} pour, {FrenchNumbers.Number(s.Against)} contre"
        + (s.Unknown > 0 ? $" ; position inconnue : {FrenchNumbers.Number(s.Unknown)}." : ".");

    /// <summary>Whether any side has an argument to show.</summary>
    public bool HasArguments => For.Length + Against.Length > 0;

    /// <summary>Ranks of others that ask nearly the same.</summary>
    public ImmutableArray<int> SeeAlso { get; init; } = [];

    /// <summary>Says by what it was ranked, how sure that is, and what else asks nearly the same.</summary>
    public string Why => $"Classée par : {Basis} ; division {FrenchNumbers.Number(Score, 2)} "
        + $"(entre {FrenchNumbers.Number(Low, 2)} et {FrenchNumbers.Number(High, 2)})."
        + (DeclaredFor + DeclaredAgainst == 0 ? "" : $" Arguments déclarés : {FrenchNumbers.Number(DeclaredFor)} pour, {FrenchNumbers.Number(DeclaredAgainst)} contre.")
        + (SeeAlso.IsEmpty ? "" : $" Voir aussi {(SeeAlso.Length == 1 ? "la controverse" : "les controverses")} {string.Join(", ", SeeAlso.Select(r => FrenchNumbers.Number(r)))}, qui {(SeeAlso.Length == 1 ? "demande" : "demandent")} presque la même chose.");

    /// <summary>Says how each opinion group voted; empty without groups.</summary>
    public string GroupsInWords => string.Join(" ; ", GroupVotes.Where(g => g.Votes.Total > 0).Select(g =>
        $"groupe {Pictures.Letter(g.Group)} : {FrenchNumbers.Percent((double)g.Votes.Agree / g.Votes.Total)} d’accord, "
        + $"{FrenchNumbers.Percent((double)g.Votes.Disagree / g.Votes.Total)} pas d’accord ({FrenchNumbers.Count(g.Votes.Total, "vote")})"));
}
