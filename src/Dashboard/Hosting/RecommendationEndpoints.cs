using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where working groups send their recommendations, and the trace as a table.</summary>
static class RecommendationEndpoints
{
    const int LongestTitle = 300, LongestBody = 20_000, MostPoints = 60;
    static readonly string[] s_columns = ["recommendation", "part", "title", "consultation", "point", "contribution", "number", "author", "support", "contributors"];

    public static void MapRecommendations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/recommandations/{concertation}").RequireAuthorization(AccountRoles.WorkingGroup).AddEndpointFilter<RequireToken>();
        group.MapPost("/ecrire", WriteAsync);
        group.MapPost("/partie", PartAsync);
        routes.MapGet("/recommandations/{concertation}/trace.csv", TraceAsync).RequireAuthorization();
    }

    static async Task<IResult> WriteAsync(string concertation, [FromForm] int? number, [FromForm] int? seen, [FromForm] long part, [FromForm] long? theme, [FromForm] string? titre, [FromForm] string? texte,
        [FromForm] string? geste, RecommendationStore store, Concertations concertations, VisibleConsultations consultations, CuratedRuns runs, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        string[] points = [.. context.Request.Form["points"].OfType<string>()];
        if (await concertations.FindAsync(concertation, cancel) is not { } place) return Results.NotFound();
        var page = place.Address;
        var title = (titre ?? "").Trim();
        if (title.Length is 0 or > LongestTitle || texte?.Length > LongestBody || (await store.PartsAsync(place.Id, cancel)).All(p => p.Id != part)) return Results.LocalRedirect($"{page}/ecrire?numero={number}&erreur=vide");
        if (!ThemeScope.Allows(context.User, theme)) return Results.Forbid();
        var known = number is { } wanted ? await store.FindAsync(place.Id, wanted, cancel) : null;
        if (number is not null && known is null) return Results.NotFound();
        if (known is not null && !ThemeScope.Allows(context.User, known.ThemeId)) return Results.Forbid();
        var visible = await consultations.ListAsync(ThemeScope.Of(context.User), cancel);
        var draft = new RecommendationDraft(part, theme, title, (texte ?? "").Trim(), geste == "retirer", await PointsAsync(points, known, visible, runs, cancel));
        var by = context.User.Identity?.Name ?? "";
        if (known is null) number = await store.AddAsync(place.Id, draft, by, cancel);
        else if (!await store.ChangeAsync(known.Id, seen ?? 0, draft, by, cancel)) return RecommendationConflict.Answer(context, place, (await store.FindAsync(place.Id, known.Number, cancel))!, draft, points); // found above
        await audit.AddAsync(by, "recommendation", $"{concertation} {number} {(draft.Withdrawn ? "withdrawn" : "")}".TrimEnd(), cancel);
        return Results.LocalRedirect($"{page}/{number}");
    }

    /// <summary>Reads the points that were ticked; those of consultations that the person may not enter stay as they were.</summary>
    static async Task<ImmutableArray<RecommendedPoint>> PointsAsync(string[] ticked, Recommendation? known, ImmutableArray<VisibleConsultation> visible, CuratedRuns runs, CancellationToken cancel)
    {
        var points = ImmutableArray.CreateBuilder<RecommendedPoint>();
        if (known is not null) points.AddRange(known.Points.Where(p => visible.All(v => v.Id != p.ConsultationId)));
        foreach (var name in ticked.Distinct(StringComparer.Ordinal).Take(MostPoints))
        {
            if (name.Split('~', 2) is not [var slug, var key] || visible.FirstOrDefault(v => v.Slug == slug) is not { } consultation) continue;
            if (consultation.LatestRun is { } run && (await runs.FindAsync(run, cancel)).Curated.Points.FirstOrDefault(p => p.Key == key && p.Point.Row > 0) is { } now)
                points.Add(new(consultation.Id, key, now.Machine?.Point ?? now.Point.Point, now.Point.Point, [.. now.Point.Citations.Concat(now.Point.QualificationCitations).Select(c => c.Contribution).Distinct()], run));
            else if (known?.Points.FirstOrDefault(p => p.ConsultationId == consultation.Id && p.Key == key) is { } kept) points.Add(kept);
        }
        return points.ToImmutable();
    }

    static async Task<IResult> PartAsync(string concertation, [FromForm] long? part, [FromForm] string? titre, [FromForm] int? position, RecommendationStore store, Concertations concertations, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await concertations.FindAsync(concertation, cancel) is not { } place) return Results.NotFound();
        var title = (titre ?? "").Trim();
        if (title.Length is 0 or > LongestTitle) return Results.LocalRedirect($"{place.Address}?erreur=vide");
        if (part is { } known) await store.ChangePartAsync(place.Id, known, title, position ?? 0, cancel);
        else await store.AddPartAsync(place.Id, title, cancel);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "recommendation_part", $"{concertation} {title}", cancel);
        return Results.LocalRedirect(place.Address);
    }

    static async Task<IResult> TraceAsync(string concertation, RecommendationStore store, Concertations concertations, VisibleConsultations consultations, Traces traces, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await concertations.FindAsync(concertation, cancel) is not { } place) return Results.NotFound();
        var visible = await consultations.ListAsync(ThemeScope.Of(context.User), cancel);
        var parts = (await store.PartsAsync(place.Id, cancel)).ToDictionary(p => p.Id, p => p.Title);
        var file = new MemoryStream();
        using (var table = new CsvTable(file, s_columns))
            foreach (var recommendation in (await store.ListAsync(place.Id, cancel)).Where(r => !r.Withdrawn))
                foreach (var point in await traces.OfAsync(recommendation, visible, cancel))
                    foreach (var line in point.Carried)
                    {
                        table.Number(recommendation.Number).Text(parts.GetValueOrDefault(recommendation.PartId, "")).Text(recommendation.Title).Exact(point.Consultation?.Slug ?? "").Text(point.Words)
                            .Exact(line.Id.Value).Text(line.Number).Text(line.Author ?? "").Exact(point.Now?.Support?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "").Number(point.People);
                        table.EndRow();
                    }
        await audit.AddAsync(context.User.Identity?.Name ?? "", "export", $"trace {concertation}", cancel);
        return Results.File(file.ToArray(), "text/csv; charset=utf-8", $"recommandations-{concertation}.csv");
    }
}
