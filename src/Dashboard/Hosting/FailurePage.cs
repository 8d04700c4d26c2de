using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a person sees when a page could not be made; it needs nothing that may itself be broken.</summary>
static class FailurePage
{
    public static Task AnswerAsync(HttpContext context)
    {
        var failed = context.Features.Get<IExceptionHandlerFeature>();
        var error = failed?.Error;
        if (error is not BadHttpRequestException)
            context.RequestServices.GetRequiredService<ILogger<WebApplication>>().RequestFailed(error, (failed?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "?"); // the address itself may name somebody
        var (status, sentence) = error switch
        {
            BadHttpRequestException bad => (bad.StatusCode, "La demande est incomplète ou le formulaire a expiré : revenez à la page, rechargez-la et recommencez."),
            // characters that no text of the database holds, in a form
            Npgsql.PostgresException { SqlState: "22021" or "22P05" } or System.Text.EncoderFallbackException => (StatusCodes.Status400BadRequest, "Ce texte contient des caractères illisibles : retirez-les et recommencez."),
            UserException => (StatusCodes.Status409Conflict, error.Message),
            not null when Database.Explain(error) is { } away => (StatusCodes.Status503ServiceUnavailable, away),
            _ => (StatusCodes.Status500InternalServerError, "Une erreur inattendue s’est produite ; le journal du serveur dit laquelle."),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Erreur</title><link rel="stylesheet" href="/site.css"></head>
            <body><main id="contenu"><h1>Cette page n’a pas pu être faite</h1>
            <p>{HtmlEncoder.Default.Encode(sentence)}</p>
            <p><a href="/">Revenir aux consultations</a></p></main></body></html>
            """);
    }
}
