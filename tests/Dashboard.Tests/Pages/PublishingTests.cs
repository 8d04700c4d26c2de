using System.Net;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

[Collection(AnalysedSite.OneAtATime)]
public sealed class PublishingTests(AnalysedSite site) : IClassFixture<AnalysedSite>
{
    [Fact]
    public async Task A_rapporteur_masks_a_word_and_publishes_and_anyone_reads()
    {
        var page = await site.SignInAsync("rapporteur");
        await page.GotoAsync("/consultations/essai/publication/masques");
        await page.Locator("#term").FillAsync("Logiciels libres");
        await page.Locator("form.card button[type=submit]").ClickAsync();
        var shown = await page.Locator("table").InnerTextAsync();
        await page.GotoAsync("/consultations/essai/publication");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier le dernier traitement" }).ClickAsync();
        await page.ArriveAsync("demande=oui.*");
        var link = page.Locator("table a");
        for (var i = 0; i < 60 && await link.CountAsync() == 0; i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }
        using var anyone = new HttpClient { BaseAddress = new(site.Address) };
        var cover = await anyone.GetStringAsync("/publications/essai/", TestContext.Current.CancellationToken);
        using var data = await anyone.GetAsync("/publications/essai/v1/data/contributions.csv", TestContext.Current.CancellationToken);
        var rows = await data.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var other = await anyone.GetAsync("/publications/essai/v1/data/rien.csv", TestContext.Current.CancellationToken);

        Assert.Contains("logiciels libres", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("v1/index.html", cover, StringComparison.Ordinal);
        Assert.DoesNotContain("logiciels libres", rows, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("[mot masqué]", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("auteur1,", rows, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
