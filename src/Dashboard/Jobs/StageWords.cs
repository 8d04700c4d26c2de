using System.Collections.Frozen;

namespace SynthesisPipeline.Dashboard;

/// <summary>What people call the stages of a run.</summary>
public static class StageWords
{
    static readonly FrozenDictionary<string, string> s_french = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["read"] = "Lecture", ["text"] = "Textes", ["duplicates"] = "Doublons", ["topics"] = "Sujets", ["tags"] = "Étiquettes",
        ["opinions"] = "Groupes d’opinion", ["controversies"] = "Controverses", ["agreement"] = "Éléments d’accord", ["coverage"] = "Couverture",
        ["store"] = "Enregistrement", [""] = "Préparation",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gives the French name of a stage, or the stage itself when it has none.</summary>
    public static string Of(string stage) => s_french.GetValueOrDefault(stage, stage);

    /// <summary>Says in words where a run is and how long it will still take.</summary>
    public static string Of(string stage, double share, double? secondsLeft) => $"{Of(stage)} · {FrenchNumbers.Percent(share)}{Left(secondsLeft)}";

    // rounded, since it is a guess: a number that changes at every glance looks like one that is known
    static string Left(double? seconds) => seconds switch
    {
        null => "",
        < 10 => " · bientôt fini",
        < 90 => $" · encore {Math.Ceiling(seconds.Value / 10) * 10:0} s environ",
        _ => $" · encore {Math.Ceiling(seconds.Value / 60):0} min environ",
    };

    /// <summary>Says why a run was asked for.</summary>
    public static string Why(RunReason reason) => reason switch
    {
        RunReason.Closing => "clôture",
        RunReason.LateImport => "import tardif",
        RunReason.Demonstration => "démonstration",
        RunReason.Weekly => "point hebdomadaire",
        RunReason.Erasure => "effacement",
        _ => "à la demande",
    };

    /// <summary>Says in words how a run stands.</summary>
    public static string Of(RunLine run) => run.State switch
    {
        RunState.Queued => "En attente d’un ouvrier",
        RunState.Running when run.CancelRequested => "Arrêt demandé",
        RunState.Running => Of(run.Stage, run.Share, run.SecondsLeft),
        RunState.Done => "Terminé",
        RunState.Cancelled => "Arrêté",
        _ => run.Failure ?? "Échec",
    };
}
