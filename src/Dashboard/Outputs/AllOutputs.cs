using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Writes everything an analysis gives but <c>run.json</c>: the tables, the digest and the readable synthesis.</summary>
public static class AllOutputs
{
    /// <summary>Writes all files.</summary>
    /// <param name="open">Opens a file of the given name for writing; called from two threads.</param>
    /// <param name="corpus">What was analysed.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="run">How.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <returns>How many tables were written.</returns>
    public static int Write(Func<string, Stream> open, Corpus corpus, Findings findings, RunRecord run, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var content = MakeDigest.Of(corpus, findings, run);
        // the workbook takes as long as all others together: two processors write side by side
        Parallel.Invoke(new ParallelOptions { CancellationToken = cancel },
            () => { using var workbook = open("synthesis.xlsx"); Workbook.Write(workbook, content); },
            () =>
            {
                FindingsFiles.Write(open, corpus, findings, run);
                using (var html = open("synthesis.html")) HtmlDocument.Write(html, content);
                using (var word = open("synthesis.docx")) WordDocument.Write(word, content);
            });
        cancel.ThrowIfCancellationRequested();
        return FindingsFiles.Tables.Length;
    }
}
