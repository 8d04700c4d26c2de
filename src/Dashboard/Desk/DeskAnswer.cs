using System.Collections.Immutable;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Two people's words for one thing.</summary>
/// <param name="Name">Of what, in French.</param>
/// <param name="Field">The field of the form.</param>
/// <param name="Mine">What the person wants.</param>
/// <param name="Theirs">What another wrote meanwhile.</param>
public sealed record TwoTexts(string Name, string Field, string Mine, string Theirs);

/// <summary>Someone decided between the showing and the sending of a form: both texts, and a form to send what is right.</summary>
/// <param name="Action">Where the form goes.</param>
/// <param name="Hidden">Its other fields, brought up to date.</param>
/// <param name="Texts">Both texts of each field.</param>
/// <param name="Theirs">The decision that came between.</param>
/// <param name="Back">Where to go to leave everything as it is.</param>
/// <param name="Gesture">What its button sends.</param>
public sealed record DeskConflict(string Action, ImmutableArray<(string Name, string Value)> Hidden, ImmutableArray<TwoTexts> Texts, Curation? Theirs, string Back, string Gesture = "enregistrer");

/// <summary>What a form of the desk comes to.</summary>
/// <param name="Decisions">Decisions to keep; empty when it is refused.</param>
/// <param name="Back">The page shown next.</param>
/// <param name="Refusal">Why not, by name (see <c>DeskWords</c>); null when decided.</param>
/// <param name="Conflict">What two people want; null when nobody came between.</param>
sealed record DeskAnswer(ImmutableArray<Decision> Decisions, string Back, string? Refusal = null, DeskConflict? Conflict = null)
{
    /// <summary>Why, where the form itself says it; null leaves it to the person.</summary>
    public string? Reason { get; init; }

    public static DeskAnswer Decide(string back, params ReadOnlySpan<Decision> decisions) => new([.. decisions], back);

    public static DeskAnswer Refuse(string back, string refusal) => new([], back, refusal);

    public static DeskAnswer Ask(DeskConflict conflict) => new([], conflict.Back, null, conflict);
}
