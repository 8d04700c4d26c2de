using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Opens the sentence model that a command names.</summary>
public static class Encoders
{
    /// <summary>Opens <c>static</c> (the table that ships inside: null) or the model in a folder.</summary>
    /// <exception cref="UserException">There is no such folder, or it holds no model this program can run.</exception>
    public static ITextEncoder? Open(string name)
    {
        if (name == "static") return null;
        if (!Directory.Exists(name))
            throw new UserException($"Modèle de phrases introuvable : {name}. Donnez « static » ou un dossier de modèle à --embedder.");
        throw new UserException($"Cette version ne sait pas lire le modèle de phrases de {name} : donnez « static » (le modèle fourni) à --embedder.");
    }
}
