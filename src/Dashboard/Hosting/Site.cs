using System.Net.Mime;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using SynthesisPipeline.Dashboard.Pages;

namespace SynthesisPipeline.Dashboard;

/// <summary>The dashboard as a web server: pages rendered here, nothing readable without an account.</summary>
public static class Site
{
    /// <summary>Builds the server.</summary>
    /// <param name="database">The open database.</param>
    /// <param name="folder">Where logs go.</param>
    /// <param name="urls">Addresses to listen on, parted by <c>;</c>.</param>
    /// <param name="withWorker">Whether it also does jobs.</param>
    public static WebApplication Build(Database database, DataFolder folder, string urls, bool withWorker)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseStaticWebAssets(); // from the build folder the pages' files lie in the sources
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Services.AddLogs(folder);
        builder.Services.AddParts(database, folder);
        if (withWorker) builder.Services.AddWorker();
        builder.Services.AddAccounts(database, builder.Configuration);
        builder.Services.AddOpenId(builder.Configuration);
        builder.Services.AddHostedService<RunWarming>();
        builder.Services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("synthese-formulaires", CookieSecurePolicy.SameAsRequest));
        builder.Services.AddLocalization(o => o.ResourcesPath = "Resources");
        builder.Services.AddSingleton<Microsoft.Extensions.Localization.IStringLocalizer<Screens>, CountedScreens>();
        builder.Services.Configure<RequestLocalizationOptions>(o =>
            o.SetDefaultCulture(Languages.All[0]).AddSupportedCultures(Languages.All).AddSupportedUICultures(Languages.All));
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ResponseCompressionDefaults.MimeTypes.Where(m => m != MediaTypeNames.Text.EventStream);
        });
        builder.Services.AddRazorComponents();
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All)); // é stays é
        var app = builder.Build();
        // a reverse proxy on this machine says for whom it asks and whether by TLS; nobody else is believed
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseSecurityHeaders();
        app.UseExceptionHandler(e => e.Run(FailurePage.AnswerAsync));
        app.UseResponseCompression();
        app.UseRequestLocalization();
        // a page, once more: a form that was refused must not be sent to a second address
        app.UseWhen(c => HttpMethods.IsGet(c.Request.Method), get => get.UseStatusCodePagesWithReExecute("/introuvable"));
        app.UseQueryShape();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseSecondFactorWall();
        app.UseThemeWall();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapTheme();
        app.MapRazorComponents<App>();
        app.MapSignIn();
        app.MapSecondFactor();
        app.MapPassword();
        app.MapRunEndpoints();
        app.MapRejects();
        app.MapImports();
        app.MapFiles();
        app.MapReturns();
        app.MapAccounts();
        app.MapDesk();
        app.MapInvitations();
        app.MapOpenId();
        app.MapPublications();
        app.MapTimetable();
        app.MapTagFamilies();
        app.MapErasure();
        app.MapLanguages();
        app.MapReading();
        app.MapGet("/health/live", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
        app.MapHangfireDashboardWithAuthorizationPolicy(AccountRoles.Administrator, "/hangfire", new DashboardOptions { DashboardTitle = "Travaux", AppPath = "/" });
        return app;
    }

    static async Task<IResult> ReadyAsync(Database database, CancellationToken cancel)
    {
        try
        {
            await database.Source.ScalarAsync<int>("select 1", cancel);
            return Results.Text("ok");
        }
        catch (Npgsql.NpgsqlException)
        {
            return Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
