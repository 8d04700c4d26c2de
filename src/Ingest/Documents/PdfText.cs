using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace SynthesisPipeline.Ingest;

/// <summary>A PDF that cannot be read, whatever its library threw.</summary>
sealed class UnreadablePdfException(Exception inner) : Exception(inner.Message, inner);

/// <summary>Takes the text out of a PDF, page by page, in the order people read it.</summary>
static class PdfText
{
    const int MaxPages = 5_000;

    /// <summary>Reads all pages.</summary>
    /// <exception cref="UnreadablePdfException">It is damaged or encrypted.</exception>
    public static string Read(MemoryStream bytes, ImportOptions options)
    {
        try
        {
            using var document = PdfDocument.Open(bytes.ToArray());
            var text = new StringBuilder();
            for (var page = 1; page <= Math.Min(document.NumberOfPages, MaxPages) && text.Length <= options.MaxDocumentLength; page++)
                text.Append(ContentOrderTextExtractor.GetText(document.GetPage(page))).Append('\n');
            return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // the library throws whatever a damaged file makes it meet
            throw new UnreadablePdfException(e);
        }
    }
}
