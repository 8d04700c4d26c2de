using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>What is asked of a publication.</summary>
/// <param name="Folder">Where it is written.</param>
/// <param name="By">Who publishes.</param>
public sealed record PublishOrder(string Folder, string By)
{
    /// <summary>The administration's own style sheet; empty for none.</summary>
    public byte[] Theme { get; init; } = [];

    /// <summary>Scope of the pseudonyms, to link two concertations on purpose; null for the concertation's own.</summary>
    public string? Scope { get; init; }

    /// <summary>Fewest contributors that share a combination of published attributes.</summary>
    public int K { get; init; } = 5;
}

/// <summary>Publishes the last good run of a consultation: brings it back from the stores, makes the edition, writes the folder, notes the version.</summary>
public sealed class Publications(ConcertationStore consultations, StoredRuns stored, CurationStore curations, PublicationStore publications, DataFolder data, TimeProvider clock) : IDisposable
{
    const long MostKept = 64L << 20; // UTF-16 units of texts

    /// <summary>The last review: pages are turned over the same one, and a decision starts from what was found for it, however large.</summary>
    sealed record Reviewed(ReviewKey Key, PersonalFindings Found, IReadOnlyList<MaskDecision> Masks, PersonalReview Review);

    /// <summary>What a search is for: the same texts until another run or an erasure.</summary>
    readonly record struct ReviewKey(long Consultation, long? Run, long Erasures);

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    volatile Reviewed? _reviewed;

    readonly ConcurrentDictionary<ReviewKey, PersonalSearch> _searches = new();

    readonly CancellationTokenSource _stop = new();

    readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Folder of the publications that the dashboard makes and serves.</summary>
    public string FolderOf(string slug) => data.In("publications", slug);

    /// <summary>Publishes a consultation.</summary>
    /// <returns>The versions of the folder, and whether the last is new.</returns>
    /// <exception cref="UserException">There is no such consultation, no run, or the folder cannot take it.</exception>
    public async Task<(PublishedVersions Versions, bool IsNew)> PublishAsync(string slug, PublishOrder order, CancellationToken cancel)
    {
        var consultation = await consultations.NeedAsync(slug, cancel);
        var folder = new PublicationFolder(order.Folder);
        var earlier = folder.Versions(slug); // refused before anything long is done
        var run = await stored.LatestAsync(consultation, cancel);
        var pseudonyms = new Pseudonyms(PublicationSecret.Of(data), order.Scope is { } scope ? $"partagé/{scope}" : await publications.ScopeAsync(consultation.Id, cancel));
        var now = ParisTime.Of(clock.GetUtcNow());
        var source = new EditionSource
        {
            Title = new(slug, consultation.Title, consultation.Theme, InParis(consultation.OpensAt), InParis(consultation.ClosesAt), 0, Second(now)),
            Run = new(run.Line.Id, RunJson.ProgramVersion, run.Line.CodeVersion ?? "", run.Line.Seed, run.Record.Format, order.K, run.Record.Inputs, ModelFiles.Shipped,
                run.Record.Counts.SetAside, run.Record.Counts.Rejected, await stored.ParametersAsync(run.Line.Id, cancel), [.. run.Record.Warnings, .. run.Findings.Warnings]),
            Corpus = run.Corpus, Findings = run.Findings,
            Decisions = [.. (await curations.ListAsync(consultation.Id, cancel)).Select(c => new PublicDecision(c.Id, Second(ParisTime.Of(c.At)), c.By, DecisionJson.KindOf(c.Decision), DecisionJson.Subject(c.Decision).GetRawText(), DecisionJson.Write(c.Decision).GetRawText(), c.Reason ?? ""))],
            Masks = [.. await DecisionsAsync(consultation.Id, cancel)],
            Comments = SentenceComments.Tie(run.Corpus.Contributions, run.Findings, folder, earlier, await publications.AnswersAsync(consultation.Id, cancel)),
        };
        var (versions, isNew) = await folder.PublishAsync(version => MakeEdition.Of(source with { Title = source.Title with { Version = version } }, pseudonyms), slug, consultation.Title, order.Theme, cancel);
        var last = versions.All[^1];
        await publications.AddAsync(consultation.Id, new(last.Version, run.Line.Id, order.By, last.PublishedAt, last.Sums, last.Sentences), cancel);
        return (versions, isNew);
    }

