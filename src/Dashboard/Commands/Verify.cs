using System.CommandLine;

namespace SynthesisPipeline.Dashboard;

/// <summary><c>verify</c>: checks a publication against itself, and says what masking hides.</summary>
public static class Verify
{
    /// <summary>Describes the command.</summary>
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "Dossier d’une publication, ou d’une de ses versions." };
        var command = new Command("verify", "Contrôle une publication : sommes, identifiants, citations, chaque nombre, mots des phrases ; liste ce que le masquage cache.") { folder };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(folder), cancel));
        return command;
    }

    static async Task<int> RunAsync(string folder, CancellationToken cancel)
    {
        foreach (var v in await VerifyPublication.OfAsync(folder, cancel))
        {
            Console.WriteLine($"Version {v.Version} : {FrenchNumbers.Count(v.Files, "fichier intact", "fichiers intacts")}, {FrenchNumbers.Count(v.Contents.Quotes, "citation à sa place", "citations à leur place")}, {FrenchNumbers.Count(v.Contents.Numbers, "nombre recalculé", "nombres recalculés")}, mots de {FrenchNumbers.Count(v.Contents.Sentences, "phrase")} retrouvés dans leurs sources, "
                + (v.Rebuilt > 0 ? $"{FrenchNumbers.Count(v.Rebuilt, "fichier réécrit", "fichiers réécrits")} à l’identique depuis les données ouvertes." : $"pages non réécrites : elles viennent de la version {v.Edition.Run.ProgramVersion} du programme."));
            if (v.Contents.ByPeople.Length > 0) Console.WriteLine($"  d’une main humaine, avec des mots que leurs sources n’ont pas : {DigestText.Cut(string.Join(", ", v.Contents.ByPeople), 200)}");
            foreach (var kind in v.Edition.Masks.GroupBy(m => m.Kind).OrderBy(g => g.Key))
                Console.WriteLine($"  masqué : {PersonalWords.Of(kind.Key).ToLowerInvariant()}, {FrenchNumbers.Count(kind.Sum(m => m.Count), "mention")} dans {FrenchNumbers.Count(kind.Count(), "contribution")} ({DigestText.Cut(string.Join(", ", kind.Select(m => m.Contribution.Value)), 200)})");
            if (v.Edition.Masks.IsEmpty) Console.WriteLine("  masqué : rien");
        }
        Console.WriteLine("La publication est intacte.");
        return 0;
    }
}
