namespace SynthesisPipeline.Dashboard;

/// <summary>Hands a sentence about a refused form to the page that is shown next, by a cookie that the page ends: a text in an address could be anybody's.</summary>
static class ImportFault
{
    const string Cookie = "synthese-depot", Where = "/consultations";

    public static void Give(HttpContext context, string sentence) => context.Response.Cookies.Append(Cookie, Uri.EscapeDataString(sentence.Length <= 500 ? sentence : sentence[..499] + "…"),
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = Where });

    public static string? Take(HttpContext? context)
    {
        if (context?.Request.Cookies[Cookie] is not { } sentence) return null;
        context.Response.Cookies.Delete(Cookie, new() { Path = Where });
        return Uri.UnescapeDataString(sentence);
    }
}
