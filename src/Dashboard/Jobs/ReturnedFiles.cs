namespace SynthesisPipeline.Dashboard;

/// <summary>Reads what people hand in: a workbook, or the document with comments; files of another program are converted first.</summary>
static class ReturnedFiles
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int Largest = 60 << 20;

    static readonly string[] s_convertible = ["ods", "fods", "xls", "xlsb"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">It can't be read, or is no digest.</exception>
    public static async Task<ReturnedDigest> ReadAsync(ReturnedFile file, CancellationToken cancel)
    {
        if (file.Content.Length > Largest) throw new UserException($"Ce fichier est trop gros ({FrenchNumbers.Number(file.Content.Length >> 20)} Mo) pour être une fiche.");
        var ending = Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant();
        var content = s_convertible.Contains(ending) ? await LibreOffice.ConvertAsync(file.Content, ending, "xlsx", cancel) : file.Content;
        using var stream = new MemoryStream(ending == "odt" ? await LibreOffice.ConvertAsync(content, "odt", "docx", cancel) : content);
        return ending is "docx" or "odt" ? ReadDocument.From(stream) : ReadDigest.From(stream);
    }
}
