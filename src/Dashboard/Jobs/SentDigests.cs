using System.Collections.Immutable;

namespace SynthesisPipeline.Dashboard;

/// <summary>A digest of ours that came back.</summary>
/// <param name="Sent">As it was sent.</param>
/// <param name="Parts">Consultations and runs that it shows.</param>
/// <param name="Others">Ids of all other digests: rows may have been copied from them.</param>
public sealed record KnownDigest(SentDigest Sent, ImmutableArray<DigestPart> Parts, ImmutableArray<string> Others);

/// <summary>Finds out which digest came back: by its hidden sheet, else by the marks of its rows, else by what was analysed.</summary>
public sealed class SentDigests(DigestStore digests, ConcertationStore consultations, RunStore runs, StoredRuns stored)
{
    const int RunsLookedAt = 30;

    const string Unknown = "Cette fiche ne vient d’aucun traitement de cette base : vérifiez que c’est la bonne fiche et la bonne installation.";

    /// <summary>Recognises a returned digest.</summary>
    /// <exception cref="UserException">It was not sent from here, or its marks were changed.</exception>
    public async Task<(ReturnedDigest Returned, KnownDigest Known)> RecogniseAsync(ReturnedDigest returned, CancellationToken cancel)
    {
        if (returned.Marks is { IsWhole: false })
            throw new UserException("Le numéro caché de cette fiche a été modifié : on ne peut plus savoir de quelle fiche il s’agit. Renvoyez une copie de la fiche reçue.");
        var ids = await digests.IdsAsync(cancel);
        var id = returned.Marks is { Format: > 1 } marks ? marks.DigestId : returned.Marks is null ? ByRows(returned, ids) : null;
        if (id is not null && ids.Contains(id)) return (returned, await FindAsync(id, ids, cancel));
        if (returned.Marks is { DigestId.Length: 0 } document && await digests.LastOfAsync(document.Fingerprint, cancel) is { } last) return (returned, await FindAsync(last, ids, cancel));
        if (returned.Marks is { Fingerprint.Length: > 0 } analysed && await ByFingerprintAsync(analysed, ids, cancel) is { } known) return (returned, known);
        throw new UserException(Unknown);
    }

    /// <summary>Finds a digest that was issued.</summary>
    public async Task<KnownDigest> FindAsync(string id, CancellationToken cancel) => await FindAsync(id, await digests.IdsAsync(cancel), cancel);

    async Task<KnownDigest> FindAsync(string id, ImmutableArray<string> ids, CancellationToken cancel) =>
        new(new(id, SentRows.Read(await digests.RowsAsync(id, cancel))), await digests.PartsAsync(id, cancel), [.. ids.Where(i => i != id)]);

    /// <summary>When the hidden sheet is gone: whose mark do the rows carry?</summary>
    static string? ByRows(ReturnedDigest returned, ImmutableArray<string> ids)
    {
        var marks = returned.Rows.Where(r => r.Mark is { Check.Length: > 0 }).Select(r => r.Mark!.Value).ToList(); // filtered by Where
        return ids.Select(id => (Id: id, Rows: marks.Count(m => m.IsOf(id)))).Where(c => c.Rows > 0).OrderByDescending(c => c.Rows).Select(c => c.Id).FirstOrDefault();
    }

    /// <summary>A digest of the first format, or one written by <c>analyze</c> without a database: the run that analysed the same, and what it found before anybody decided.</summary>
    async Task<KnownDigest?> ByFingerprintAsync(DigestMarks marks, ImmutableArray<string> ids, CancellationToken cancel)
    {
        foreach (var consultation in (await consultations.ListAsync(cancel)).SelectMany(c => c.Themes).SelectMany(t => t.Consultations).Where(c => c.LatestRun is not null))
            foreach (var line in (await runs.ListAsync(consultation.Id, RunsLookedAt, cancel)).Where(r => r.State == RunState.Done))
            {
                var run = await stored.LoadAsync(line.Id, cancel);
                var content = MakeDigest.Of(run.Corpus, run.Findings.Untouched ?? run.Findings, run.Record);
                if (content.DigestId != marks.Fingerprint) continue;
                var part = new DigestPart(consultation.Id, consultation.Slug, consultation.Title, line.Id);
                var rows = SentDigest.Of(content).Rows;
                // kept under the id it left with, so that its changes are known again
                var id = marks.Format == 1 ? "1-" + marks.Fingerprint : marks.DigestId.Length > 0 ? marks.DigestId : SentDigest.Of(content).Id;
                await digests.KeepAsync(new(id, null, "", null, content.Title, default, null), marks.Fingerprint, "", false, SentRows.Write(rows), [part], cancel);
                return new(new(id, rows), [part], [.. ids.Where(i => i != id)]);
            }
        return null;
    }
}
