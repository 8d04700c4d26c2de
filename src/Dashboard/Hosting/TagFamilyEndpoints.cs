using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where families of tags are begun, tried, put in force, corrected and taken away. For administrators only.</summary>
static class TagFamilyEndpoints
{
    const string Page = "/administration/etiquettes";
    const int LongestName = 60, LongestLine = 300, MostValues = 30, MostLines = 200;

    public static void MapTagFamilies(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Page).RequireAuthorization(AccountRoles.Administrator).AddEndpointFilter<RequireToken>();
        // beside the families' own addresses, where any name may stand
        routes.MapGet(Page + "-en-service", async (TagFamilyStore families, HttpContext context) =>
            Results.File(TagFamilyFile.Write(await families.InForceAsync(context.RequestAborted)), "application/json", "familles.json")).RequireAuthorization(AccountRoles.Administrator);
        group.MapPost("/ajouter", AddAsync);
        group.MapPost("/{famille}/essayer", (string famille, TagFamilyStore families, AuditStore audit, HttpContext context) => ChangeAsync(famille, false, families, audit, context));
        group.MapPost("/{famille}/appliquer", (string famille, TagFamilyStore families, AuditStore audit, HttpContext context) => ChangeAsync(famille, true, families, audit, context));
        group.MapPost("/{famille}/repondre", AnswerAsync);
        group.MapPost("/{famille}/retirer", RemoveAsync);
    }

    static async Task<IResult> AddAsync([FromForm] string? titre, TagFamilyStore families, AuditStore audit, HttpContext context)
    {
        var name = Name(titre);
        if (name.Length == 0) return Results.LocalRedirect($"{Page}?erreur=vide");
        var slug = LensEndpoints.Slug(name);
        if (!await families.AddAsync(slug, new(name, []), By(context), context.RequestAborted)) return Results.LocalRedirect($"{Page}?erreur=nom");
        await audit.AddAsync(By(context), "tag_family", $"{slug} +", context.RequestAborted);
        return Results.LocalRedirect($"{Page}/{slug}");
    }

    static async Task<IResult> ChangeAsync(string slug, bool putInForce, TagFamilyStore families, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await families.FindAsync(slug, cancel) is not { } known) return Results.NotFound();
        var form = await context.Request.ReadFormAsync(cancel);
        var family = Read(known.Draft.Name, form);
        if (!await families.ChangeAsync(slug, family, putInForce, By(context), cancel)) return Results.NotFound();
        if (putInForce) await audit.AddAsync(By(context), "tag_family", $"{slug} {family.Values.Length}", cancel);
        return Results.LocalRedirect($"{Page}/{slug}?consultation={Uri.EscapeDataString(form["consultation"].ToString())}{(putInForce ? "&fait=applique" : "")}#effet");
    }

    static async Task<IResult> AnswerAsync(string famille, [FromForm] string? consultation, [FromForm] string? contribution, [FromForm] string? valeur, [FromForm] string? juste,
        TagFamilyStore families, ConcertationStore consultations, CurationStore curations, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await families.FindAsync(famille, cancel) is not { } family || await consultations.FindAsync(consultation ?? "", cancel) is not { LatestRun: { } run } asked
            || string.IsNullOrEmpty(contribution) || family.Draft.Values.All(v => v.Name != valeur)) return Results.NotFound();
        await curations.AddAsync(asked.Id, By(context), run, new TagContributions([new(contribution)], TagKind.Free, family.Draft.TagOf(valeur!), juste == "oui"), null, cancel); // a value of the family
        await audit.AddAsync(By(context), "decide", $"{asked.Slug} TagContributions {contribution}", cancel);
        return Results.LocalRedirect($"{Page}/{famille}?consultation={Uri.EscapeDataString(asked.Slug)}#effet");
    }

    static async Task<IResult> RemoveAsync(string famille, TagFamilyStore families, AuditStore audit, HttpContext context)
    {
        if (!await families.RemoveAsync(famille, context.RequestAborted)) return Results.NotFound();
        await audit.AddAsync(By(context), "tag_family", $"{famille} -", context.RequestAborted);
        return Results.LocalRedirect(Page);
    }

    /// <summary>Reads the grid: rows without a name are left out, of two with one name the first stays.</summary>
    static TagFamily Read(string name, IFormCollection form)
    {
        var (names, rules, examples) = (form["valeur"], form["regles"], form["exemples"]);
        return new(name, [.. Enumerable.Range(0, Math.Min(names.Count, MostValues)).Select(i => new TagFamilyValue(Name(names[i]), Lines(i < rules.Count ? rules[i] : null), Lines(i < examples.Count ? examples[i] : null)))
            .Where(v => v.Name.Length > 0).DistinctBy(v => v.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    static string Name(string? text) => Cut(string.Join(' ', (text ?? "").Replace(':', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestName);

    static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => Cut(l, LongestLine)).Distinct(StringComparer.Ordinal).Take(MostLines)];

    static string Cut(string text, int longest) => text.Length > longest ? text[..longest].TrimEnd() : text;

    static string By(HttpContext context) => context.User.Identity?.Name ?? "";
}
