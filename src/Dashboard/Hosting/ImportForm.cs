using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Reads what a person chose in the form of an import.</summary>
static class ImportForm
{
    /// <summary>Name of the box for one column of one table.</summary>
    public static string BoxOf(int table, int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"colonne-{table}-{column}");

    /// <summary>Name of the box that goes back to guessing for one table.</summary>
    public static string ForgetOf(int table) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"oublier-{table}");

    /// <summary>Reads the choices; boxes that were not in the form keep what was chosen before.</summary>
    /// <param name="form">The form as it was sent.</param>
    /// <param name="tables">The tables that the form showed.</param>
    /// <param name="before">What was chosen before.</param>
    /// <param name="fault">What cannot be, in French; null where all can.</param>
    public static ImportChoices Read(IFormCollection form, ImmutableArray<FoundTable> tables, ImportChoices before, out string? fault)
    {
        fault = null;
        var format = form["format"].ToString();
        var choices = before with
        {
            IsAsked = true,
            Format = FormatNames.All.Contains(format) ? format : null,
            Scope = Enum.TryParse<ImportScope>(form["portee"], out var scope) && Enum.IsDefined(scope) ? scope : ImportScope.SameFile,
        };
        for (var t = 0; t < tables.Length; t++)
        {
            var chosen = tables[t].Columns.Select((column, c) => (column.Name, Word: form[BoxOf(t, c)].ToString())).ToList();
            if (form[ForgetOf(t)] == "true")
            {
                choices = choices with { Maps = choices.Maps.Remove(tables[t].Name) };
                continue;
            }
            // unchanged columns of a recognised format stay with that format's own reading
            if (!tables[t].IsMapped && chosen.Zip(tables[t].Columns).All(p => p.First.Word == (p.Second.Word ?? ""))) continue;
            var map = MappingGuess.Choices.ToDictionary(w => w, _ => "", StringComparer.Ordinal);
            foreach (var (column, word) in chosen.Where(c => map.ContainsKey(c.Word)))
            {
                if (map[word].Length > 0) fault = $"Deux colonnes de « {tables[t].Name} » sont lues comme « {word} » ({map[word]} et {column}) : gardez-en une.";
                map[word] = column;
            }
            choices = choices with { Maps = choices.Maps.SetItem(tables[t].Name, map.ToImmutableDictionary(StringComparer.Ordinal)) };
        }
        return choices;
    }
}
