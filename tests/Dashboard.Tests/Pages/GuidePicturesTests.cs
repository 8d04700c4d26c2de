using Microsoft.Playwright;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Takes the pictures of the guides that show pages: into docs/pictures where SYNTHESIS_PICTURES names that folder, else only to see that they can be taken.</summary>
/// <remarks>The headless shell speaks English alone: dates and file buttons of a French picture want a whole Chromium with its languages, started by a script that CHROMIUM names (<c>LANGUAGE=fr chromium --headless=new --lang=fr-FR "$@"</c>).</remarks>
[Trait("Category", "Slow")]
[Collection(AnalysedSite.OneAtATime)]
public sealed class GuidePicturesTests(DeskSite site) : IClassFixture<DeskSite>
{
    const string Home = "/consultations/essai";

    [Theory]
    [InlineData("fr-FR", "fr-accord", "/accord")]
    [InlineData("en-GB", "en-agreement", "/accord")]
    [InlineData("en-GB", "en-todo", "/a-faire")]
    public async Task Pages_of_the_guides(string locale, string name, string address)
    {
        var page = await site.SignInAsync("rapporteur", locale);
        await page.GotoAsync(Home + address);

        Assert.Equal(0, await page.Locator("[role=alert]").CountAsync());
        await TakeAsync(page, name);
    }

    [Theory]
    [InlineData("en-GB", "en-tags")]
    [InlineData("fr-FR", "fr-etiquettes")]
    public async Task A_family_of_tags_with_its_effect(string locale, string name)
    {
        var page = await site.SignInAsync("administrateur", locale);
        await page.GotoAsync("/administration/etiquettes");
        await page.Locator("#titre").FillAsync(locale == "en-GB" ? "Place" : "Lieu");
        await page.Locator("form[action$=ajouter] button").ClickAsync();
        await page.Locator("[name=valeur]").First.FillAsync("commune");
        await page.Locator("[name=regles]").First.FillAsync("commune*\nmairie*\nville* - village*");
        await page.Locator("[name=exemples]").First.FillAsync("Former les agents des mairies.");
        await page.Locator("form[action$=essayer] button").First.ClickAsync();
        await page.Locator("#effet + section, section.card").First.WaitForAsync();
        await page.GotoAsync(page.Url.Split('#')[0]); // from its top, not from what the form led to

        Assert.NotEqual("", await page.Locator("section.card h3").First.InnerTextAsync());
        await TakeAsync(page, name, 1_250);
    }

    [Theory]
    [InlineData("en-GB", "en-timetable")]
    [InlineData("fr-FR", "fr-echeancier")]
    public async Task The_timetable(string locale, string name)
    {
        var page = await site.SignInAsync("administrateur", locale);
        await page.GotoAsync("/administration/echeancier");
        var form = page.Locator("form[action$='/essai']");
        await form.Locator("[name=opens]").FillAsync("2026-03-02T08:00");
        await form.Locator("[name=closes]").FillAsync("2026-04-30T23:59");
        await form.Locator("[name=day]").SelectOptionAsync("1");

        Assert.Equal("2026-04-30T23:59", await form.Locator("[name=closes]").InputValueAsync());
        await TakeAsync(page, name);
    }

    [Fact]
    public async Task A_notebook()
    {
        var page = await site.SignInAsync("lecteur");
        await page.GotoAsync("file://" + Path.Combine(Repository.Root, "notebooks/pages/01-topics.html"));
        await TakeAsync(page, "en-notebook");
    }

    /// <summary>Takes the page from its top, no further than it goes.</summary>
    static async Task TakeAsync(IPage page, string name, int height = 900)
    {
        var whole = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        var picture = await page.ScreenshotAsync(new() { FullPage = true, Clip = new() { X = 0, Y = 0, Width = 1280, Height = Math.Min(height, whole) } });
        Assert.True(picture.Length > 10_000);
        if (Environment.GetEnvironmentVariable("SYNTHESIS_PICTURES") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), picture);
    }
}
