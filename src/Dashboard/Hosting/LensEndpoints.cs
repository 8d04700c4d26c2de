using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using SynthesisPipeline.Dashboard.Pages.Search;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where lenses are kept, reworded and taken away. For administrators.</summary>
static class LensEndpoints
{
    const int LongestTitle = 120, LongestDescription = 500, LongestSlug = 60;

    public static void MapLenses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/regards").RequireAuthorization(AccountRoles.Administrator).AddEndpointFilter<RequireToken>();
        group.MapPost("/garder", KeepAsync);
        group.MapPost("/{lens}/changer", ChangeAsync);
        group.MapPost("/{lens}/retirer", RemoveAsync);
    }

    static async Task<IResult> KeepAsync([FromForm] string? titre, [FromForm] string? description, [FromForm] string? regard, LensStore lenses, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var form = await context.Request.ReadFormAsync(cancel);
        var query = SearchAddress.Read(n => form[n].FirstOrDefault(), n => form[n]);
        var by = context.User.Identity?.Name ?? "";
        if (!string.IsNullOrEmpty(regard) && await lenses.FindAsync(regard, cancel) is { } known)
        {
            await lenses.ChangeAsync(known.Slug, known.Title, known.Description, query, by, cancel);
            await audit.AddAsync(by, "lens_changed", $"{known.Slug} {SearchAddress.Write(query)}", cancel);
            return To(known.Slug);
        }
        var title = Cut(titre, LongestTitle);
        if (title.Length == 0 || query.IsEmpty) return Results.LocalRedirect("/regards?erreur=vide");
        var slug = Slug(title);
        if (!await lenses.AddAsync(slug, title, Cut(description, LongestDescription), query, by, cancel)) return Results.LocalRedirect("/regards?erreur=nom");
        await audit.AddAsync(by, "lens_added", $"{slug} {SearchAddress.Write(query)}", cancel);
        return To(slug);
    }

    static async Task<IResult> ChangeAsync(string lens, [FromForm] string? titre, [FromForm] string? description, LensStore lenses, AuditStore audit, HttpContext context)
    {
        var title = Cut(titre, LongestTitle);
        if (title.Length == 0) return Results.LocalRedirect("/regards?erreur=vide");
        var by = context.User.Identity?.Name ?? "";
        if (!await lenses.ChangeAsync(lens, title, Cut(description, LongestDescription), null, by, context.RequestAborted)) return Results.NotFound();
        await audit.AddAsync(by, "lens_changed", lens, context.RequestAborted);
        return To(lens);
    }

    static async Task<IResult> RemoveAsync(string lens, LensStore lenses, AuditStore audit, HttpContext context)
    {
        if (await lenses.FindAsync(lens, context.RequestAborted) is not { } known) return Results.NotFound();
        await lenses.RemoveAsync(lens, context.RequestAborted);
        await audit.AddAsync(context.User.Identity?.Name ?? "", "lens_removed", $"{lens} {SearchAddress.Write(known.Query)}", context.RequestAborted);
        return Results.LocalRedirect("/regards");
    }

    static IResult To(string slug) => Results.LocalRedirect($"/regards/{Uri.EscapeDataString(slug)}");

    static string Cut(string? text, int longest) => (text ?? "").Trim() is { } trimmed && trimmed.Length > longest ? trimmed[..longest] : (text ?? "").Trim();

    /// <summary>Makes a name for addresses out of a title: letters without accents, digits, dashes.</summary>
    internal static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? "regard" : made.Length > LongestSlug ? made[..LongestSlug].Trim('-') : made;
    }
}
