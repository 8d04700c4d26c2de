using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a person sees when a page could not be made; it needs nothing that may itself be broken.</summary>
static class FailurePage
{
    public static Task AnswerAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.RequestServices.GetRequiredService<ILogger<WebApplication>>().RequestFailed(error, context.Request.Path);
        var sentence = error is null ? null : error is UserException ? error.Message : Database.Explain(error);
        context.Response.StatusCode = sentence is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Erreur</title><link rel="stylesheet" href="/site.css"></head>
            <body><main id="contenu"><h1>Cette page n’a pas pu être faite</h1>
            <p>{HtmlEncoder.Default.Encode(sentence ?? "Une erreur inattendue s’est produite ; le journal du serveur dit laquelle.")}</p>
            <p><a href="/">Revenir aux consultations</a></p></main></body></html>
            """);
    }
}
