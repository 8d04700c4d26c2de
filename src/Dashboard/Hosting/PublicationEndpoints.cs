using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using Hangfire;
using Hangfire.States;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Publishing, deciding on masks, answering comments, and the published pages themselves, which need no account.</summary>
static class PublicationEndpoints
{
    const int LongestTerm = 200, LongestAnswer = 4_000;

    static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".csv"] = "text/csv; charset=utf-8", [".json"] = "application/json", [".xml"] = "application/atom+xml; charset=utf-8",
        [".md"] = "text/markdown; charset=utf-8", [".parquet"] = "application/vnd.apache.parquet", [""] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void MapPublications(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/publications/{slug}/{**path}", FileAsync).AllowAnonymous();
        routes.MapGet("/consultations/{slug}/publication/masques/avancement", (string slug, ConcertationStore consultations, Publications publications, IStringLocalizer<Screens> words, CancellationToken cancel) =>
            TypedResults.ServerSentEvents(FollowAsync(slug, consultations, publications, words, cancel))).RequireAuthorization(AccountRoles.Rapporteur);
        var forms = routes.MapGroup("/consultations/{slug}/publication").RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();
        forms.MapPost("/publier", PublishAsync);
        forms.MapPost("/masquer", MaskAsync);
        forms.MapPost("/repondre", AnswerAsync);
    }

    /// <summary>Serves a file that the checksums of its folder name: no other path is ever looked at.</summary>
    static async Task<IResult> FileAsync(string slug, string? path, ConcertationStore consultations, Publications publications, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var wanted = string.IsNullOrEmpty(path) ? "index.html" : path.EndsWith('/') ? path + "index.html" : path;
        if (await consultations.FindAsync(slug, cancel) is not { } consultation) return Results.NotFound();
        if (path is null && context.Request.Path.Value is [.., not '/']) return Results.LocalRedirect($"/publications/{Uri.EscapeDataString(slug)}/");
        var folder = publications.FolderOf(consultation.Slug);
        var (part, name) = wanted.Split('/', 2) is [['v', .. var number] version, var rest] && number.All(char.IsAsciiDigit) ? (Path.Combine(folder, version), rest) : (folder, wanted);
        var sums = Path.Combine(part, EditionFiles.Checksums);
        if (!s_types.TryGetValue(Path.GetExtension(name), out var type) || !File.Exists(sums)) return Results.NotFound();
        var known = EditionFiles.ReadSums(await File.ReadAllTextAsync(sums, Encoding.UTF8, cancel));
        if (name != EditionFiles.Checksums && !known.ContainsKey(name)) return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = part == folder ? "no-cache" : "public, max-age=3600";
        return Results.File(Path.Combine(part, name), type);
    }

    static async IAsyncEnumerable<ProgressEvent> FollowAsync(string slug, ConcertationStore consultations, Publications publications, IStringLocalizer<Screens> words, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (await consultations.FindAsync(slug, cancel) is { LatestRun: not null } consultation)
        {
            var now = SearchedWords.Of(await publications.SearchAsync(consultation, cancel), words);
            yield return now;
            if (now.Ended) yield break;
            await Task.Delay(s_every, cancel);
        }
    }

    static async Task<IResult> PublishAsync(string slug, ConcertationStore consultations, IBackgroundJobClient jobs, AuditStore audit, HttpContext context)
    {
        if (await consultations.FindAsync(slug, context.RequestAborted) is not { LatestRun: not null } consultation) return Results.NotFound();
        var by = context.User.Identity?.Name ?? "";
        jobs.Enqueue<PublishJob>(RunQueue.Now, j => j.RunAsync(consultation.Slug, by, CancellationToken.None));
        await audit.AddAsync(by, "publish_asked", consultation.Slug, context.RequestAborted);
        return Back(slug, "?demande=oui");
    }

    static async Task<IResult> MaskAsync(string slug, [FromForm] string? term, [FromForm] bool masked, [FromForm] int? page, ConcertationStore consultations, PublicationStore publications, AuditStore audit, HttpContext context)
    {
        if (await consultations.FindAsync(slug, context.RequestAborted) is not { } consultation) return Results.NotFound();
        var key = PersonalTerm.Key(term ?? "");
        if (key.Length is 0 or > LongestTerm) return Back(slug, "/masques?erreur=mot");
        var by = context.User.Identity?.Name ?? "";
        await publications.AddMaskAsync(consultation.Id, key, masked, by, context.RequestAborted);
        await audit.AddAsync(by, masked ? "mask" : "unmask", slug, context.RequestAborted); // never the word itself: it names somebody
        return Back(slug, page is > 1 ? $"/masques?page={page}" : "/masques");
    }

    static async Task<IResult> AnswerAsync(string slug, [FromForm] string? comment, [FromForm] string? answer, ConcertationStore consultations, PublicationStore publications, AuditStore audit, HttpContext context)
    {
        if (await consultations.FindAsync(slug, context.RequestAborted) is not { } consultation) return Results.NotFound();
        if (string.IsNullOrWhiteSpace(comment) || answer is null || answer.Trim().Length is 0 or > LongestAnswer) return Back(slug, "/commentaires?erreur=reponse");
        var by = context.User.Identity?.Name ?? "";
        await publications.AnswerAsync(consultation.Id, new ContributionId(comment), answer.Trim(), by, context.RequestAborted);
        await audit.AddAsync(by, "answer_comment", $"{slug} {comment}", context.RequestAborted);
        return Back(slug, "/commentaires");
    }

    static IResult Back(string slug, string rest) => Results.LocalRedirect($"/consultations/{Uri.EscapeDataString(slug)}/publication{rest}");
}
