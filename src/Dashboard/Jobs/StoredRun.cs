using System.Text.Json;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A run as it was: the corpus it read, what it found, and how. Everything that is written out is written from this.</summary>
/// <param name="Line">The run.</param>
/// <param name="Title">Title of its consultation.</param>
/// <param name="Corpus">What it read, whatever was imported since.</param>
/// <param name="Findings">What it found, with people's decisions laid over it.</param>
/// <param name="Record">Where its corpus came from, its options and its cost.</param>
public sealed record StoredRun(RunLine Line, string Title, Corpus Corpus, Findings Findings, RunRecord Record);

/// <summary>Brings a run back from the stores.</summary>
public sealed class StoredRuns(ConcertationStore consultations, ImportStore imports, CorpusStore corpora, RunStore runs, FindingsStore findings, CurationStore curations)
{
    /// <summary>Loads the last good run of a consultation.</summary>
    /// <exception cref="UserException">It was never analysed.</exception>
    public async Task<StoredRun> LatestAsync(ConsultationRecord consultation, CancellationToken cancel) =>
        await LoadAsync(LatestOf(consultation), cancel);

    /// <summary>Loads what the last good run of a consultation read, without what it found.</summary>
    /// <exception cref="UserException">It was never analysed.</exception>
    public async Task<Corpus> LatestCorpusAsync(ConsultationRecord consultation, CancellationToken cancel) =>
        (await corpora.LoadAsync(consultation.Id, (await runs.FindAsync(LatestOf(consultation), cancel))!.ImportId ?? 0, cancel)).Corpus; // a latest run is there

    static long LatestOf(ConsultationRecord consultation) => consultation.LatestRun ?? throw new UserException(
        $"La consultation « {consultation.Slug} » n’a pas encore été analysée : lancez d’abord « ./synthesis run {consultation.Slug} ».");

    /// <summary>Loads a run that has ended well.</summary>
    public async Task<StoredRun> LoadAsync(long run, CancellationToken cancel)
    {
        var line = await runs.FindAsync(run, cancel) ?? throw new ArgumentException($"No run {run}", nameof(run));
        var consultation = await consultations.GetAsync(line.ConsultationId, cancel);
        var asOf = line.ImportId ?? 0;
        var stored = await corpora.LoadAsync(line.ConsultationId, asOf, cancel);
        var sources = await imports.SourcesAsync(line.ConsultationId, asOf, cancel);
        var found = await findings.LoadAsync(run, cancel);
        var curated = ApplyCuration.To(found, stored.Corpus, await curations.ListAsync(line.ConsultationId, cancel));
        return new(line, consultation.Title, stored.Corpus, curated.Findings, new()
        {
            Options = await OptionsAsync(run, line.Seed, cancel), Format = sources.Format,
            Inputs = [.. sources.Inputs.Select(i => new InputFile(i.Name, i.Sha256))], Counts = sources.Counts,
            Rejects = sources.Rejects, SetAside = sources.SetAside, Warnings = sources.Warnings, StartedAt = line.StartedAt,
            Stages = [.. line.Stages.Select(s => new StageRecord(s.Name, s.Seconds, s.PeakMemoryMb))],
        });
    }

    /// <summary>Gives the options that a run had, as JSON.</summary>
    public async Task<string> ParametersAsync(long run, CancellationToken cancel) => await runs.OptionsAsync(run, cancel) ?? "{}";

    async Task<RunOptions> OptionsAsync(long run, int seed, CancellationToken cancel) =>
        await runs.OptionsAsync(run, cancel) is { } json ? JsonSerializer.Deserialize<RunOptions>(json) ?? new() { Seed = seed } : new() { Seed = seed };
}
