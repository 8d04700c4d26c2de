namespace SynthesisPipeline.Ingest;

/// <summary>Reads a file that must be held whole: a workbook, a document, a wrapped JSON value.</summary>
static class WholeFile
{
    /// <summary>Reads all bytes.</summary>
    /// <exception cref="ImportException">It is empty or larger than <see cref="ImportOptions.MaxWholeBytes"/>.</exception>
    public static MemoryStream Read(InputFile file, ImportOptions options)
    {
        using var stream = file.Open();
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (bytes.Length + read > options.MaxWholeBytes)
                throw new ImportException($"« {Shown.Name(file.Name)} » dépasse {options.MaxWholeBytes / 1_000_000} Mo : enregistrez-le en CSV, qui se lit ligne à ligne.");
            bytes.Write(buffer, 0, read);
        }
        if (bytes.Length == 0) throw new ImportException($"« {Shown.Name(file.Name)} » est vide : redemandez l'export à la plateforme.");
        bytes.Position = 0;
        return bytes;
    }
}
