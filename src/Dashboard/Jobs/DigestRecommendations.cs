using System.Collections.Immutable;
using System.Globalization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Joins what groups recommend in digests to the dashboard's recommendations: numbered, citing points, every wording kept with its author.</summary>
public sealed class DigestRecommendations(ReturnStore returns, RecommendationLines lines, RecommendationStore store, SentDigests sentDigests, AuditStore audit)
{
    /// <summary>The part in which they begin; a person may move them.</summary>
    public const string Part = "Propositions des groupes de travail";

    const int TitleLength = 140, Tries = 5;

    /// <summary>Gives what groups recommend in a consultation, in the words that stand on the dashboard today.</summary>
    public async Task<ImmutableArray<DigestRecommendation>> NowAsync(long consultationId, CancellationToken cancel)
    {
        var current = (await lines.CurrentAsync(consultationId, cancel)).ToDictionary(l => Recommended.KeyOf(l.Line), l => l.Current, StringComparer.Ordinal);
        return
        [
            .. from said in Recommended.Now(await returns.RecommendationsAsync(consultationId, cancel))
               let known = current.GetValueOrDefault(said.Key)
               where known?.Withdrawn != true
               select known is null ? said : said with { Text = known.Body.Length > 0 ? Words(known.Body) : known.Title },
        ];
    }

    /// <summary>Takes up the lines of a consultation that have not become recommendations yet. Twice is once.</summary>
    /// <param name="state">The consultation as it stands.</param>
    /// <param name="own">The line that a person answered in own words, and those words; null where there is none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task JoinAsync(DeskState state, (long Line, ImmutableSortedDictionary<string, string> Words)? own, CancellationToken cancel)
    {
        var consultation = state.Part.ConsultationId;
        var (concertation, theme) = await lines.PlaceAsync(consultation, cancel);
        foreach (var (id, by) in await lines.NewAsync(consultation, cancel))
        {
            if (await returns.LineAsync(id, cancel) is not { } line) continue;
            if (own is var (answered, words) && answered == id) line = line with { Wanted = line.Wanted.SetItems(words) };
            await AddOrChangeAsync(line, state, concertation, theme, by, cancel);
            await audit.AddAsync(by, "recommendation", $"{line.DigestId} {id}", cancel);
        }
    }

    async Task AddOrChangeAsync(ReturnLine line, DeskState state, long? concertation, long? theme, string by, CancellationToken cancel)
    {
        if (line.Kind == nameof(ChangeKind.Add))
        {
            var draft = Draft(line, new(await PartAsync(concertation, cancel), theme, "", "", false, []), await PointsAsync(line, state, cancel));
            await store.AddAsync(concertation, draft, by, cancel, line.Id);
            return;
        }
        for (var tries = 0; tries < Tries; tries++)
        {
            // somebody who writes at the same moment: once more, from their words
            if ((await lines.CurrentAsync(state.Part.ConsultationId, cancel)).FirstOrDefault(l => Recommended.KeyOf(l.Line) == line.RowKey)?.Current is not { } current) return;
            current = await store.FindAsync(concertation, current.Number, cancel) ?? current;
            var draft = Draft(line, new(current.PartId, current.ThemeId, current.Title, current.Body, line.Kind == nameof(ChangeKind.SetAside), current.Points), await PointsAsync(line, state, cancel));
            if (await store.ChangeAsync(current.Id, current.Version, draft, by, cancel, line.Id)) return;
        }
    }

    async Task<long> PartAsync(long? concertation, CancellationToken cancel) =>
        (await store.PartsAsync(concertation, cancel)).FirstOrDefault(p => p.Title == Part)?.Id ?? await store.AddPartAsync(concertation, Part, cancel);

    /// <summary>Lays the words of a line over a wording.</summary>
    static RecommendationDraft Draft(ReturnLine line, RecommendationDraft before, ImmutableArray<RecommendedPoint>? points)
    {
        var text = line.Wanted.GetValueOrDefault("recommandation", Words(before.Body));
        var means = new[] { ("instrument", "Instrument"), ("destinataire", "Destinataire") }
            .Select(m => line.Wanted.TryGetValue(m.Item1, out var said) ? (m.Item2, said) : (m.Item2, Mean(before.Body, m.Item2))).Where(m => m.Item2.Length > 0).Select(m => $"{m.Item1} : {m.Item2}");
        return before with
        {
            Title = line.Wanted.ContainsKey("recommandation") || before.Title.Length == 0 ? DigestText.Cut(text, TitleLength) : before.Title,
            Body = string.Join("\n", means.Prepend(text).Where(l => l.Length > 0)), Points = points ?? before.Points,
        };
    }

    /// <summary>The words of a body without the lines that say by which means and by whom.</summary>
    static string Words(string body) => string.Join("\n", body.Split('\n').Where(l => !l.StartsWith("Instrument : ", StringComparison.Ordinal) && !l.StartsWith("Destinataire : ", StringComparison.Ordinal)));

    static string Mean(string body, string word) => body.Split('\n').FirstOrDefault(l => l.StartsWith(word + " : ", StringComparison.Ordinal))?[(word.Length + 3)..] ?? "";

    /// <summary>The points whose numbers a line names, as the digest numbered them; null where the line says nothing of them.</summary>
    async Task<ImmutableArray<RecommendedPoint>?> PointsAsync(ReturnLine line, DeskState state, CancellationToken cancel)
    {
        if (!line.Wanted.TryGetValue("appui", out var cell)) return null;
        var known = await sentDigests.FindAsync(line.DigestId, cancel);
        var numbers = DigestColumns.Numbers(cell);
        var points = ImmutableArray.CreateBuilder<RecommendedPoint>();
        foreach (var row in known.Sent.Rows.Where(r => r.Sheet == DigestLayout.Agreement.Code && r.Subject.Length > 0 && numbers.Contains(r.Cells.GetValueOrDefault("numero", ""))))
        {
            var (part, key) = known.Parts.Length > 1 ? ThemeDigest.Part(row.Subject) : (0, row.Subject);
            // a point of another consultation of the theme is cited as it was sent
            var isHere = known.Parts[part].ConsultationId == state.Part.ConsultationId;
            var now = isHere ? state.Point(key)?.Point : null;
            if (now is null && isHere && state.Named(key) is { } sent)
                points.Add(new(state.Part.ConsultationId, key, sent.Found, sent.Found, Ids(sent.Citations, sent.QualificationCitations), known.Parts[part].RunId));
            else
                points.Add(new(known.Parts[part].ConsultationId, key, row.Cells.GetValueOrDefault("point", ""), now?.Point ?? row.Cells.GetValueOrDefault("point", ""),
                    now is null ? [] : Ids(now.Citations, now.QualificationCitations), isHere ? state.Run.Line.Id : known.Parts[part].RunId));
        }
        return points.ToImmutable();
    }

    static ImmutableArray<Analysis.ContributionId> Ids(ImmutableArray<Analysis.Citation> citations, ImmutableArray<Analysis.Citation> more) => [.. citations.Concat(more).Select(c => c.Contribution).Distinct()];
}
