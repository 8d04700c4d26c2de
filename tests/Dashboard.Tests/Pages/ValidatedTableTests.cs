using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Counts what a validated table costs, from a fresh run of RUA: keys, clicks and pages of each way to do it.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class ValidatedTableTests(DatabaseFixture databases, BrowserFixture browser) : IAsyncLifetime
{
    readonly RuaSite _site = new(databases, browser);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(RuaSite.Folder), "The shared data are not beside the sources");
        await _site.InitializeAsync();
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fresh_run_becomes_a_validated_table_with_one_key_or_one_click_a_row(bool keyboard)
    {
        var (page, hand, rows) = await BeginAsync(keyboard);
        var waiting = page.Locator("button[value=valider]");

        await hand.StepAsync();
        for (var left = rows; left > 0; left--)
        {
            await hand.PushAsync(waiting.First, "v");
            await Assertions.Expect(waiting).ToHaveCountAsync(left - 1, new() { Timeout = 30_000 });
        }

        await EndAsync(page, hand, rows);
        Assert.Equal(keyboard ? (rows + 3, 0) : (0, rows + 1), (hand.Keys, hand.Clicks));
        Assert.Equal(rows + 1, hand.Pages);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fresh_run_becomes_a_validated_table_in_two_pages_when_rows_are_ticked_first(bool keyboard)
    {
        var (page, hand, rows) = await BeginAsync(keyboard);

        foreach (var box in await page.Locator("input[name=choix]").AllAsync())
        {
            await hand.StepAsync();
            await hand.TickAsync(box, "x");
        }
        await hand.PushAsync(page.Locator("button[value=valider-choix]"), "V");

        await EndAsync(page, hand, rows);
        Assert.Equal(keyboard ? (2 * rows + 3, 0) : (0, rows + 2), (hand.Keys, hand.Clicks));
        Assert.Equal(2, hand.Pages);
    }

    async Task<(IPage Page, Hand Hand, int Rows)> BeginAsync(bool keyboard)
    {
        var page = await _site.SignInAsync("rapporteur");
        await page.GotoAsync("/consultations/essai");
        var hand = new Hand(page, keyboard, javaScript: true);
        await hand.GoAsync("/accord", "a");
        return (page, hand, await page.Locator("button[value=valider]").CountAsync());
    }

    static async Task EndAsync(IPage page, Hand hand, int rows)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"RUA, {hand}, {rows} rows");
        await Assertions.Expect(page.Locator(".agreement .badge", new() { HasText = "Validé" })).ToHaveCountAsync(rows, new() { Timeout = 30_000 });
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
