using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Every route × every role. A route that is not in the table fails: whoever adds one says here who may use it.</summary>
public sealed partial class RouteMatrixTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    /// <summary>Who may use a route: the least role, or anyone.</summary>
    enum Least { Anyone, Reader, WorkingGroup, Rapporteur, Administrator }

    static readonly (string Account, Least Role)[] s_accounts = [("lecteur", Least.Reader), ("groupe", Least.WorkingGroup), ("rapporteur", Least.Rapporteur), ("administrateur", Least.Administrator)];

    /// <summary>First rule that matches counts: method (or *), beginning or whole of the route, least role.</summary>
    static readonly (string Method, string Route, Least Least)[] s_rules =
    [
        ("*", "/connexion", Least.Anyone), ("*", "/connexion/code", Least.Anyone), ("*", "/accessibilite", Least.Anyone), ("POST", "/connexion/*", Least.Anyone), ("*", "/introuvable", Least.Anyone), ("*", "/invitation*", Least.Anyone), ("*", "/health/*", Least.Anyone), ("*", "/connexion/fournisseur*", Least.Anyone), ("*", "/suivi/*", Least.Anyone),
        ("GET", "/langue*", Least.Anyone), ("GET", "/publications/*", Least.Anyone),
        ("*", "/hangfire*", Least.Administrator), ("*", "/administration*", Least.Administrator),
        ("*", "/consultations/{Slug}/publication/masques", Least.Rapporteur), ("GET", "/consultations/{slug}/publication/masques/avancement", Least.Rapporteur), ("*", "/consultations/{Slug}/publication/commentaires", Least.Rapporteur), ("POST", "/consultations/{slug}/publication/*", Least.Rapporteur),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        var silent = Routes().Where(r => r.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null
            && r.Endpoint.Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Count == 0
            && Fallback(r.Endpoint) is false).Select(r => $"{r.Method} {r.Route}");

        Assert.Empty(silent);
    }

    [Fact]
    public void Only_the_routes_of_the_table_are_open_to_anyone()
    {
        var open = Routes().Where(r => r.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null && !IsFile(r.Route)).Select(r => $"{r.Method} {r.Route}").Distinct().ToList();

        Assert.NotEmpty(open);
        Assert.All(open, o => Assert.Equal(Least.Anyone, LeastOf(o.Split(' ')[0], o.Split(' ')[1]) ?? Least.Reader));
    }

    [Fact]
    public async Task Each_role_reaches_its_routes_and_no_other()
    {
        var routes = Routes().Where(r => !IsFile(r.Route) && r.Route != "/deconnexion").DistinctBy(r => (r.Method, r.Route)).ToList();
        var wrong = new List<string>();
        using var stranger = site.Client();
        var clients = new List<(string Account, Least Role, HttpClient Client, string Token)>();
        foreach (var (account, role) in s_accounts)
        {
            var client = await site.SignedInAsync(account);
            clients.Add((account, role, client, Visitor.TokenOf(await client.GetStringAsync("/", Cancel))));
        }
        foreach (var (endpoint, method, route) in routes)
        {
            var least = LeastOf(method, route) ?? Declared(endpoint);
            var unsigned = await AskAsync(stranger, method, route, "");
            if (least != Least.Anyone != IsTurnedAway(unsigned)) wrong.Add($"stranger {method} {route}: {unsigned}");
            foreach (var (account, role, client, token) in clients)
            {
                var answer = await AskAsync(client, method, route, token);
                if (role < least != IsTurnedAway(answer)) wrong.Add($"{account} {method} {route}: {answer} (least {least})");
            }
        }
        foreach (var (_, _, client, _) in clients) client.Dispose();

        Assert.True(routes.Count > 30, "the routes were found");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The least role that the route's own policies ask for.</summary>
    static Least Declared(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null) return Least.Anyone;
        var policies = endpoint.Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Select(a => a.Policy ?? a.Roles);
        return policies.Select(p => p switch { AccountRoles.Administrator => Least.Administrator, AccountRoles.Rapporteur => Least.Rapporteur, AccountRoles.WorkingGroup => Least.WorkingGroup, _ => Least.Reader }).DefaultIfEmpty(Least.Reader).Max();
    }

    /// <summary>Forms change things: each asks for the role of who decides, unless the table says otherwise.</summary>
    [Fact]
    public void Every_form_asks_for_more_than_a_reader_but_those_of_ones_own()
    {
        string[] ones_own = ["/deconnexion", "/langue", "/compte"];
        var forms = Routes().Where(r => r.Method == "POST" && Declared(r.Endpoint) < Least.WorkingGroup && LeastOf(r.Method, r.Route) is null
            && !ones_own.Any(o => r.Route.StartsWith(o, StringComparison.Ordinal)) && !IsPage(r.Endpoint)).Select(r => r.Route).Distinct();

        Assert.Equal(s_formsOfReaders, forms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_of_the_table_is_about_a_route()
    {
        var routes = Routes().ToList();

        Assert.DoesNotContain(s_rules, rule => !routes.Exists(r => Matches(rule, r.Method, r.Route)));
    }

    /// <summary>Forms that a reader may send: they write only what is the reader's own.</summary>
    static readonly string[] s_formsOfReaders = ["/consultations/{slug}/lecture/lu", "/consultations/{slug}/lecture/marque"];

    IEnumerable<(Endpoint Endpoint, string Method, string Route)> Routes() => site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m is "GET" or "POST").Select(m => ((Endpoint)e, m, "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'))));

    static bool IsPage(Endpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "ComponentTypeMetadata");

    static bool IsFile(string route) => route.Contains('.', StringComparison.Ordinal) && !route.Contains('{', StringComparison.Ordinal) || route.StartsWith("/_", StringComparison.Ordinal);

    /// <summary>The fallback policy asks for an account where a route says nothing.</summary>
    bool Fallback(Endpoint endpoint) => endpoint is RouteEndpoint && site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Authorization.AuthorizationOptions>>().Value.FallbackPolicy is not null;

    static Least? LeastOf(string method, string route)
    {
        foreach (var rule in s_rules)
            if (Matches(rule, method, route)) return rule.Least;
        return null;
    }

    static bool Matches((string Method, string Route, Least Least) rule, string method, string route) => (rule.Method == "*" || rule.Method == method)
        && (rule.Route.EndsWith('*') ? route.StartsWith(rule.Route[..^1], StringComparison.Ordinal) : route == rule.Route);

    /// <summary>A stranger is sent to the sign-in, an account without the role to its refusal; all else was let through (a form without its fields is told so).</summary>
    static bool IsTurnedAway(string answer) => answer.StartsWith("401", StringComparison.Ordinal) || answer.StartsWith("403", StringComparison.Ordinal) || answer.Contains("/acces-refuse", StringComparison.Ordinal) || answer.Contains("/connexion?retour", StringComparison.Ordinal);

    static async Task<string> AskAsync(HttpClient client, string method, string route, string token)
    {
        // an address that exists for no value but the consultation: what matters is who is let in
        var path = Value().Replace(route, m => m.Value.Contains("slug", StringComparison.Ordinal) ? "nulle-part" : m.Value.Contains("long", StringComparison.Ordinal) || m.Value.Contains("int", StringComparison.Ordinal) ? "999999" : "x");
        using var request = new HttpRequestMessage(new(method), path);
        if (method == "POST") request.Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return $"{(int)response.StatusCode} {response.Headers.Location}";
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Value();
}
