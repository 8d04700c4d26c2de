using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A file that came back, as it was handed in.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">The file.</param>
/// <param name="Member">Who worked on it; empty when not said.</param>
/// <param name="By">Who hands it in.</param>
/// <param name="Consultation">The consultation it is handed in for; null for whichever it is.</param>
public sealed record ReturnedFile(string Name, byte[] Content, string Member, string By, string? Consultation);

/// <summary>What a returned file came to.</summary>
/// <param name="Return">The return as it is kept.</param>
/// <param name="Parts">The consultations of its digest.</param>
/// <param name="Lines">What is new in it; empty when nothing is.</param>
/// <param name="IsKnown">Whether the very same file had come before.</param>
public sealed record ReturnOutcome(ReturnRecord Return, ImmutableArray<DigestPart> Parts, ImmutableArray<ReturnLine> Lines, bool IsKnown);

/// <summary>Takes digests back: finds out which one it is, merges it with what stands, keeps every change as a decision of its author, and what is no decision as a remark.</summary>
public sealed class DigestReturns(NpgsqlDataSource db, SentDigests sentDigests, ReturnStore returns, CurationStore curations, StoredRuns stored, ConcertationStore consultations, AuditStore audit, DigestRecommendations recommendations)
{
    /// <summary>Takes a file back. The same file twice changes nothing.</summary>
    /// <exception cref="UserException">It can't be read, is no digest of ours, or of another consultation.</exception>
    public async Task<ReturnOutcome> TakeAsync(ReturnedFile file, CancellationToken cancel)
    {
        var (returned, known) = await sentDigests.RecogniseAsync(await ReturnedFiles.ReadAsync(file, cancel), cancel);
        if (file.Consultation is { } wanted && known.Parts.All(p => p.Slug != wanted))
            throw new UserException($"Cette fiche est celle de « {string.Join(" », « ", known.Parts.Select(p => p.Title))} » : déposez-la sur la page de cette consultation.");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        // two people who hand in the same file at once: one after the other
        await using var alone = await HoldAsync(known.Sent.Id, cancel);
        if (await returns.SameFileAsync(known.Sent.Id, sha256, file.Member, cancel) is { } before) return new(before, known.Parts, [], true);
        var states = await StatesAsync(known.Parts, cancel);
        var merge = MergeDigest.Of(Input(known, returned, states));
        var lines = await LinesAsync(file, known, states, merge, cancel);
        var id = await returns.AddAsync(new(0, known.Sent.Id, Path.GetFileName(file.Name), file.Member, file.By, default, merge.Unchanged, 0, 0, 0), sha256, file.Content, lines, cancel);
        foreach (var state in states) await recommendations.JoinAsync(state, null, cancel);
        await audit.AddAsync(file.By, "digest_import", $"{known.Sent.Id} {id} {lines.Length}", cancel);
        return new(await returns.FindAsync(id, cancel) ?? throw new InvalidOperationException($"Return {id} was not kept"), known.Parts, await returns.LinesAsync(id, cancel), false);
    }

    /// <summary>Takes a person's answer to a question.</summary>
    /// <param name="line">The question.</param>
    /// <param name="answer">What the person picked.</param>
    /// <param name="own">Own words by column, for <see cref="LineAnswer.Own"/>; otherwise ignored.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null when it is done; else the sentence that says why not.</returns>
    public async Task<string?> AnswerAsync(ReturnLine line, LineAnswer answer, ImmutableSortedDictionary<string, string> own, string by, CancellationToken cancel)
    {
        await using var alone = await HoldAsync(line.DigestId, cancel);
        if ((await returns.LineAsync(line.Id, cancel))?.Answer is not null) return "Quelqu’un a déjà répondu à cette question.";
        DeskState? asked = null;
        if (answer != LineAnswer.Current)
        {
            var known = await sentDigests.FindAsync(line.DigestId, cancel);
            var part = known.Parts.Select((p, i) => (Part: p, Place: i)).First(p => p.Part.ConsultationId == line.ConsultationId);
            var states = await StatesAsync(known.Parts, cancel);
            var state = asked = states[part.Place];
            var cells = answer == LineAnswer.Own ? line.Wanted.SetItems(own) : line.Wanted;
            var change = new DigestChange(Enum.Parse<ChangeKind>(line.Kind), line.Sheet, line.RowKey, line.Place, line.Section, cells);
            var decided = DigestDecisions.Of(state, change, KeyOf(known, line.RowKey).Key);
            if (decided.Ask is { } why) return why;
            if (decided.Decisions.Length > 0)
                await curations.AddAsync(line.ConsultationId, by, state.Run.Line.Id, decided.Decisions, $"fiche {line.DigestId[..8]}, {line.Place}", null, cancel);
        }
        await audit.AddAsync(by, "digest_answer", $"{line.DigestId} {line.Id}", cancel);
        if (!await returns.AnswerAsync(line.Id, answer, by, cancel)) return "Quelqu’un a déjà répondu à cette question.";
        if (asked is not null) await recommendations.JoinAsync(asked, answer == LineAnswer.Own ? (line.Id, own) : null, cancel);
        return null;
    }

    Task<AdvisoryLock> HoldAsync(string digestId, CancellationToken cancel) => AdvisoryLock.HoldAsync(db, "synthesis:digest:" + digestId, cancel);

