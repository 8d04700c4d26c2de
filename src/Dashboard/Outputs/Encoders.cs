using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Opens the sentence model that a command names.</summary>
public static class Encoders
{
    /// <summary>Opens <c>static</c>: the table that ships inside, which the analysis takes by itself (null).</summary>
    /// <exception cref="UserException">Anything else was named: this version runs no other model.</exception>
    public static ITextEncoder? Open(string name)
    {
        if (name == "static") return null;
        if (!Directory.Exists(name))
            throw new UserException($"Modèle de phrases introuvable : {name}. Donnez « static » (le modèle fourni) à --embedder.");
        throw new UserException($"Cette version ne sait pas lire le modèle de phrases de {name} : donnez « static » (le modèle fourni) à --embedder.");
    }
}
