using System.Globalization;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Counts what a validated table costs: keys and pages from a fresh run of RUA.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class ValidatedTableTests(RuaSite site) : IClassFixture<RuaSite>
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_fresh_run_of_rua_becomes_a_validated_table_with_one_key_a_row()
    {
        Assert.SkipUnless(Directory.Exists(RuaSite.Folder), "The shared data are not beside the sources");
        var page = await site.SignInAsync("rapporteur");
        await page.GotoAsync("/consultations/essai");
        int keys = 0, pages = 0;
        page.Load += (_, _) => pages++;
        async Task Press(string key)
        {
            keys++;
            await page.Keyboard.PressAsync(key);
        }

        await Press("g");
        await Press("a");
        await page.ArriveAsync("/accord");
        var waiting = page.Locator("button[value=valider]");
        var rows = await waiting.CountAsync();
        await Press("j");
        for (var left = rows; left > 0; left--)
        {
            await Press("v");
            await Assertions.Expect(waiting).ToHaveCountAsync(left - 1, new() { Timeout = 30_000 });
            await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"RUA: {rows} rows, {keys} keys, {pages} pages"));
        Assert.Equal(rows, await page.Locator(".agreement .badge", new() { HasText = "Validé" }).CountAsync());
        Assert.Equal(rows + 3, keys);
    }
}
