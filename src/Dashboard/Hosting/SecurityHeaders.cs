namespace SynthesisPipeline.Dashboard;

/// <summary>Tells browsers to run nothing but our own scripts, to be framed nowhere, and to keep pages about people out of caches.</summary>
static class SecurityHeaders
{
    const string Own = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // the queue's own screens are written with inline scripts and styles
    const string Queue = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/hangfire") ? Queue : Own; // published pages have a stricter one

            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            // pages about people, and whatever is taken away, unless the route says otherwise: scripts and pictures of ours do
            if (!context.Request.Path.StartsWithSegments("/publications") && (headers.CacheControl.Count == 0 || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
