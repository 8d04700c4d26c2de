using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace SynthesisPipeline.Dashboard;

/// <summary>What a person sees when somebody else wrote the same recommendation meanwhile: both wordings, one's own still in a form. Nothing is lost, nothing is overwritten unseen.</summary>
static class RecommendationConflict
{
    public static IResult Answer(HttpContext context, NamedConcertation place, Recommendation now, RecommendationDraft mine, string[] points)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        static string H(string text) => HtmlEncoder.Default.Encode(text);
        var hidden = new StringBuilder();
        foreach (var (name, value) in new[]
        {
            (token.FormFieldName, token.RequestToken ?? ""), ("number", now.Number.ToString(CultureInfo.InvariantCulture)), ("seen", now.Version.ToString(CultureInfo.InvariantCulture)),
            ("part", mine.PartId.ToString(CultureInfo.InvariantCulture)), ("theme", mine.ThemeId?.ToString(CultureInfo.InvariantCulture) ?? ""),
        }.Concat(points.Select(p => ("points", p))))
            hidden.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{H(name)}\" value=\"{H(value)}\">");
        return Results.Content($"""
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Deux textes</title><link rel="stylesheet" href="/site.css"></head>
            <body><main id="contenu"><h1>Quelqu’un a écrit cette recommandation pendant que vous l’écriviez</h1>
            <p class="note warn">Rien n’a été écrasé. Voici son texte et le vôtre : reprenez ce qu’il faut, puis enregistrez.</p>
            <div class="sides"><div class="for"><h2>Le texte de {H(now.By)}, version {now.Version}</h2><p><strong>{H(now.Title)}</strong></p><div class="text">{H(now.Body)}</div></div>
            <div class="against"><h2>Le vôtre</h2><form method="post" action="{H(place.Address)}/ecrire">{hidden}
            <label for="titre">Titre</label><input id="titre" name="titre" required maxlength="300" value="{H(mine.Title)}">
            <label for="texte">Texte</label><textarea id="texte" name="texte" rows="14" maxlength="20000">{H(mine.Body)}</textarea>
            <p><button type="submit">Enregistrer comme version {now.Version + 1}</button> <a href="{H(place.Address)}/{now.Number}">Garder l’autre texte</a></p></form></div></div></main></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, StatusCodes.Status409Conflict);
    }
}
