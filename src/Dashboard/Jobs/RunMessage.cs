using System.Text.Json.Nodes;

namespace SynthesisPipeline.Dashboard;

/// <summary>What is told of a run that has ended: counts and states, nothing that a contributor wrote, nobody's name.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">A few lines.</param>
/// <param name="Json">The same for programs; its <c>text</c> is what chat rooms show.</param>
public sealed record RunMessage(string Subject, string Text, JsonObject Json)
{
    /// <summary>Makes the message about a run.</summary>
    /// <param name="run">The run, which has ended.</param>
    /// <param name="title">Title of its consultation.</param>
    /// <param name="site">Address of the dashboard; null for no link.</param>
    /// <param name="weekly">The week's changes in words; null when it was no weekly run.</param>
    public static RunMessage Of(RunLine run, string title, Uri? site, string? weekly)
    {
        var link = site is null ? null : new Uri(site, $"/consultations/{Uri.EscapeDataString(run.Slug)}{(run.State == RunState.Done ? "" : "/traitements")}").ToString();
        var seconds = run is { StartedAt: { } from, FinishedAt: { } to } ? (to - from).TotalSeconds : 0;
        long Figure(string name) => run.Figures.GetValueOrDefault(name);
        var subject = run.State switch
        {
            RunState.Done => run.Reason == RunReason.Weekly ? $"Point hebdomadaire : {title}" : $"Synthèse prête : {title}",
            RunState.Cancelled => $"Traitement arrêté : {title}",
            _ => $"Traitement en échec : {title}",
        };
        var body = run.State switch
        {
            RunState.Done => $"Traitement {run.Id} ({StageWords.Why(run.Reason)}) terminé en {FrenchNumbers.Number(seconds, 0)} s : {FrenchNumbers.Count(Figure("contributions"), "contribution")}, "
                + $"{FrenchNumbers.Count(Figure("topics"), "sujet")}, {FrenchNumbers.Count(Figure("points"), "élément d’accord", "éléments d’accord")}, {FrenchNumbers.Count(Figure("controversies"), "controverse")}.",
            RunState.Cancelled => $"Traitement {run.Id} arrêté.",
            _ => run.Failure ?? $"Traitement {run.Id} en échec.",
        };
        var text = string.Join('\n', new[] { body, weekly, link }.Where(l => l is { Length: > 0 }));
        return new(subject, text, new()
        {
            ["text"] = $"{subject}\n{text}", ["run"] = run.Id, ["consultation"] = run.Slug, ["state"] = WordNames.Of(run.State), ["reason"] = WordNames.Of(run.Reason),
            ["seconds"] = Math.Round(seconds, 1), ["failure"] = run.Failure, ["link"] = link,
            ["figures"] = new JsonObject(run.Figures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
        });
    }
}
