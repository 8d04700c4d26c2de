using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Declares the bundled concertation and imports its contributions, each consultation its own.</summary>
public sealed class SampleImport(ConcertationStore consultations, ImportStore imports, DataFolder folder)
{
    const string By = "démonstration", SeenName = "demonstration.import";

    /// <summary>Does it; a second time changes nothing.</summary>
    /// <returns>The sum of what was imported.</returns>
    public async Task<ImportOutcome> RunAsync(SampleConcertation sample, CancellationToken cancel)
    {
        var concertation = await consultations.DeclareConcertationAsync(sample.Slug, sample.Title, 0, cancel);
        foreach (var theme in sample.Themes)
        {
            var themeId = await consultations.DeclareThemeAsync(concertation, theme.Slug, $"{theme.Number}. {theme.Title}", theme.Number, cancel);
            foreach (var (consultation, place) in theme.Consultations.Select((c, i) => (c, i)))
                await consultations.DeclareConsultationAsync(themeId, consultation.Slug, consultation.Title,
                    ParisTime.Start(consultation.Opens), ParisTime.End(consultation.Closes), place, cancel);
        }
        string[] paths = [SampleConcertation.ContributionsPath, SampleConcertation.VotesPath];
        var inputs = InputFiles.Of(paths, cancel).Select(f => (f.Name, f.Sha256)).ToImmutableArray();
        var seen = folder.In(SeenName);
        if (File.Exists(seen) && await File.ReadAllTextAsync(seen, cancel) == await StateAsync(sample, inputs, cancel)) return await AgainAsync(sample, cancel);
        var read = ImportExport.ReadAll(paths, new(), cancel);
        var total = new ImportOutcome(0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var (_, consultation) in sample.Consultations())
        {
            var outcome = await imports.MergeAsync(Part(read, consultation), new(consultation.Slug, consultation.Title, By, inputs, ImportScope.Part, false), cancel);
            total = total with
            {
                Read = total.Read + outcome.Read, New = total.New + outcome.New, Changed = total.Changed + outcome.Changed,
                Unchanged = total.Unchanged + outcome.Unchanged,
            };
        }
        await File.WriteAllTextAsync(seen, await StateAsync(sample, inputs, cancel), cancel);
        return total;
    }

    // the files, the program that read them, and the last import of each consultation: with all of these as they were there is nothing to read
    async Task<string> StateAsync(SampleConcertation sample, ImmutableArray<(string Name, string Sha256)> inputs, CancellationToken cancel)
    {
        var state = new List<string> { string.Join(' ', inputs.Select(i => i.Sha256)) };
        foreach (var module in new[] { typeof(ImportExport).Module, typeof(SampleImport).Module }) state.Add(module.ModuleVersionId.ToString("N"));
        foreach (var (_, consultation) in sample.Consultations())
            state.Add($"{consultation.Slug} {await imports.LastAsync((await consultations.NeedAsync(consultation.Slug, cancel)).Id, cancel)}");
        return string.Join('\n', state);
    }

    async Task<ImportOutcome> AgainAsync(SampleConcertation sample, CancellationToken cancel)
    {
        long rows = 0;
        foreach (var (_, consultation) in sample.Consultations())
            rows += (await imports.ListAsync((await consultations.NeedAsync(consultation.Slug, cancel)).Id, cancel))[0].Summary.Read;
        return new(0, rows, 0, 0, rows, 0, 0, 0, 0);
    }

    /// <summary>What one consultation has of the sample's two files.</summary>
    internal static ImportResult Part(ImportResult read, SampleConsultation consultation)
    {
        var contributions = read.Contributions.Where(c => c.Consultation == consultation.Slug).ToImmutableArray();
        var ids = contributions.Select(c => c.Id).ToHashSet();
        var votes = read.Votes.Where(v => ids.Contains(v.Contribution)).ToImmutableArray();
        return read with
        {
            Name = consultation.Title, Contributions = contributions, Votes = votes, SetAside = [], Rejects = [],
            Files =
            [
                (Path.GetFileName(SampleConcertation.ContributionsPath), new(contributions.Length, contributions.Length, 0, 0, 0)),
                (Path.GetFileName(SampleConcertation.VotesPath), new(votes.Length, 0, votes.Length, 0, 0)),
            ],
        };
    }
}
