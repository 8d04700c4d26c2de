namespace SynthesisPipeline.Ingest;

/// <summary>Says what a file's name alone can tell.</summary>
static class FileRoles
{
    /// <summary>Whether a file explains the others (README, licence) and is no input.</summary>
    public static bool IsReadme(InputFile file)
    {
        var stem = Words.Fold(file.Stem);
        return stem.StartsWith("readme", StringComparison.Ordinal) || stem.StartsWith("lisez", StringComparison.Ordinal) || stem.StartsWith("licen", StringComparison.Ordinal)
            || stem is "copying" or "notice" or "changelog" or "run";
    }

    /// <summary>Whether it holds labels to score against, or a table of ids: never contributions of their own.</summary>
    public static bool IsLabels(InputFile file)
    {
        var stem = Words.Fold(file.Stem);
        return stem is "gold" or "labels" or "etiquettes" || stem.StartsWith("gold_", StringComparison.Ordinal) || stem.StartsWith("etiquettes_", StringComparison.Ordinal)
            || stem.StartsWith("labels_", StringComparison.Ordinal) || stem.StartsWith("correspondance", StringComparison.Ordinal);
    }

    /// <summary>Whether it is the contract's <c>contributions.*</c>.</summary>
    public static bool IsContributions(InputFile file) => file.MayBeTable && file.Stem.Equals("contributions", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the contract's <c>votes.*</c>.</summary>
    public static bool IsVotes(InputFile file) => file.MayBeTable && file.Stem.Equals("votes", StringComparison.OrdinalIgnoreCase);
}
