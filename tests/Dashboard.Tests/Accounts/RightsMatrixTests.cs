using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Every route × every role: who gets in, who is led away. Forms are sent without their token, so that those who get in change nothing.</summary>
public sealed partial class RightsMatrixTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    const string All = "administrateur rapporteur groupe lecteur", Administrator = "administrateur", Rapporteur = "administrateur rapporteur", Group = "administrateur rapporteur groupe";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Who may, by the beginning of a route; the first that fits counts. A route that none fits is for signed-in people at least.</summary>
    static readonly (string Method, string Route, string Who)[] s_rules =
    [
        ("*", "/hangfire", Administrator), ("*", "/administration", Administrator), ("POST", "/regards", Administrator),
        ("GET", "/recommandations/{Name}/ecrire", Group), ("POST", "/recommandations", Group),
        ("POST", "/consultations/{slug}/lecture", All), ("POST", "/consultations/{slug}/suivi", Rapporteur), ("POST", "/consultations/{slug}/traiter", Rapporteur),
        ("POST", "/runs/{id}/arreter", Rapporteur), ("GET", "/consultations/{Slug}/imports/nouveau", Administrator), ("GET", "/recherche", All), ("GET", "/regards", All), ("GET", "/recommandations", All),
        ("GET", "/presence", All), ("GET", "/runs", All),
    ];

    /// <summary>Pages of a consultation that every signed-in person reads.</summary>
    static readonly string[] s_pages =
    [
        "", "/sujets", "/sujets/{Id}", "/doublons", "/doublons/{Id}", "/controverses", "/accord", "/pistes", "/contributions", "/contribution", "/lecture", "/fiches", "/imports", "/traitements", "/comparer", "/fiabilite",
    ];

    /// <summary>Open to everybody, and why: signing in, languages, health, the accessibility statement, what is made to be sent to people without an account.</summary>
    static readonly string[] s_open = ["/connexion", "/invitation", "/suivi", "/langue", "/accessibilite", "/health", "/introuvable", "/acces-refuse", "/_framework", "/Error", "/public"];

    [Fact]
    public async Task Each_route_lets_in_whom_it_should()
    {
        var wrong = new List<string>();
        using var stranger = new Visitor(site.Address);
        var people = new Dictionary<string, Visitor>();
        foreach (var name in All.Split(' ')) people[name] = await new Visitor(site.Address).SignInAsync(name, site.PasswordOf(name));
        var routes = Routes();
        foreach (var (method, route) in routes)
        {
            if (!await IsLedAwayAsync(stranger, method, route)) wrong.Add($"{method} {route}: a stranger gets in");
            var rule = s_rules.FirstOrDefault(r => (r.Method == "*" || r.Method == method) && route.StartsWith(r.Route, StringComparison.OrdinalIgnoreCase));
            if (method == "GET" && s_pages.Any(p => string.Equals(route, "/consultations/{Slug}" + p, StringComparison.OrdinalIgnoreCase))) rule = ("GET", route, All);
            foreach (var (name, visitor) in people)
                if (rule.Who is { } who && await IsLedAwayAsync(visitor, method, route) == who.Split(' ').Contains(name))
                    wrong.Add($"{method} {route}: {name} {(who.Split(' ').Contains(name) ? "is led away" : "gets in")}");
        }
        foreach (var visitor in people.Values) visitor.Dispose();

        Assert.True(routes.Count > 35, $"{routes.Count} routes");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task An_account_of_one_theme_is_led_away_from_every_route_of_another()
    {
        var store = new ConcertationStore(site.Database.Source);
        var concertation = await store.DeclareConcertationAsync("matrice", "Matrice", 1, Cancel);
        var (own, other) = (await store.DeclareThemeAsync(concertation, "un", "Un", 1, Cancel), await store.DeclareThemeAsync(concertation, "deux", "Deux", 2, Cancel));
        await store.DeclareConsultationAsync(own, "a-lui", "À lui", null, null, 1, Cancel);
        var foreign = await store.DeclareConsultationAsync(other, "a-autrui", "À autrui", null, null, 2, Cancel);
        var run = await site.Services.GetRequiredService<RunStore>().QueueAsync(foreign, 1, RunReason.Person, "test", false, Cancel);
        using var administrator = await new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));
        using var added = await administrator.PostAsync("/administration/comptes/ajouter", new() { ["name"] = "borne", ["role"] = AccountRoles.Administrator, ["themes"] = $"{own}" }, "/administration/comptes");
        var password = MadePassword().Match(await administrator.ReadAsync("/administration/comptes")).Groups[1].Value;
        using var scoped = await new Visitor(site.Address).SignInAsync("borne", password);

        var inside = new List<string>();
        foreach (var (method, route) in Routes().Where(r => r.Route.StartsWith("/consultations/{", StringComparison.OrdinalIgnoreCase) || r.Route.StartsWith("/runs/{", StringComparison.OrdinalIgnoreCase)))
            if (!await IsLedAwayAsync(scoped, method, route, "a-autrui", run)) inside.Add($"{method} {route}");
        var home = await scoped.ReadAsync("/");

        Assert.Empty(inside);
        Assert.Contains("/consultations/a-lui", home, StringComparison.Ordinal);
        Assert.DoesNotContain("a-autrui", home, StringComparison.Ordinal);
        Assert.DoesNotContain("/consultations/essai", home, StringComparison.Ordinal);
        Assert.Contains("Aucune contribution", await scoped.ReadAsync("/recherche?q=logiciels"), StringComparison.Ordinal);
        using var presence = await scoped.GetAsync("/presence?adresse=%2Fconsultations%2Fa-autrui%2Faccord");
        Assert.Equal(HttpStatusCode.NotFound, presence.StatusCode);
    }

    /// <summary>Routes of the product that need an account: one a method.</summary>
    List<(string Method, string Route)> Routes() =>
        [.. site.Services.GetServices<EndpointDataSource>().SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (Method: m, Route: "/" + e.RoutePattern.RawText?.TrimStart('/'), Page: e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)))
            // a page answers to POST as well, as the page that it is
            .Where(r => r.Method == "GET" || r is { Method: "POST", Page: false }).Where(r => !s_open.Any(o => r.Route.StartsWith(o, StringComparison.OrdinalIgnoreCase)))
            .Where(r => !r.Route.Contains('.', StringComparison.Ordinal) || r.Route.StartsWith("/consultations", StringComparison.Ordinal) || r.Route.StartsWith("/recommandations", StringComparison.Ordinal))
            .Where(r => !r.Route.Contains("{**", StringComparison.Ordinal) || r.Route.StartsWith("/hangfire", StringComparison.Ordinal)).Select(r => (r.Method, r.Route)).Distinct().OrderBy(r => r.Route, StringComparer.Ordinal)];

    static async Task<bool> IsLedAwayAsync(Visitor visitor, string method, string route, string slug = "essai", long run = 1)
    {
        var address = RouteValue().Replace(Regex.Replace(Regex.Replace(route, @"\{slug[^}]*\}", slug, RegexOptions.IgnoreCase), @"/runs/\{[^}]*\}", $"/runs/{run}"), "1").Replace("/**", "", StringComparison.Ordinal);
        using var response = await visitor.SendBareAsync(method, address);
        return response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || response.Headers.Location?.ToString() is { } to && (to.Contains("/acces-refuse", StringComparison.Ordinal) || to.Contains("/connexion?", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex RouteValue();

    [GeneratedRegex("<strong>([a-z2-9]{16})</strong>")]
    private static partial Regex MadePassword();
}
