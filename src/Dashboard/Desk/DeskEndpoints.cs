using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Where the forms of the desk are sent.</summary>
static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/consultations/{slug}").RequireAuthorization(AccountRoles.Rapporteur).AddEndpointFilter<RequireToken>();
        desk.MapPost("/accord/decider", (string slug, Deciding deciding, ContributionReading contributions, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => new PointForms(form, run, contributions, context.RequestAborted).AnswerAsync()));
        desk.MapPost("/sujets/decider", (string slug, Deciding deciding, TopicMembers members, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => new TopicForms(form, run, members, slug, context.RequestAborted).AnswerAsync()));
        desk.MapPost("/reprendre/decider", (string slug, Deciding deciding, CopyForms copies, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => copies.AnswerAsync(form, run, ThemeScope.Of(context.User), context.RequestAborted)));
        desk.MapPost("/doublons/decider", (string slug, Deciding deciding, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => ValueTask.FromResult(GroupForms.Answer(form, run))));
        desk.MapPost("/controverses/decider", (string slug, Deciding deciding, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => ValueTask.FromResult(ControversyForms.Answer(form, run))));
        desk.MapPost("/etiquettes/decider", (string slug, Deciding deciding, TagForms tags, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => tags.AnswerAsync(form, run, slug, context.RequestAborted)));
        routes.MapGet("/consultations/{slug}/accord/chercher", SearchAsync).RequireAuthorization(AccountRoles.Rapporteur);
        desk.MapPost("/decisions/retirer", (string slug, Deciding deciding, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => ValueTask.FromResult(Take(form, run))));
        desk.MapPost("/remarques", (string slug, Deciding deciding, HttpContext context) =>
            deciding.DecideAsync(slug, context, (form, run) => ValueTask.FromResult(RemarkForms.Answer(form, run))));
    }

    /// <summary>Answers what is typed into a search for citations: the same list that the page shows without a script.</summary>
    static async Task<IResult> SearchAsync(string slug, string? q, ConcertationStore consultations, CitationSearch search, HttpContext context)
    {
        if (await consultations.FindAsync(slug, context.RequestAborted) is not { } consultation) return Results.NotFound();
        var found = await search.FindAsync(consultation.Id, q ?? "", context.RequestAborted);
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<Pages.Desk.CitationChoices>(new { Lines = (IReadOnlyList<ContributionLine>)found, Asked = true });
    }

    /// <summary>Takes a decision back, or brings one back: withdrawing a withdrawal.</summary>
    static DeskAnswer Take(DeskForm form, CuratedRun run)
    {
        var back = form.Back($"{form.Home}/decisions");
        var id = form.Number("decision");
        return run.Curated.Fates.FirstOrDefault(f => f.Curation.Id == id) is { Fate: not Fate.Withdrawn } ? DeskAnswer.Decide(back, new Withdraw(id)) : DeskAnswer.Refuse(back, "change");
    }
}
