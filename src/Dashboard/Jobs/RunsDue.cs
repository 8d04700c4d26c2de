namespace SynthesisPipeline.Dashboard;

/// <summary>Says whether a consultation's last run still stands: same input, same program.</summary>
public sealed class RunsDue(CorpusStore corpora, ImportStore imports, RunStore runs)
{
    /// <summary>Tells whether a run would find something else than the last one did.</summary>
    public async Task<bool> IsDueAsync(ConsultationRecord consultation, CancellationToken cancel)
    {
        if (consultation.LatestRun is not { } latest || await runs.FindAsync(latest, cancel) is not { } run) return true;
        if (run.CodeVersion != CodeVersion.Current) return true;
        if (run.ImportId is { } read && read == await imports.LastAsync(consultation.Id, cancel)) return false; // nothing came since
        var now = await corpora.LoadAsync(consultation.Id, null, cancel);
        return now.Fingerprint != run.InputFingerprint;
    }
}
