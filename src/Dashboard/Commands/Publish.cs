using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>publish</c>: the last run of a consultation as a public site and open data, under pseudonyms.</summary>
public static class Publish
{
    const int LargestTheme = 1_000_000;

    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var slug = new Argument<string>("SLUG") { Description = "Nom court de la consultation." };
        var output = new Option<string>("-o", "--output") { Description = "Dossier de la publication ; chaque version y reste à son adresse.", Required = true, HelpName = "DIR" };
        var theme = new Option<string?>("--theme") { Description = "Feuille de style de l’administration, ajoutée à celle des pages.", HelpName = "FILE.css" };
        var scope = new Option<string?>("--pseudonyms") { Description = "Portée commune des pseudonymes : relie exprès deux concertations publiées avec le même nom.", HelpName = "NOM" };
        var k = new Option<int>("-k", "--k-anonymity") { Description = "Contributeurs que doit réunir au moins chaque combinaison d’attributs publiés.", DefaultValueFactory = _ => new PublishOrder("", "").K };
        k.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 2) result.AddError("-k : attendu un nombre de 2 ou plus.");
        });
        var command = new Command("publish", "Publie le dernier traitement d’une consultation : site statique et données ouvertes, sous pseudonymes.") { slug, output, theme, scope, k };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(output), parsed.GetValue(theme), parsed.GetValue(scope), parsed.GetValue(k), cancel));
        return command;
    }

    static async Task<int> RunAsync(string slug, string output, string? theme, string? scope, int k, CancellationToken cancel)
    {
        var style = theme is null ? [] : Theme(theme);
        var data = DataFolder.Here();
        await using var database = await Database.OpenAsync(data, null, cancel);
        var db = database.Source;
        var consultations = new ConcertationStore(db);
        var curations = new CurationStore(db);
        using var publications = new Publications(consultations, new(consultations, new(db), new(db), new(db), new(db), curations), curations, new(db), data, TimeProvider.System);
        var (versions, isNew) = await publications.PublishAsync(slug, new(output, Environment.UserName) { Theme = style, Scope = scope, K = k }, cancel);
        var last = versions.All[^1];
        Console.WriteLine(isNew
            ? $"Version {last.Version} publiée dans {Path.GetFullPath(output)} : {FrenchNumbers.Count(last.Sentences, "phrase")}. Contrôle : ./synthesis verify {output}"
            : $"Rien de nouveau depuis la version {last.Version} : {Path.GetFullPath(output)} reste tel quel.");
        return 0;
    }

    static byte[] Theme(string path)
    {
        if (!File.Exists(path)) throw new UserException($"Feuille de style introuvable : {path}. Donnez un fichier CSS à --theme.");
        var style = File.ReadAllBytes(path);
        return style.Length is > 0 and <= LargestTheme ? style : throw new UserException($"{path} : une feuille de style de 1 octet à 1 Mo est attendue.");
    }
}
