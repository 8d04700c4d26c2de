using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Addresses and forms of every route with spoiled values: none is answered by a failure of ours.</summary>
public sealed partial class PageFuzzTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    static readonly string[] s_fields = ["id", "point", "words", "reason", "ids", "value", "kind", "topic", "group", "seen", "run", "label", "question", "text", "nom", "name", "titre", "jours", "days", "opens", "closes", "slug"];

    /// <summary>What would stop the site itself or start long work, and what is written by others.</summary>
    static readonly string[] s_left = ["/hangfire", "/_", "/deconnexion", "/consultations/{slug}/traiter", "/consultations/{slug}/fichiers", "/health"];

    [Fact]
    public async Task Spoiled_parameters_and_forms_make_no_page_fail()
    {
        using var visitor = await new Visitor(site.Address).SignInAsync("administrateur", site.PasswordOf("administrateur"));
        var names = typeof(QueryShape).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t)).SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Select(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var routes = site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m is "GET" or "POST").Select(m => (Method: m, Route: "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'))))
            .Distinct().Where(r => !s_left.Any(l => r.Route.StartsWith(l, StringComparison.Ordinal)) && !r.Route.Contains("suivre", StringComparison.Ordinal)).OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).ToArray();
        Assert.True(routes.Length > 30);

        Assert.Empty(await FuzzRun.OfAsync("pages", async mutant =>
        {
            var (method, route) = routes[mutant.Random.Next(routes.Length)];
            var path = Hole().Replace(route, m => Uri.EscapeDataString(Clean(mutant.Random.Next(6) == 0 ? mutant.Token() : m.Value.Contains("slug", StringComparison.Ordinal) ? "essai" : m.Value.Contains(':', StringComparison.Ordinal) ? $"{mutant.Random.Next(4)}" : $"p00{mutant.Random.Next(9)}")));
            if (method == "GET")
            {
                var query = Enumerable.Range(0, mutant.Random.Next(5)).Select(_ => $"{names[mutant.Random.Next(names.Length)]}={Uri.EscapeDataString(Clean(Value(mutant)))}");
                using var shown = await visitor.GetAsync($"{path}?{string.Join('&', query)}");
                Assert.True((int)shown.StatusCode < 500, $"{(int)shown.StatusCode} GET {path}?{string.Join('&', query)}");
                return;
            }
            var fields = Enumerable.Range(0, mutant.Random.Next(6)).Select(_ => (Name: s_fields[mutant.Random.Next(s_fields.Length)], Value: Clean(Value(mutant)))).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value);
            using var sent = await visitor.PostAsync(path, fields);
            Assert.True((int)sent.StatusCode < 500, $"{(int)sent.StatusCode} POST {path} {string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"))}");
        }));
    }

    static string Value(Mutant mutant) => mutant.Random.Next(3) switch
    {
        0 => mutant.Token(),
        1 => $"{mutant.Random.Next(-2, 40)}",
        _ => mutant.Of("le numérique, p001 et topic:t1 \"tel quel\" -sans"),
    };

    // half of a pair can't be written in an address
    static string Clean(string value) => string.Concat(value.EnumerateRunes());

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
