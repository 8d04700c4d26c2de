using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes everything an analysis gives but <c>run.json</c>: the tables, the digest and the readable synthesis.</summary>
public static class AllOutputs
{
    /// <summary>Writes all files.</summary>
    /// <returns>How many tables were written.</returns>
    public static int Write(Func<string, Stream> open, Corpus corpus, Findings findings, RunRecord run, CancellationToken cancel)
    {
        FindingsFiles.Write(open, corpus, findings, run);
        cancel.ThrowIfCancellationRequested();
        var content = MakeDigest.Of(corpus, findings, run);
        using (var html = open("synthesis.html")) HtmlDocument.Write(html, content);
        using (var word = open("synthesis.docx")) WordDocument.Write(word, content);
        using (var workbook = open("synthesis.xlsx")) Workbook.Write(workbook, content);
        cancel.ThrowIfCancellationRequested();
        return FindingsFiles.Tables.Length;
    }
}
