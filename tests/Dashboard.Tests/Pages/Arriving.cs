using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Waits until a page has arrived somewhere, by asking again: an event of navigation may have passed before anybody listens.</summary>
static partial class Arriving
{
    const int SlowMilliseconds = 90_000;

    /// <summary>Waits for an address that fits, then for the whole page.</summary>
    public static async Task ArriveAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = SlowMilliseconds });
        await page.WholeAsync();
    }

    /// <summary>Waits for the end of a page: its foot.</summary>
    public static Task WholeAsync(this IPage page) => page.Locator("footer").Last.WaitForAsync(new() { Timeout = SlowMilliseconds });

    /// <summary>Waits for an address that ends so.</summary>
    public static Task ArriveAsync(this IPage page, string end) => page.ArriveAsync(new Regex(end + "$"));

    /// <summary>Waits until signing in is over.</summary>
    public static Task ArriveSignedInAsync(this IPage page) => page.ArriveAsync(SignedIn());

    [GeneratedRegex("^(?!.*connexion)")]
    private static partial Regex SignedIn();
}
