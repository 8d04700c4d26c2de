using System.Collections.Frozen;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;

namespace SynthesisPipeline.Dashboard;

/// <summary>The last run of a consultation as files, to read (<c>/consultations/SLUG/fichiers/synthesis.xlsx</c>) or to send to a group.</summary>
static class FileEndpoints
{
    const int LongestName = 80;

    static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["html"] = MediaTypeNames.Text.Html + "; charset=utf-8",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odt"] = "application/vnd.oasis.opendocument.text",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/consultations/{slug}/fichiers/synthesis.{format}", DigestAsync);
        routes.MapPost("/consultations/{slug}/fiches/preparer", PrepareAsync).RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();
    }

    static async Task<IResult> DigestAsync(string slug, string format, ConcertationStore consultations, DigestIssues issues, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (!s_types.ContainsKey(format) || await consultations.FindAsync(slug, cancel) is not { LatestRun: { } run } consultation) return Results.NotFound();
        // kept, so that it is known should it come back; not sent to anybody
        return await FileAsync(await issues.IssueAsync(consultation, "", Name(context), false, cancel), format, $"{consultation.Slug} {run}", audit, context);
    }

    /// <summary>Hands a digest to a group: the next one will say what changed since.</summary>
    static async Task<IResult> PrepareAsync(string slug, [FromForm] string? recipient, [FromForm] string? format, [FromForm] string? scope,
        ConcertationStore consultations, DigestIssues issues, AuditStore audit, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (await consultations.FindAsync(slug, cancel) is not { LatestRun: not null } consultation) return Results.NotFound();
        var group = recipient?.Trim() ?? "";
        if (group.Length > LongestName || format is null || !s_types.ContainsKey(format)) return Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(slug)}/fiches?erreur=groupe");
        var theme = scope == "theme" ? (await consultations.ListAsync(cancel)).SelectMany(c => c.Themes).FirstOrDefault(t => t.Consultations.Any(c => c.Slug == slug)) : null;
        var issued = theme is { Id: > 0 } ? await issues.IssueThemeAsync(theme.Id, group, Name(context), true, cancel) : await issues.IssueAsync(consultation, group, Name(context), true, cancel);
        return await FileAsync(issued, format, $"{slug} {issued.Id}", audit, context);
    }

    static async Task<IResult> FileAsync(IssuedDigest issued, string format, string subject, AuditStore audit, HttpContext context)
    {
        // whole in memory first: a file that breaks off half way would look complete to a browser
        var file = await RunFiles.DigestAsync(issued.Content, format, context.RequestAborted);
        await audit.AddAsync(Name(context), "export", $"{subject} {format}", context.RequestAborted);
        return Results.File(file, s_types[format], $"{issued.FileName}.{format}");
    }

    static string Name(HttpContext context) => context.User.Identity?.Name ?? "";
}
