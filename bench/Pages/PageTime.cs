using System.Globalization;
using System.Net;

namespace SynthesisPipeline.Pages;

/// <summary>What a page took, asked for again and again by one person.</summary>
sealed record PageTime(SitePage Page, double First, double Median, double P95, int LargestBytes)
{
    public static async Task<PageTime> OfAsync(SitePage page, Crowd crowd, int requests)
    {
        var person = page.ForAdministrators ? crowd.Administrator : crowd.Rapporteurs[0];
        var first = 0.0;
        var largest = 0;
        var times = new List<double>();
        for (var i = 0; i <= requests; i++)
        {
            var address = page.Addresses[i % page.Addresses.Length];
            var answer = await person.GetAsync(address);
            if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound)) throw new InvalidOperationException($"{address}: {answer.Status}");
            if (i == 0) first = answer.Milliseconds;
            else times.Add(answer.Milliseconds);
            largest = Math.Max(largest, answer.Body.Length);
        }
        return new(page, first, Share(times, 0.5), Share(times, 0.95), largest);
    }

    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {Page.Name} | {Page.Addresses.Length} | {First:0} | {Median:0} | {P95:0} | {LargestBytes / 1000.0:0.0} |");

    /// <summary>The value that this share of all does not pass.</summary>
    public static double Share(List<double> times, double share)
    {
        times.Sort();
        return times[Math.Clamp((int)Math.Ceiling(share * times.Count) - 1, 0, times.Count - 1)];
    }
}