    async Task<ImmutableArray<DeskState>> StatesAsync(ImmutableArray<DigestPart> parts, CancellationToken cancel)
    {
        var states = ImmutableArray.CreateBuilder<DeskState>();
        foreach (var part in parts)
        {
            var consultation = await consultations.GetAsync(part.ConsultationId, cancel);
            var run = await stored.LoadAsync(consultation.LatestRun ?? part.RunId, cancel);
            var curated = ApplyCuration.To(run.Findings, run.Corpus, await curations.ListAsync(part.ConsultationId, cancel));
            // what was sent and a later run no longer holds is still what the person meant
            var sent = run.Line.Id == part.RunId ? run : await stored.LoadAsync(part.RunId, cancel);
            states.Add(new(part, run, curated, [.. sent.Findings.Draft.Points, .. (sent.Findings.Untouched ?? sent.Findings).Draft.Points], await recommendations.NowAsync(part.ConsultationId, cancel), parts.Length > 1 ? part.Title + " — " : ""));
        }
        return states.ToImmutable();
    }

    static MergeInput Input(KnownDigest known, ReturnedDigest returned, ImmutableArray<DeskState> states)
    {
        var now = ImmutableDictionary.CreateBuilder<string, CurrentRow>();
        foreach (var row in known.Sent.Rows.Where(r => r.Key.Length > 0))
        {
            var (part, key) = KeyOf(known, row.Key);
            if (part < states.Length && states[part].Now(row, key) is { } current) now[row.Key] = current;
        }
        return new(known.Sent, returned, now.ToImmutable(), [.. states.SelectMany(s => s.Standing())], mark => known.Others.Any(mark.IsOf), id =>
        {
            var (part, key) = known.Parts.Length > 1 ? ThemeDigest.Part(id) : (0, id);
            return part < states.Length && states[part].Run.Corpus is var corpus && corpus.IndexOf(new(key)) is { } index
                ? (DigestText.Cell(corpus.Contributions[index].Title), DigestText.Cell(corpus.Contributions[index].Body.Plain)) : null;
        });
    }

    async Task<ImmutableArray<ReturnLine>> LinesAsync(ReturnedFile file, KnownDigest known, ImmutableArray<DeskState> states, DigestMerge merge, CancellationToken cancel)
    {
        var seen = await returns.KnownAsync(known.Sent.Id, cancel);
        var lines = ImmutableArray.CreateBuilder<ReturnLine>();
        var author = file.Member.Length > 0 ? file.Member : file.By;
        var decisions = states.Select(_ => new List<Decision>()).ToList();
        foreach (var change in merge.Changes.Where(c => !seen.Contains(c.Fingerprint)))
        {
            var (part, key) = PartOf(known, change);
            var decided = DigestDecisions.Of(states[part], change with { Key = key }, key);
            decisions[part].AddRange(decided.Decisions);
            lines.Add(Line(states[part], change, decided.Ask is not null ? LineOutcome.Question : decided.IsRemark ? LineOutcome.Remark : LineOutcome.Taken, decided.Ask ?? "", Sentence(known, change), Empty));
        }
        foreach (var q in merge.Questions.Where(q => !seen.Contains(q.Change.Fingerprint)))
            lines.Add(Line(states[PartOf(known, q.Change).Part], q.Change, LineOutcome.Question, q.Why, q.Sent, q.Now));
        foreach (var r in merge.Refused) lines.Add(Fault(states[0], LineOutcome.Refused, r.Place, r.Reason));
        foreach (var u in merge.Unreadable) lines.Add(Fault(states[0], LineOutcome.Unreadable, u.Place, u.Reason));
        // decisions first: a machine that stops here finds them standing when the file comes again
        for (var i = 0; i < states.Length; i++)
            if (decisions[i].Count > 0)
                await curations.AddAsync(states[i].Part.ConsultationId, author, states[i].Run.Line.Id, decisions[i], $"fiche {known.Sent.Id[..8]}, {Path.GetFileName(file.Name)}", null, cancel);
        return lines.ToImmutable();
    }

    static ReturnLine Line(DeskState state, DigestChange c, LineOutcome outcome, string why, ImmutableSortedDictionary<string, string> sent, ImmutableSortedDictionary<string, string> stood) =>
        new(0, 0, c.Fingerprint, outcome, state.Part.ConsultationId, c.Kind.ToString(), c.Sheet, c.Key, c.Place, c.Section, why, c.Cells, sent, stood);

    /// <summary>The sentence of the row, as sent: without it a remark or a state says nothing to whoever reads the page.</summary>
    static ImmutableSortedDictionary<string, string> Sentence(KnownDigest known, DigestChange change)
    {
        var code = DigestColumns.Sentence(change.Sheet);
        return change.Key.Length > 0 && known.Sent.Rows.FirstOrDefault(r => r.Key == change.Key)?.Cells.GetValueOrDefault(code) is { } words ? Empty.Add(code, words) : Empty;
    }

    static ReturnLine Fault(DeskState state, LineOutcome outcome, string place, string reason) =>
        new(0, 0, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{outcome}\n{place}\n{reason}")))[..24], outcome, state.Part.ConsultationId,
            "Remark", "", "", place, "", reason, Empty, Empty, Empty);

    /// <summary>Which consultation a change is about: that of its row, else that of the heading above it, else the first.</summary>
    static (int Part, string Key) PartOf(KnownDigest known, DigestChange change)
    {
        if (change.Sheet == DigestLayout.Contributions.Code && change.Key.Length > 0) return known.Parts.Length > 1 ? ThemeDigest.Part(change.Key) : (0, change.Key);
        if (change.Key.Length > 0) return KeyOf(known, change.Key);
        for (var i = 1; i < known.Parts.Length; i++)
            if (change.Section.StartsWith(known.Parts[i].Title + " — ", StringComparison.Ordinal)) return (i, "");
        return (0, "");
    }

    static (int Part, string Key) KeyOf(KnownDigest known, string rowKey)
    {
        var subject = known.Sent.Rows.FirstOrDefault(r => r.Key == rowKey)?.Subject ?? "";
        return known.Parts.Length > 1 ? ThemeDigest.Part(subject) : (0, subject);
    }

    static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