    /// <summary>Gives the seals of the versions that the dashboard serves.</summary>
    public HashSet<string> SealsOf(string slug) =>
        new PublicationFolder(FolderOf(slug)).Versions(slug) is { } versions ? [.. versions.All.Select(v => v.Sums)] : [];

    /// <summary>Lists the personal data found in what would be published now; what is found without anybody's decision is kept for the next view.</summary>
    /// <returns>The list; null while the texts are still being searched, which goes on (<see cref="SearchAsync"/>): a million of them take a minute.</returns>
    public async Task<PersonalReview?> ReviewAsync(ConsultationRecord consultation, CancellationToken cancel)
    {
        var key = await KeyAsync(consultation, cancel);
        if (FoundFor(key) is null)
        {
            var search = _searches.GetOrAdd(key, _ => new(stop => stored.LatestCorpusAsync(consultation, stop), (found, stop) => KeepAsync(key, found, stop), _stop.Token));
            await Task.WhenAny(search.Ended, Task.Delay(s_patience, cancel));
            if (!search.Ended.IsCompleted) return null;
            _searches.TryRemove(new(key, search));
            await search.Ended; // says what went wrong; the next visitor tries again
        }
        var last = _reviewed;
        var masks = await DecisionsAsync(key.Consultation, cancel);
        if (last?.Key == key && last.Masks.SequenceEqual(masks)) return last.Review;
        return await ReviewAsync(key, FoundFor(key)!, masks, cancel); // kept by the search, or found above
    }

    /// <summary>Gives the search that is under way; null for none.</summary>
    public async Task<PersonalSearch?> SearchAsync(ConsultationRecord consultation, CancellationToken cancel) =>
        _searches.TryGetValue(await KeyAsync(consultation, cancel), out var search) && !search.Ended.IsCompleted ? search : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _found.Dispose();
    }

    async Task<ReviewKey> KeyAsync(ConsultationRecord consultation, CancellationToken cancel) =>
        new(consultation.Id, consultation.LatestRun, await publications.ErasuresAsync(consultation.Id, cancel));

    PersonalFindings? FoundFor(ReviewKey key) => _found.TryGetValue(key, out PersonalFindings? found) ? found : _reviewed is { } last && last.Key == key ? last.Found : null;

    async Task KeepAsync(ReviewKey key, PersonalFindings found, CancellationToken cancel)
    {
        await ReviewAsync(key, found, await DecisionsAsync(key.Consultation, cancel), cancel);
        _found.Set(key, found, new MemoryCacheEntryOptions { Size = Math.Max(1, found.Length), SlidingExpiration = TimeSpan.FromMinutes(30) });
        Leftovers.GiveBack();
    }

    async Task<PersonalReview> ReviewAsync(ReviewKey key, PersonalFindings found, List<MaskDecision> masks, CancellationToken cancel)
    {
        var review = await Task.Run(() => MakeReview.Of(found, masks, cancel), cancel);
        _reviewed = new(key, found, masks, review);
        return review;
    }

    async Task<List<MaskDecision>> DecisionsAsync(long consultation, CancellationToken cancel) =>
        [.. (await publications.MasksAsync(consultation, cancel)).Select(m => new MaskDecision(m.Term, m.Masked))];

    static DateTimeOffset? InParis(DateTimeOffset? at) => at is { } time ? Second(ParisTime.Of(time)) : null;

    static DateTimeOffset Second(DateTimeOffset at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond, at.Offset);
}
