namespace SynthesisPipeline.Ingest;

/// <summary>Says what an id may be.</summary>
static class Ids
{
    /// <summary>What is said of half a character.</summary>
    public const string Broken = "La cellule contient une moitié de caractère (U+D800 à U+DFFF) : le fichier est abîmé ; corrigez-la.";

    /// <summary>Gives what is wrong with an id, in French; null when it may stand.</summary>
    public static string? Fault(string id, ImportOptions options) =>
        string.IsNullOrWhiteSpace(id) ? "L'identifiant est vide : chaque contribution doit en avoir un."
        : id.Contains(';') ? "L'identifiant contient un point-virgule, qui sépare les identifiants dans les fichiers produits : remplacez-le."
        : id.Length > options.MaxIdLength ? $"L'identifiant compte {id.Length} caractères, plus que les {options.MaxIdLength} admis (une cellule décalée ?)."
        : IsBroken(id) ? Broken
        : null;

    /// <summary>Whether a text holds half of a character: two such texts could be the same in a database.</summary>
    public static bool IsBroken(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return true;
        return false;
    }
}
