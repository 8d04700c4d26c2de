using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>import</c>: a file or folder into a consultation, the whole or nothing.</summary>
public static partial class Import
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var path = new Argument<string>("PATH") { Description = "Fichier ou dossier d’export." };
        var consultation = new Option<string>("--consultation")
        {
            Description = "Nom court de la consultation (lettres, chiffres, tirets) ; créée si elle n’existe pas.", Required = true, HelpName = "SLUG",
        };
        var format = new Option<string?>("--format") { Description = "Format d’entrée à imposer au lieu de le reconnaître.", HelpName = "F" };
        var map = new Option<string?>("--map") { Description = "Colonnes à lire : title=Titre,body=Texte. Retenu pour le prochain fichier de la consultation qui a les mêmes colonnes.", HelpName = "MOT=COLONNE,…" };
        var limit = Limits.Option();
        var whole = new Option<bool>("--whole") { Description = "Le fichier est toute la consultation : ce qui n’y figure plus est marqué retiré (jamais effacé)." };
        var part = new Option<bool>("--part") { Description = "Le fichier n’est qu’une partie de la consultation : rien de ce qui lui manque n’est marqué retiré." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Compter seulement, sans rien changer." };
        consultation.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } slug && !Slug().IsMatch(slug))
                result.AddError($"--consultation {slug} : attendu 1 à 80 lettres sans accent, chiffres, tirets.");
        });
        map.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Analyze.ColumnMap(text) is null)
                result.AddError($"--map {text} : attendu mot=Colonne,mot=Colonne.");
        });
        var command = new Command("import", "Importe un export dans une consultation ; deux fois le même fichier ne change rien.")
        {
            path, consultation, format, map, limit, whole, part, dryRun,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(whole) && result.GetValue(part)) result.AddError("--whole et --part s’excluent : le fichier est toute la consultation, ou une partie.");
        });
        command.SetAction((parsed, cancel) => RunAsync(new(parsed.GetRequiredValue(path), parsed.GetRequiredValue(consultation), Environment.UserName)
        {
            Bounds = Limits.Of(parsed.GetValue(limit)), Format = parsed.GetValue(format), Map = Analyze.ColumnMap(parsed.GetValue(map)) ?? ImmutableDictionary<string, string>.Empty,
            Scope = parsed.GetValue(whole) ? ImportScope.Whole : parsed.GetValue(part) ? ImportScope.Part : ImportScope.SameFile, DryRun = parsed.GetValue(dryRun),
        }, cancel));
        return command;
    }

    static async Task<int> RunAsync(ImportOrder order, CancellationToken cancel)
    {
        if (!Path.Exists(order.Path)) throw new UserException($"Fichier ou dossier introuvable : {order.Path}. Vérifiez le chemin.");
        var folder = DataFolder.Here();
        await using var database = await Database.OpenAsync(folder, null, cancel);
        var (consultations, mappings) = (new ConcertationStore(database.Source), new RememberedMappings(new(database.Source)));
        if (order.Map.IsEmpty && order.Format is null && await consultations.FindAsync(order.Slug, cancel) is { } before)
            order = order with { Maps = await mappings.RecallAsync(before.Id, order.Path, order.Bounds, cancel) };
        var (summary, read, _, rejects) = await new ImportJob(new(database.Source), folder).RunAsync(order, new(), cancel);
        if (!order.Map.IsEmpty && !order.DryRun)
            await mappings.RememberAsync((await consultations.NeedAsync(order.Slug, cancel)).Id, RememberedMappings.Tables(order.Path, order.Bounds with { Map = order.Map }, out _),
                t => order.Map.Values.All(c => t.Columns.Any(k => k.Name == c)) ? order.Map : null, order.By, cancel);
        Console.WriteLine($"Consultation {order.Slug}{(order.DryRun ? " (essai : rien n’a été changé)" : "")}, format {read.Format}");
        if (!order.Maps.IsEmpty) Console.WriteLine($"Correspondance des colonnes reprise d’un fichier précédent : {string.Join(", ", order.Maps.Keys.Order(StringComparer.Ordinal))} (--map la remplace)");
        foreach (var (count, words) in new[]
        {
            (summary.Read, "lues (read)"), (summary.New, "nouvelles (new)"), (summary.Changed, "modifiées (changed)"),
            (summary.Unchanged, "inchangées (unchanged)"), (summary.SetAside, "mises à l’écart (set aside)"), (summary.Rejected, "rejetées (rejected)"),
        })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,10} {words}")); // plain digits: people script against these
        if (summary.Withdrawn > 0)
            Console.WriteLine($"{FrenchNumbers.Count(summary.Withdrawn, "contribution de l’export précédent a disparu : marquée retirée, jamais effacée", "contributions de l’export précédent ont disparu : marquées retirées, jamais effacées")}.");
        if (summary.Missing > summary.Withdrawn)
            Console.WriteLine($"{FrenchNumbers.Count(summary.Missing - summary.Withdrawn, "contribution de la consultation ne figure pas dans ce fichier et reste (--whole la marquerait retirée)", "contributions de la consultation ne figurent pas dans ce fichier et restent (--whole les marquerait retirées)")}.");
        if (summary.Touched.Count > 0)
            Console.WriteLine($"{FrenchNumbers.Count(summary.Touched.Count, "constat du dernier traitement reposait", "constats du dernier traitement reposaient")} sur ce qui a changé ou disparu : à revoir au prochain traitement.");
        foreach (var warning in read.Warnings) Console.WriteLine($"Attention : {warning}");
        if (rejects is not null) Console.WriteLine($"Rejets : {rejects}");
        return 0;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$")]
    private static partial Regex Slug();
}
