using System.Collections.Immutable;
using SynthesisPipeline.Ingest;

namespace SynthesisPipeline.Dashboard;

/// <summary>Declares the bundled concertation and imports its contributions, each consultation its own.</summary>
public sealed class SampleImport(ConcertationStore consultations, ImportStore imports)
{
    const string By = "démonstration";

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
        var read = ImportExport.ReadAll(paths, new(), cancel);
        var total = new ImportOutcome(0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var (_, consultation) in sample.Consultations())
        {
            var outcome = await imports.MergeAsync(Part(read, consultation), new(consultation.Slug, consultation.Title, By, inputs, false, false), cancel);
            total = total with
            {
                Read = total.Read + outcome.Read, New = total.New + outcome.New, Changed = total.Changed + outcome.Changed,
                Unchanged = total.Unchanged + outcome.Unchanged,
            };
        }
        return total;
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
