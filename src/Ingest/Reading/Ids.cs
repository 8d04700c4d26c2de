namespace SynthesisPipeline.Ingest;

/// <summary>Says what an id may be.</summary>
static class Ids
{
    /// <summary>Gives what is wrong with an id, in French; null when it may stand.</summary>
    public static string? Fault(string id, ImportOptions options) =>
        string.IsNullOrWhiteSpace(id) ? "L'identifiant est vide : chaque contribution doit en avoir un."
        : id.Contains(';') ? "L'identifiant contient un point-virgule, qui sépare les identifiants dans les fichiers produits : remplacez-le."
        : id.Length > options.MaxIdLength ? $"L'identifiant compte {id.Length} caractères, plus que les {options.MaxIdLength} admis (une cellule décalée ?)."
        : null;
}
