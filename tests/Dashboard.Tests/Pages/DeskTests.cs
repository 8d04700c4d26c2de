using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A rapporteur at the desk, in a real browser: by keyboard alone, with the mouse and no script, and two at once.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class DeskTests(DeskSite site) : IClassFixture<DeskSite>
{
    const string Table = "/consultations/essai/accord";

    [Fact]
    public async Task The_table_is_corrected_validated_and_undone_by_keyboard_alone()
    {
        var page = await site.SignInAsync("rapporteur");
        await page.GotoAsync(Table);
        var validated = page.Locator(".agreement .badge", new() { HasText = "Validé" });
        var before = await validated.CountAsync();

        await PressAsync(page, "j");
        await PressAsync(page, "e");
        await PressAsync(page, "Control+a");
        await page.Keyboard.TypeAsync("Une phrase tapée au clavier");
        await PressAsync(page, "Control+Enter");
        await Assertions.Expect(page.Locator(".agreement li", new() { HasText = "Une phrase tapée au clavier" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-item][aria-current]")).ToContainTextAsync("Une phrase tapée au clavier");
        await PressAsync(page, "v");
        await Assertions.Expect(validated).ToHaveCountAsync(before + 1);
        await PressAsync(page, "v");
        await Assertions.Expect(validated).ToHaveCountAsync(before + 2); // the next row was waiting
        await PressAsync(page, "u");
        await Assertions.Expect(validated).ToHaveCountAsync(before + 1);
        await PressAsync(page, "Shift+U");
        await Assertions.Expect(validated).ToHaveCountAsync(before + 2);
        await PressAsync(page, "?");

        await page.ArriveAsync("/clavier");
    }

    [Fact]
    public async Task Two_edits_of_one_row_meet_on_a_screen_with_both_texts()
    {
        var (one, other) = (await site.SignInAsync("rapporteur", javaScript: false), await site.SignInAsync("administrateur", javaScript: false));
        foreach (var page in new[] { one, other }) await page.GotoAsync(Table);

        await EditLastAsync(one, "Le texte du premier rapporteur");
        await EditLastAsync(other, "Le texte du second rapporteur");
        var conflict = await other.Locator("main").InnerTextAsync();

        Assert.Contains("Le texte du premier rapporteur".Split(' ')[^2], conflict, StringComparison.Ordinal);
        Assert.Contains("Le texte du second rapporteur", conflict, StringComparison.Ordinal);
        await other.Locator("textarea[name=point]").FillAsync("Le texte des deux");
        await other.GetByRole(AriaRole.Button, new() { Name = "Enregistrer ce texte" }).ClickAsync();
        await Assertions.Expect(other.Locator(".agreement li", new() { HasText = "Le texte des deux" })).ToHaveCountAsync(1);
        Assert.Empty((await (await MergeScreenWithScriptAsync()).RunAxe()).Violations);
    }

    [Fact]
    public async Task A_point_is_cited_split_merged_moved_and_brought_back_without_a_script()
    {
        var page = await site.SignInAsync("rapporteur", javaScript: false);
        await page.GotoAsync(Table);
        await page.Locator("#ajouter summary").ClickAsync();
        await page.Locator("#nouveau").FillAsync("Un élément écrit par une personne");
        await page.Locator("#nouveau-c").FillAsync(await NumbersAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter à la table" }).ClickAsync();
        var own = page.Locator(".agreement li", new() { HasText = "Un élément écrit par une personne" });
        await Assertions.Expect(own.Locator(".badge")).ToContainTextAsync(["Rédigé par une personne"]);
        await own.GetByRole(AriaRole.Link, new() { Name = "Citations, découpage" }).ClickAsync();

        await page.Locator("#q").FillAsync("les");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await page.Locator("#trouve input[type=radio]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Citer pour l’élément" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ne plus citer" })).ToHaveCountAsync(3);

        await page.Locator("#parts").FillAsync("Une première part\nUne seconde part");
        await page.GetByRole(AriaRole.Button, new() { Name = "Découper" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Revenir à la table" }).ClickAsync();
        var second = page.Locator(".agreement li", new() { HasText = "Une seconde part" });
        await Assertions.Expect(second).ToHaveCountAsync(1);
        await second.GetByRole(AriaRole.Button, new() { Name = "Mettre à l’écart" }).ClickAsync();
        await Assertions.Expect(second).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler : élément mis à l’écart" }).ClickAsync();
        await Assertions.Expect(second).ToHaveCountAsync(1);
        await second.Locator("input[name=choix]").CheckAsync();
        await page.Locator(".agreement li", new() { HasText = "Une première part" }).Locator("input[name=choix]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fusionner dans le premier" }).ClickAsync();

        await page.ArriveAsync(@"/element\?.*");
        await page.GotoAsync(Table);
        await Assertions.Expect(page.Locator(".agreement li", new() { HasText = "Une première part" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".agreement li", new() { HasText = "Une seconde part" })).ToHaveCountAsync(0);
        await page.GotoAsync("/consultations/essai/decisions");
        await Assertions.Expect(page.Locator("article.card strong", new() { HasText = "éléments fusionnés" }).First).ToBeVisibleAsync();
    }

    /// <summary>Two contributions of the consultation, as a person would type them.</summary>
    async Task<string> NumbersAsync() => string.Join(", ", await site.Database.Source.ListAsync(
        "select coalesce(number, contribution_id) from contributions where kind = 'proposition' order by contribution_id limit 2", r => r.GetString(0), TestContext.Current.CancellationToken));

    /// <summary>Presses a key once the page is whole: before its script is there a key presses nothing.</summary>
    static async Task PressAsync(IPage page, string key)
    {
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        await page.Keyboard.PressAsync(key);
    }

    static async Task EditLastAsync(IPage page, string words)
    {
        var point = page.Locator(".agreement li:has(summary[data-touche=e])").Last;
        await point.Locator("summary[data-touche=e]").ClickAsync();
        await point.Locator("textarea[name=point]").FillAsync(words);
        await point.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
    }

    /// <summary>The merge screen once more, with scripts: axe needs them.</summary>
    async Task<IPage> MergeScreenWithScriptAsync()
    {
        var (one, other) = (await site.SignInAsync("rapporteur"), await site.SignInAsync("administrateur"));
        foreach (var page in new[] { one, other }) await page.GotoAsync(Table);
        await EditLastAsync(one, "Premier avec script");
        await EditLastAsync(other, "Second avec script");
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Enregistrer ce texte" })).ToBeVisibleAsync();
        return other;
    }
}
