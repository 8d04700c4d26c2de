using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SynthesisPipeline.Pages;

/// <summary>All rapporteurs at once: each goes from page to page at random, marks what it reads, and now and then decides.</summary>
static class Rush
{
    const int ReadsADecision = 20;

    public static async Task<string> OfAsync(ImmutableArray<SitePage> pages, SiteProcess site, Crowd crowd, string decided, TimeSpan length, double pauseSeconds)
    {
        ImmutableArray<SitePage> open = [.. pages.Where(p => !p.ForAdministrators)];
        var times = new ConcurrentBag<(double Milliseconds, string Address)>();
        var errors = new ConcurrentBag<string>();
        var decisions = 0;
        var before = site.ProcessorSeconds();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(crowd.Rapporteurs.Select(async (person, place) =>
        {
            var chance = new Random(place);
            for (var step = 1; watch.Elapsed < length; step++)
            {
                if (pauseSeconds > 0) await Task.Delay(TimeSpan.FromSeconds(chance.NextDouble() * 2 * pauseSeconds));
                if (step % ReadsADecision == place % ReadsADecision)
                {
                    var kept = await Seeds.RemarkAsync(person, decided, $"Remarque {step}");
                    times.Add((kept.Milliseconds, "a decision"));
                    Interlocked.Increment(ref decisions);
                    if (kept.Status != HttpStatusCode.Found || kept.Location?.Contains("erreur=", StringComparison.Ordinal) == true) errors.Add($"decision: {kept.Status} {kept.Location}");
                    continue;
                }
                var page = open[chance.Next(open.Length)];
                var address = page.Addresses[chance.Next(page.Addresses.Length)];
                var answer = await person.GetAsync(address);
                times.Add((answer.Milliseconds, address));
                if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound)) errors.Add($"{address}: {answer.Status}");
            }
        }));
        var all = times.Select(t => t.Milliseconds).ToList();
        var slowest = times.OrderByDescending(t => t.Milliseconds).Take(5).Select(t => $"{t.Address} {t.Milliseconds:0} ms");
        var seconds = watch.Elapsed.TotalSeconds;
        var processor = (site.ProcessorSeconds() - before) * 1000 / all.Count;
        return string.Create(CultureInfo.InvariantCulture,
            $"\n{crowd.Rapporteurs.Length} rapporteurs at once, {(pauseSeconds > 0 ? $"{pauseSeconds:0.#} s between pages on average" : "no pause")}: {all.Count} requests in {seconds:0} s ({all.Count / seconds:0} a second), {decisions} of them decisions; median {PageTime.Share(all, 0.5):0} ms, p95 {PageTime.Share(all, 0.95):0} ms, highest {all.Max():0} ms; {processor:0.0} ms of processor a request, database included; errors {errors.Count}{(errors.IsEmpty ? "" : $" ({errors.First()})")}. Slowest: {string.Join("; ", slowest)}.");
    }
}
