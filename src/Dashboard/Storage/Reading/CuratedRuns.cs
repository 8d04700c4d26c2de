using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>The one door of the pages to what a run found: with people's decisions laid over it, always up to the last decision.</summary>
/// <remarks>
/// Runs never change, so their findings are read once; decisions are laid over them again when there are new ones, by this process or another.
/// Files, digests and publication go through <c>StoredRuns</c>, which lays the same decisions with the same function.
/// </remarks>
public sealed class CuratedRuns(NpgsqlDataSource db, FindingsStore findings, CurationStore curations) : IDisposable
{
    const int KeptRuns = 6;

    readonly Dictionary<long, Held> _held = [];
    readonly Lock _shelf = new();
    long _clock;

    /// <summary>A run in memory; whoever reads it or lays decisions over it holds its gate, those who find it as it should be do not wait.</summary>
    sealed class Held : IDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1);
        public Machine? Machine { get; set; }
        public volatile CuratedRun? Now;
        public long UsedAt { get; set; }

        public void Dispose() => Gate.Dispose();
    }

    sealed class Machine
    {
        public required long ConsultationId { get; init; }
        public required long ImportId { get; init; }
        public required RunOptions Options { get; init; }
        public required Findings Findings { get; init; }
        public required ImmutableArray<Contribution> Contributions { get; init; }
        public Dictionary<ContributionId, Contribution> Whole { get; } = [];
    }

    /// <summary>Gives a run as it stands now.</summary>
    public async Task<CuratedRun> FindAsync(long run, CancellationToken cancel)
    {
        var held = Take(run);
        if (held.Now is { } ready && ready.LastDecision == await curations.LastAsync(ready.ConsultationId, cancel)) return ready;
        await held.Gate.WaitAsync(cancel);
        try
        {
            var isRead = held.Machine is not null;
            var machine = held.Machine ??= await LoadAsync(run, cancel);
            var last = await curations.LastAsync(machine.ConsultationId, cancel);
            if (held.Now is { } now && now.LastDecision == last) return now;
            held.Now = now = await LayAsync(run, machine, held.Now, cancel);
            if (!isRead) Leftovers.GiveBack();
            return now;
        }
        finally
        {
            held.Gate.Release();
        }
    }

    Held Take(long run)
    {
        lock (_shelf)
        {
            if (!_held.TryGetValue(run, out var held)) held = _held[run] = new();
            held.UsedAt = ++_clock;
            // one that goes may still be waited for: it is left to those who hold it
            if (_held.Count > KeptRuns) _held.Remove(_held.MinBy(h => h.Key == run ? long.MaxValue : h.Value.UsedAt).Key);
            return held;
        }
    }

    async Task<CuratedRun> LayAsync(long run, Machine machine, CuratedRun? before, CancellationToken cancel)
    {
        // one writer at a time gives decisions their numbers: what came later stands behind
        var added = await curations.ListAfterAsync(machine.ConsultationId, before?.LastDecision ?? 0, cancel);
        var decisions = before is null ? added : before.Curations.AddRange(added);
        var cited = Cited(added).Concat(before is null ? Cited(machine.Findings.Draft) : []).Where(id => !machine.Whole.ContainsKey(id)).Distinct().ToArray();
        if (cited.Length > 0)
            foreach (var c in await db.ListAsync($"""
                select {ContributionRows.Columns} from contributions
                where consultation_id = $1 and since_import <= $2 and (until_import is null or until_import > $2) and contribution_id = any($3)
                """, r => ContributionRows.Read(r), cancel, machine.ConsultationId, machine.ImportId, cited.Select(i => i.Value).ToArray()))
                machine.Whole[c.Id] = c;
        var corpus = before is not null && cited.Length == 0 ? before.Corpus
            : new Corpus(machine.Contributions.Select(c => machine.Whole.TryGetValue(c.Id, out var whole) ? whole with { DeclaredVotes = c.DeclaredVotes } : c), []);
        return new(machine.ConsultationId, run, machine.Options, ApplyCuration.To(machine.Findings, corpus, decisions), corpus, decisions, before);
    }

    async Task<Machine> LoadAsync(long run, CancellationToken cancel)
    {
        var (consultation, import, options) = (await db.ListAsync("select consultation_id, coalesce(import_id, 0), coalesce(effective_options, '{}')::text from runs where id = $1",
            r => (r.GetInt64(0), r.GetInt64(1), r.GetString(2)), cancel, run))[0];
        var contributions = await db.ListAsync("""
            select c.contribution_id, c.kind, c.parent_id, c.author, c.author_kind, coalesce(c.author_verified, false), c.created_at, c.created_offset_minutes,
                coalesce(v.agree, c.votes_agree), coalesce(v.mixed, c.votes_mixed), coalesce(v.disagree, c.votes_disagree)
            from contributions c left join (
                select contribution_id, count(*) filter (where value = 'agree')::int agree, count(*) filter (where value = 'mixed')::int mixed, count(*) filter (where value = 'disagree')::int disagree
                from votes where consultation_id = $1 and since_import <= $2 and (until_import is null or until_import > $2) group by contribution_id) v using (contribution_id)
            where c.consultation_id = $1 and c.since_import <= $2 and (c.until_import is null or c.until_import > $2) and c.set_aside is null
            """, r => new Contribution
            {
                Id = r.Id(0), Kind = WordNames.Read<ContributionKind>(r.GetString(1)), ParentId = r.IdOrNull(2),
                Author = r.TextOrNull(3) is { } name ? new(name, r.TextOrNull(4) is { } kind ? WordNames.Read<ContributorKind>(kind) : ContributorKind.Unknown, r.GetBoolean(5)) : null,
                CreatedAt = r.IsDBNull(6) || r.IsDBNull(7) ? null : r.LocalInstantOrNull(6),
                DeclaredVotes = r.IsDBNull(8) ? null : new(r.GetInt32(8), r.IntOrNull(9) ?? 0, r.IntOrNull(10) ?? 0),
            }, cancel, consultation, import);
        return new()
        {
            ConsultationId = consultation, ImportId = import, Contributions = contributions, Options = JsonSerializer.Deserialize<RunOptions>(options) ?? new(),
            Findings = new()
            {
                Topics = new(await findings.TopicsAsync(run, cancel), await findings.AssignmentsAsync(run, cancel), [], []),
                Duplicates = await findings.DuplicatesAsync(run, cancel), Tags = [], Opinions = OpinionFindings.None,
                Controversies = await findings.ControversiesAsync(run, cancel), Draft = await findings.DraftAsync(run, cancel),
                Coverage = await findings.CoverageAsync(run, cancel),
            },
        };
    }

    // what must be known whole: what sentences cite, what decisions cite, members of groups that people judged
    static IEnumerable<ContributionId> Cited(AgreementDraft draft) => draft.Points.SelectMany(p => p.Citations.Concat(p.QualificationCitations))
        .Concat(draft.Actions.SelectMany(a => a.Citations)).Concat(draft.Minorities.SelectMany(m => m.Citations)).Select(c => c.Contribution);

    static IEnumerable<ContributionId> Cited(ImmutableArray<Curation> decisions) => decisions.SelectMany(d => d.Decision switch
    {
        AddPoint add => Of(add.Point),
        CitePoint cite => Ids(cite.Citations, cite.QualificationCitations).Concat(Of(cite.Point)),
        ValidatePoint validate => Ids(validate.Citations, validate.QualificationCitations).Concat(Of(validate.Point)),
        SplitPoint split => split.Parts.SelectMany(p => Ids(p.Citations, [])).Concat(Of(split.Point)),
        MergePoints merge => merge.From.Prepend(merge.Point).SelectMany(Of),
        MovePointToQualification move => Of(move.Point).Concat(Of(move.Of)),
        PointDecision point => Of(point.Point),
        EditLine edit => Ids(edit.Citations, edit.Line.Citations),
        LineDecision line => Ids(line.Line.Citations, []),
        GroupDecision group => group.Group.Members,
        _ => [],
    });

    static IEnumerable<ContributionId> Of(PointRef point) => Ids(point.Citations, point.QualificationCitations);

    static IEnumerable<ContributionId> Ids(ImmutableArray<Citation> citations, ImmutableArray<Citation> more) => citations.Concat(more).Select(c => c.Contribution);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var held in _held.Values) held.Dispose();
    }
}
