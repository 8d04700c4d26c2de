using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Xunit.v3;

[assembly: SynthesisPipeline.Dashboard.Tests.ClosesItsPages]

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Pages by the test that opened them: a page left open goes on asking how far a run is, from a server that is long gone.</summary>
static class OpenPages
{
    const float SlowMilliseconds = 60_000;

    static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> s_open = new();

    /// <summary>Opens a page of a signed-in person; skips the test where no Chromium is installed.</summary>
    public static async Task<IPage> SignInAsync(BrowserFixture browser, string address, (string Name, string Password) account, string locale = "fr-FR", bool javaScript = true, int width = 1280)
    {
        Assert.SkipWhen(browser.Browser is null, "Chromium is not installed");
        var context = await browser.Browser!.NewContextAsync(new() // skipped above when null
        {
            BaseURL = address, Locale = locale, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = 900 },
        });
        s_open.GetOrAdd(TestContext.Current.Test?.UniqueID ?? "", _ => []).Add(context);
        context.SetDefaultTimeout(SlowMilliseconds);
        context.SetDefaultNavigationTimeout(SlowMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/connexion");
        await page.Locator("#name").FillAsync(account.Name);
        await page.Locator("#password").FillAsync(account.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.ArriveSignedInAsync();
        return page;
    }

    /// <summary>Closes what a test opened; nobody waits for it.</summary>
    public static async Task CloseAsync(string test)
    {
        if (!s_open.TryRemove(test, out var contexts)) return;
        foreach (var context in contexts)
            try { await context.CloseAsync(); }
            catch (PlaywrightException) { /* the browser has gone before it */ }
    }
}

/// <summary>Closes the pages of each test at its end.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosesItsPagesAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => _ = OpenPages.CloseAsync(test.UniqueID);
}
