using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>The published pages as a reader meets them: from the folder itself, in a browser that runs no script of theirs.</summary>
public sealed class PublicPagesTests(BrowserFixture browser) : IAsyncLifetime
{
    const int SlowMilliseconds = 90_000;

    readonly string _folder = Directory.CreateTempSubdirectory("sp-public-pages-").FullName;

    string Site => Path.Combine(_folder, "site");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(browser.Browser is null, "Chromium is not installed");
        await MadeUpEdition.PublishAsync(Site);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    IEnumerable<string> Pages => Directory.EnumerateFiles(Site, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Fact]
    public async Task No_page_of_either_language_has_an_accessibility_fault_that_axe_finds()
    {
        await using var context = await browser.Browser!.NewContextAsync(); // skipped above when null
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var file in Pages)
        {
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            var result = await page.RunAxe();
            faults.AddRange(result.Violations.Select(v => $"{Path.GetRelativePath(Site, file)}: {v.Id} {v.Nodes[0].Html}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }

    [Fact]
    public async Task Pages_are_dressed_from_the_folder_and_fit_a_narrow_screen_and_a_zoom_of_200_percent()
    {
        foreach (var width in new[] { 640, 320 }) // 1280 at 200 %, and the smallest that WCAG asks for
        {
            await using var context = await browser.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ReducedMotion = ReducedMotion.Reduce }); // skipped above when null
            var page = await context.NewPageAsync();
            foreach (var file in Pages)
            {
                await page.GotoAsync(new Uri(file).AbsoluteUri);
                var (wide, dressed) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.skip')).position"));

                Assert.True(wide <= width, $"{file} is {wide} wide at {width}");
                Assert.Equal("absolute", dressed);
            }
        }
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_cover_to_a_contribution()
    {
        await using var context = await browser.Browser!.NewContextAsync(new() { JavaScriptEnabled = true }); // skipped above when null
        context.SetDefaultTimeout(SlowMilliseconds);
        context.SetDefaultNavigationTimeout(SlowMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(Site, "index.html")).AbsoluteUri);
        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("document.activeElement.className");
        await TabToAsync(page, "Lire la synthèse");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync(@"v1/index\.html");
        await TabToAsync(page, "Éléments d’accord");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync(@"synthese-0001\.html");
        await page.EvaluateAsync("document.querySelector('.cites a').focus()");
        var visible = await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync(@"contributions-.*\.html#c-.*");

        Assert.Equal("skip", first);
        Assert.NotEqual("none", visible);
    }

    static async Task TabToAsync(IPage page, string words)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await page.EvaluateAsync<bool>("w => document.activeElement.textContent.trim().startsWith(w)", words) && await page.EvaluateAsync<string>("document.activeElement.tagName") == "A") return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The keyboard does not reach « {words} »");
    }
}
