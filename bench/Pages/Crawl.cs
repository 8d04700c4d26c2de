using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Template;
using SynthesisPipeline.Dashboard;

namespace SynthesisPipeline.Pages;

/// <summary>A page: its route and what its address asks, with addresses that lead there.</summary>
sealed record SitePage(string Name, bool ForAdministrators, ImmutableArray<string> Addresses);

/// <summary>Finds every page by following links from the first one; routes come from the program itself, so that none is forgotten.</summary>
static partial class Crawl
{
    const int MostAddresses = 4, MostVisits = 1_500;

    static readonly TimeSpan s_long = TimeSpan.FromSeconds(3);

    static readonly string[] s_starts =
    [
        "/", "/recherche?q=transports+velo", "/recherche?q=transports&tri=votes", "/recherche?tri=date", "/regards", "/recommandations", "/administration", "/clavier", "/introuvable",
        "/acces-refuse", $"/consultations/{SiteProcess.Slug}/imports/nouveau", $"/consultations/{SiteProcess.Slug}/fiches/questions", "/connexion", $"/consultations/{SiteProcess.Slug}/contributions?q=transports+velo", $"/consultations/{SiteProcess.Slug}/contributions?q=logement&tri=votes",
        $"/consultations/{SiteProcess.Slug}/reprendre", $"/consultations/{SiteProcess.Slug}/lecture", $"/consultations/{SiteProcess.Slug}/comparer",
    ];

    public static async Task<(ImmutableArray<SitePage> Found, ImmutableArray<string> Missed)> AllAsync(Crowd crowd, IEnumerable<string> more)
    {
        string[] starts = [.. s_starts, .. more];
        var routes = typeof(Site).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Distinct()
            .Select(t => (Template: t, Matcher: new TemplateMatcher(TemplateParser.Parse(t), []))).OrderBy(r => r.Template.Count(c => c == '{')).ToList();
        var found = new SortedDictionary<string, (HashSet<string> Addresses, bool Administrators)>(StringComparer.Ordinal);
        var waiting = new Queue<string>(starts);
        var seen = starts.ToHashSet(StringComparer.Ordinal);
        for (var visits = 0; waiting.TryDequeue(out var address) && visits < MostVisits;)
        {
            var path = address.Split('?')[0];
            if (routes.FirstOrDefault(r => r.Matcher.TryMatch(Uri.UnescapeDataString(path), [])).Template is not { } template) continue;
            var name = template + Asked(address);
            if (found.TryGetValue(name, out var known) && known.Addresses.Count >= MostAddresses) continue;
            visits++;
            var watch = Stopwatch.StartNew();
            var (answer, administrators) = (await crowd.Rapporteurs[0].GetAsync(address), false);
            if (answer.Status != HttpStatusCode.OK && !(template is "/introuvable" && answer.Status == HttpStatusCode.NotFound))
                (answer, administrators) = (await crowd.Administrator.GetAsync(address), true);
            if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound)) throw new InvalidOperationException($"{address}: {answer.Status} {answer.Location}");
            if (watch.Elapsed > s_long) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First visit of {address}: {watch.Elapsed.TotalSeconds:0} s"));
            if (known.Addresses is null) found[name] = known = ([], administrators);
            known.Addresses.Add(address);
            foreach (Match link in Link().Matches(answer.Text()))
                if (WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0] is var next && next.StartsWith('/') && seen.Add(next)) waiting.Enqueue(next);
        }
        return ([.. found.Select(f => new SitePage(f.Key, f.Value.Administrators, [.. f.Value.Addresses]))],
            [.. routes.Select(r => r.Template).Where(t => found.Keys.All(k => k.Split(" ?")[0] != t))]);
    }

    static string Asked(string address) => address.Split('?') is [_, var query, ..]
        ? " ?" + string.Join('&', query.Split('&').Select(p => p.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)) : "";

    [GeneratedRegex("""<a\b[^>]*\bhref="(?:http://127\.0\.0\.1:\d+)?(/[^"]*)""")]
    private static partial Regex Link();
}
