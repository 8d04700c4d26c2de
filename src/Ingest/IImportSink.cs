using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Ingest;

/// <summary>Receives what an import reads, row by row, in the order of the files: nothing that was given is taken back later.</summary>
/// <remarks>Called from one thread. What it throws stops the import and rises to the caller, so that a transaction can be rolled back.</remarks>
public interface IImportSink
{
    /// <summary>Takes a contribution; each id comes once.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <param name="file">Name of the file inside its folder or archive.</param>
    /// <param name="line">Line where its row begins, from 1.</param>
    void Take(Contribution contribution, string file, int line);

    /// <summary>Takes a vote on a contribution that was given before. A later vote of the same voter on the same contribution replaces the earlier one.</summary>
    /// <param name="vote">The vote.</param>
    /// <param name="file">Name of the file inside its folder or archive.</param>
    /// <param name="line">Line where its row begins, from 1.</param>
    void Take(Vote vote, string file, int line);

    /// <summary>Takes a row kept apart.</summary>
    void Take(SetAsideRow row);

    /// <summary>Takes a refusal.</summary>
    void Take(Reject reject);
}
