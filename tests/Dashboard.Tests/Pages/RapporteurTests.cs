using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What a rapporteur does and sees, in a real browser.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed partial class RapporteurTests(AnalysedSite site) : IClassFixture<AnalysedSite>
{
    static readonly string[] s_pages =
    [
        "/", "/consultations/essai", "/consultations/essai/sujets", "/consultations/essai/doublons", "/consultations/essai/controverses", "/consultations/essai/accord",
        "/consultations/essai/pistes", "/consultations/essai/contributions", "/consultations/essai/contribution?id=p000", "/consultations/essai/fiches",
        "/consultations/essai/imports", "/consultations/essai/traitements", "/consultations/essai/fiabilite", "/consultations/essai/a-faire", "/consultations/essai/decisions", "/clavier",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_of_the_table_leads_to_its_passage_lit_up(bool javaScript)
    {
        var page = await site.SignInAsync("rapporteur", javaScript: javaScript);

        await page.GotoAsync("/consultations/essai/accord");
        var point = page.Locator(".agreement li").First;
        var said = (await point.InnerTextAsync()).Split('(')[0].Trim();
        await point.Locator("a.cite").First.ClickAsync();
        await page.ArriveAsync(Contribution());

        var lit = await page.Locator("#passage").InnerTextAsync();
        Assert.Contains(Words(lit), w => Words(said).Contains(w));
    }

    [Fact]
    public async Task The_letter_of_five_is_one_campaign()
    {
        var page = await site.SignInAsync("rapporteur");

        await page.GotoAsync("/consultations/essai/doublons");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "marchés publics de logiciels" });

        Assert.Equal(1, await row.CountAsync());
        Assert.Contains("5", await row.InnerTextAsync());
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator("article.card")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task A_point_is_corrected_and_validated_without_a_script_and_stays_so_after_a_run()
    {
        var page = await site.SignInAsync("rapporteur", javaScript: false);
        await page.GotoAsync("/consultations/essai/accord");
        var point = page.Locator(".agreement li:has(summary[data-touche=e])").Last;
        await point.Locator("summary[data-touche=e]").ClickAsync();
        // the words of the source stay, so that the other tests of this site find them
        var words = point.Locator("textarea[name=point]");
        await words.FillAsync(await words.InputValueAsync() + ", relu par le rapporteur");
        await point.GetByRole(AriaRole.Button, new() { Name = "Valider" }).ClickAsync();

        var corrected = page.Locator(".agreement li").Filter(new() { HasText = "relu par le rapporteur" });
        await Assertions.Expect(corrected).ToHaveCountAsync(1);
        await Assertions.Expect(corrected.Locator(".badge")).ToHaveTextAsync("Validé");
        await site.RunAgainAsync();
        await page.ReloadAsync();
        await Assertions.Expect(corrected).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_run_asked_for_on_the_page_moves_there_until_it_is_done()
    {
        var page = await site.SignInAsync("rapporteur");
        await page.GotoAsync("/consultations/essai/traitements");
        var done = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Terminé" });
        var before = await done.CountAsync();

        // the run is held up until the page has shown it: so small a one may be over before
        var id = await site.Database.Source.ScalarAsync<long>("select id from consultations where slug = 'essai'", TestContext.Current.CancellationToken);
        await using (await AdvisoryLock.HoldAsync(site.Database.Source, $"synthesis:run:{id}", TestContext.Current.CancellationToken))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Lancer un traitement" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-progress]")).ToHaveCountAsync(1);
        }

        // the script reloads the page when the last event has come
        await Assertions.Expect(done).ToHaveCountAsync(before + 1, new() { Timeout = 120_000 });
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public async Task No_page_has_an_accessibility_fault(string locale)
    {
        var page = await site.SignInAsync("administrateur", locale);

        var faults = new List<string>();
        foreach (var address in s_pages.Append("/administration"))
        {
            await page.GotoAsync(address);
            Assert.Equal(locale[..2], await page.Locator("html").GetAttributeAsync("lang"));
            faults.AddRange((await page.RunAxe()).Violations.Select(f => $"{address}: {f.Id} {f.Nodes.FirstOrDefault()?.Html}"));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task No_page_is_wider_than_a_telephone()
    {
        var page = await site.SignInAsync("rapporteur", width: 390);

        foreach (var address in s_pages)
        {
            await page.GotoAsync(address);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address);
        }
    }

    [Fact]
    public async Task The_list_is_searched_by_words_and_by_number()
    {
        var page = await site.SignInAsync("lecteur", javaScript: false);

        await page.GotoAsync("/consultations/essai/contributions?q=%233");
        Assert.Equal(1, await page.Locator("article.card").CountAsync());
        await page.Locator("#q").FillAsync("vie privée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();

        var found = await page.Locator("article.card").AllInnerTextsAsync();
        Assert.NotEmpty(found);
        Assert.All(found, text => Assert.Contains("vie privée", text, StringComparison.OrdinalIgnoreCase));
    }

    static HashSet<string> Words(string text) => [.. WordOf().Matches(text).Select(m => m.Value.ToLowerInvariant()).Where(w => w.Length > 4)];

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex WordOf();

    [GeneratedRegex("/contribution\\?")]
    private static partial Regex Contribution();
}
