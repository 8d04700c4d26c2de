using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Playwright;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Every page that has a route, found by following links: no accessibility fault, in both languages, and none wider than a telephone or than a desk screen at a zoom of 200 %.</summary>
/// <remarks>With <c>SYNTHESIS_PICTURES</c> set, each page is pictured there at both widths, for people to look at.</remarks>
[Collection(AnalysedSite.OneAtATime)]
public sealed partial class EveryPageTests(DeskSite site) : IClassFixture<DeskSite>
{
    const string Home = "/consultations/essai", Pictures = "SYNTHESIS_PICTURES";

    // shown only after a file was brought or came back: ImportPageTests and DigestPagesTests go there
    static readonly string[] s_elsewhere = ["/consultations/{Slug}/imports/depots/{Id:long}", "/consultations/{Slug}/fiches/retours/{Id:long}"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_has_an_accessibility_fault_in_either_language_or_is_wider_than_a_telephone()
    {
        var addresses = await AllAsync();
        var faults = new List<string>();
        foreach (var (locale, width) in new[] { ("fr-FR", 1280), ("en-GB", 1280), ("en-GB", 640), ("fr-FR", 390) })
        {
            var page = await site.SignInAsync("administrateur", locale, width: width);
            foreach (var (route, address) in addresses)
            {
                await page.GotoAsync(address);
                if (await page.Locator("html").GetAttributeAsync("lang") != locale[..2]) faults.Add($"{address}: not in {locale}");
                if (width < 1000 && !await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")) faults.Add($"{address}: wider than a telephone");
                if (width > 1000) faults.AddRange((await page.RunAxe()).Violations.Select(f => $"{locale} {address}: {f.Id} {f.Nodes.FirstOrDefault()?.Html}"));
                if (locale == "fr-FR") await PictureAsync(page, route, width);
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>One address for each route; fails where a route has none.</summary>
    async Task<List<(string Route, string Address)>> AllAsync()
    {
        using var visitor = await site.VisitAsync("administrateur");
        var starts = await PlantAsync(visitor);
        var routes = typeof(Site).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Distinct().Except(s_elsewhere)
            .Select(t => (Template: t, Matcher: new TemplateMatcher(TemplateParser.Parse(t), []))).OrderBy(r => r.Template.Count(c => c == '{')).ToList();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(starts);
        var seen = new HashSet<string>(waiting, StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            if (routes.FirstOrDefault(r => r.Matcher.TryMatch(Uri.UnescapeDataString(address.Split('?')[0]), [])).Template is not { } template || !found.TryAdd(template, address)) continue;
            using var answer = await visitor.GetAsync(address);
            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync(Cancel)))
                if (WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0] is ['/', ..] next && seen.Add(next)) waiting.Enqueue(next);
        }
        Assert.Empty(routes.Select(r => r.Template).Except(found.Keys));
        return [.. found.Select(f => (f.Key, f.Value))];
    }

    /// <summary>Leaves on the site what people leave: without it some pages have nothing to show.</summary>
    async Task<List<string>> PlantAsync(Visitor visitor)
    {
        const string Recommendations = "/recommandations/hors-concertation";
        var run = await site.CuratedAsync();
        var point = run.Findings.Draft.Points[0];
        var carried = point.Citations[0].Contribution;
        using var lens = await visitor.PostAsync("/regards/garder", new() { ["titre"] = "Mobilité", ["q"] = "transports" }, "/recherche?q=transports");
        using var family = await visitor.PostAsync("/administration/etiquettes/ajouter", new() { ["titre"] = "Lieu" }, "/administration/etiquettes");
        using var part = await visitor.PostAsync($"{Recommendations}/partie", new() { ["titre"] = "Première partie" }, Recommendations);
        var partId = await site.Database.Source.ScalarAsync<long>("select max(id) from recommendation_parts", Cancel);
        using var written = await visitor.PostAsync($"{Recommendations}/ecrire", new() { ["part"] = $"{partId}", ["titre"] = "Une recommandation", ["texte"] = "Ce que le groupe demande." }, Recommendations, ("points", $"essai~{PointRef.KeyOf(point)}"));
        using var asked = await visitor.PostAsync($"{Home}/suivi/faire", new() { ["id"] = carried.Value }, "/clavier");
        using var invited = await visitor.PostAsync("/administration/comptes/inviter", new() { ["role"] = AccountRoles.Reader, ["note"] = "pour Paule" }, "/administration/comptes");
        using var tagged = await visitor.PostAsync($"{Home}/etiquettes/decider", new() { ["donner"] = "free:", ["mot"] = "à suivre", ["contribution"] = carried.Value, ["geste"] = "donner" }, "/clavier");
        using var validated = await visitor.PostAsync($"{Home}/accord/decider", new() { ["cle"] = run.Curated.Points[0].Key, ["lu"] = "0", ["point"] = point.Point, ["nuance"] = point.Qualification, ["geste"] = "valider" }, $"{Home}/accord");
        var invitation = Invitation().Match(await visitor.ReadAsync("/administration/comptes")).Value;
        var follow = Follow().Match(await visitor.ReadAsync($"{Home}/contribution?id={carried}")).Value;
        return
        [
            $"{Home}/contribution?id={carried}", "/", "/recherche?q=transports", "/regards", "/recommandations", $"{Recommendations}/ecrire?consultation=essai", "/administration", "/clavier", "/introuvable", "/acces-refuse", "/connexion", "/connexion/code",
            Home, $"{Home}/reprendre", $"{Home}/comparer", $"{Home}/sujets/comparer?a={run.Findings.Topics.Topics[0].Id}&b={run.Findings.Topics.Topics[^1].Id}", follow, invitation,
            "/administration/donnees", "/administration/echeancier", $"{Home}/publication/masques", $"{Home}/publication/commentaires", $"{Home}/fiches/questions",
        ];
    }

    static async Task PictureAsync(IPage page, string route, int width)
    {
        if (Environment.GetEnvironmentVariable(Pictures) is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{NotWord().Replace(route, "-").Trim('-')}-{width}.png"), FullPage = true });
    }

    [GeneratedRegex("""<a\b[^>]*\bhref="([^"]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"/invitation/[\w-]+")]
    private static partial Regex Invitation();

    [GeneratedRegex(@"/suivi/[\w-]+(?="")")]
    private static partial Regex Follow();

    [GeneratedRegex(@"\W+")]
    private static partial Regex NotWord();
}
