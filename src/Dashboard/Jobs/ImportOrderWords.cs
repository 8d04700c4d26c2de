namespace SynthesisPipeline.Dashboard;

/// <summary>Says in words how files that were laid down stand.</summary>
static class ImportOrderWords
{
    public static string Of(ImportOrderLine order) => order.State switch
    {
        ImportOrderState.Checking when order.Phase.Length == 0 => "En attente de la lecture",
        ImportOrderState.Importing when order.Phase.Length == 0 => "En attente de l’import",
        ImportOrderState.Checking or ImportOrderState.Importing => Doing(order.Phase),
        ImportOrderState.Checked => "Lu : à vérifier, puis à importer",
        ImportOrderState.Done => "Importé",
        ImportOrderState.Dropped => "Abandonné : rien n’a été pris",
        _ => order.Failure ?? "Échec : rien n’a été pris",
    };

    static string Doing(string phase)
    {
        var space = phase.IndexOf(' ', StringComparison.Ordinal);
        var rows = long.TryParse(phase.AsSpan(space + 1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? FrenchNumbers.Count(number, "ligne") : "";
        return phase[..Math.Max(space, 0)] switch
        {
            "read" => $"Lecture : {rows}",
            "wait" => "Un autre import de cette consultation finit d’abord",
            "merge" => $"{rows} ; comparaison avec ce qui est là",
            _ => $"{rows} ; enregistrement",
        };
    }
}
