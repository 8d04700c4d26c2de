using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>The option that moves the bounds of what is read: <c>--limit colonnes=20000,cellule=2000000</c>.</summary>
static class Limits
{
    static readonly ImmutableArray<(string Name, Func<ImportOptions, long> Default, Func<ImportOptions, long, ImportOptions> Set)> s_all =
    [
        ("mo", o => o.MaxUncompressedBytes / 1_000_000, (o, v) => o with { MaxUncompressedBytes = v * 1_000_000 }),
        ("taux", o => o.MaxCompressionRatio, (o, v) => o with { MaxCompressionRatio = Int(v) }),
        ("fichiers", o => o.MaxFiles, (o, v) => o with { MaxFiles = Int(v) }),
        ("colonnes", o => o.MaxColumns, (o, v) => o with { MaxColumns = Int(v) }),
        ("cellule", o => o.MaxCellLength, (o, v) => o with { MaxCellLength = Int(v) }),
        ("identifiant", o => o.MaxIdLength, (o, v) => o with { MaxIdLength = Int(v) }),
        ("mo-en-memoire", o => o.MaxWholeBytes / 1_000_000, (o, v) => o with { MaxWholeBytes = Int(v * 1_000_000) }),
        ("document", o => o.MaxDocumentLength, (o, v) => o with { MaxDocumentLength = Int(v) }),
        ("profondeur", o => o.MaxDepth, (o, v) => o with { MaxDepth = Int(v) }),
    ];

    /// <summary>Describes the option, with every bound and its default.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--limit")
        {
            Description = "Bornes de lecture à changer, avec leurs valeurs par défaut : " + string.Join(", ", s_all.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Name}={l.Default(new())}"))) + ".",
            HelpName = "BORNE=NOMBRE,…",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Read(text) is null)
                result.AddError($"--limit {text} : attendu BORNE=NOMBRE,… avec {string.Join(", ", s_all.Select(l => l.Name))}, et des nombres d’au moins 1.");
        });
        return option;
    }

    /// <summary>Gives the bounds that a validated option asks for.</summary>
    public static ImportOptions Of(string? text) => Read(text ?? "") ?? new();

    static ImportOptions? Read(string text)
    {
        var options = new ImportOptions();
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not [var name, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1 or > 1_000_000_000_000) return null;
            if (s_all.FirstOrDefault(l => l.Name == name.Trim()) is not { Set: { } set }) return null;
            options = set(options, value);
        }
        return options;
    }

    static int Int(long value) => (int)Math.Min(value, int.MaxValue);
}
