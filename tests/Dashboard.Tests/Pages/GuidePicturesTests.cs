using Microsoft.Playwright;
using SynthesisPipeline.Tests;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Takes the pictures of the guides that show pages: into docs/pictures where SYNTHESIS_PICTURES names that folder, else only to see that they can be taken.</summary>
[Trait("Category", "Slow")]
[Collection(AnalysedSite.OneAtATime)]
public sealed class GuidePicturesTests(DeskSite site) : IClassFixture<DeskSite>
{
    const string Home = "/consultations/essai";

    [Fact]
    public async Task Pages_of_the_guides()
    {
        var page = await site.SignInAsync("rapporteur", "en-GB");
        foreach (var (name, address) in new[] { ("en-agreement", Home + "/accord"), ("en-todo", Home + "/a-faire") })
        {
            await page.GotoAsync(address);
            Assert.Equal(0, await page.Locator("[role=alert]").CountAsync());
            await TakeAsync(page, name);
        }
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

        Assert.NotEqual("", await page.Locator("section.card h3").First.InnerTextAsync());
        await TakeAsync(page, name);
    }

    [Fact]
    public async Task A_notebook()
    {
        var page = await site.SignInAsync("lecteur");
        await page.GotoAsync("file://" + Path.Combine(Repository.Root, "notebooks/pages/01-topics.html"));
        await TakeAsync(page, "en-notebook");
    }

    static async Task TakeAsync(IPage page, string name)
    {
        var picture = await page.ScreenshotAsync(new() { FullPage = false });
        Assert.True(picture.Length > 10_000);
        if (Environment.GetEnvironmentVariable("SYNTHESIS_PICTURES") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), picture);
    }
}
