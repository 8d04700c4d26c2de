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

    /// <summary>Whether it is the contract's <c>contributions.*</c>.</summary>
    public static bool IsContributions(InputFile file) => file.MayBeTable && file.Stem.Equals("contributions", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the contract's <c>votes.*</c>.</summary>
    public static bool IsVotes(InputFile file) => file.MayBeTable && file.Stem.Equals("votes", StringComparison.OrdinalIgnoreCase);
}
