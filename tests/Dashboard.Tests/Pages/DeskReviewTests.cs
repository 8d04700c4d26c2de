using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A rapporteur reviews topics, copies and controversies, with scripts and without.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class DeskReviewTests(DeskSite site) : IClassFixture<DeskSite>
{
    const string Home = "/consultations/essai";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Topics_are_renamed_pinned_merged_split_and_their_contributions_moved(bool javaScript)
    {
        var page = await site.SignInAsync("rapporteur", javaScript: javaScript);
        await page.GotoAsync($"{Home}/sujets");
        var cards = page.Locator("article.card[data-item]");
        var before = await cards.CountAsync();
        var name = $"Sujet renommé {javaScript}";

        await cards.Last.Locator("summary").ClickAsync();
        await cards.Last.Locator("input[name=nom]").FillAsync(name);
        await cards.Last.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        var renamed = page.Locator("article.card[data-item]", new() { HasText = name });
        await Assertions.Expect(renamed.Locator("h2")).ToHaveTextAsync(name);
        await renamed.GetByRole(AriaRole.Button, new() { Name = "Épingler" }).ClickAsync();
        await Assertions.Expect(cards.First.Locator("h2")).ToHaveTextAsync(name);

        await cards.Nth(0).Locator("input[name=choix]").CheckAsync();
        await cards.Nth(1).Locator("input[name=choix]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fusionner dans le premier" }).ClickAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(before - 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler : sujets fusionnés" }).ClickAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(before);

        await cards.Nth(1).Locator("h2 a").ClickAsync();
        await page.ArriveAsync("/sujets/[^/]*");
        await Assertions.Expect(page.Locator("#deplacer")).ToBeVisibleAsync();
        var topic = page.Url;
        var size = await CountAsync(page);
        var items = page.Locator("[data-item] input[name=contribution]");
        await items.Nth(0).CheckAsync();
        await items.Nth(1).CheckAsync();
        await page.Locator("#vers").SelectOptionAsync(new SelectOptionValue { Label = name });
        await page.GetByRole(AriaRole.Button, new() { Name = "Les contributions cochées" }).ClickAsync();
        await Assertions.Expect(page.Locator("main h1 ~ p", new() { HasText = $"{size - 2} contributions" })).ToHaveCountAsync(1);
        await page.Locator("#q").FillAsync("les");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await page.Locator("#vers").SelectOptionAsync(new SelectOptionValue { Label = name });
        await page.GetByRole(AriaRole.Button, new() { Name = "Toutes celles qui contiennent" }).ClickAsync();
        await page.ArriveAsync(new Regex("^(?!.*q=)"));
        Assert.True(await CountAsync(page) < size - 2);

        await page.GotoAsync($"{topic.Split('?')[0]}?decouper=1");
        Assert.Matches("Parts à détacher|se tient", await page.Locator("main").InnerTextAsync());
    }

    [Fact]
    public async Task A_proposed_split_becomes_topics_of_their_own()
    {
        var page = await site.SignInAsync("rapporteur", javaScript: false);
        await page.GotoAsync($"{Home}/sujets");
        var before = await page.Locator("article.card[data-item]").CountAsync();
        await page.Locator("article.card[data-item] h2 a").First.ClickAsync();
        await page.Locator("summary", new() { HasText = "Renommer, épingler" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Proposer un découpage" }).ClickAsync();

        await page.Locator("input[name=part]").First.CheckAsync();
        await page.Locator("input[name=nom-0]").FillAsync("Une part détachée");
        await page.GetByRole(AriaRole.Button, new() { Name = "Découper" }).ClickAsync();
        await page.GotoAsync($"{Home}/sujets");

        await Assertions.Expect(page.Locator("article.card[data-item]")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(page.Locator("article.card[data-item] h2", new() { HasText = "Une part détachée" })).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Copies_are_confirmed_rejected_and_represented_otherwise(bool javaScript)
    {
        var page = await site.SignInAsync("rapporteur", javaScript: javaScript);
        await page.GotoAsync($"{Home}/a-faire");
        var before = await LeftAsync(page, "Groupes de doublons sans avis");
        await page.GotoAsync($"{Home}/doublons");
        var rows = page.Locator("tr[data-item]");
        var count = await rows.CountAsync();

        await rows.Filter(new() { HasNotText = "Confirmé" }).First.GetByRole(AriaRole.Button, new() { Name = "Confirmer" }).ClickAsync();
        await rows.Filter(new() { HasNotText = "Confirmé" }).Last.GetByRole(AriaRole.Button, new() { Name = "Rejeter" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(count - 1);
        await page.GotoAsync($"{Home}/a-faire");
        Assert.Equal(before - 2, await LeftAsync(page, "Groupes de doublons sans avis"));

        await page.GotoAsync($"{Home}/doublons");
        await rows.First.GetByRole(AriaRole.Link).ClickAsync();
        var chosen = await page.Locator("article.card h2 a").Nth(1).InnerTextAsync();
        await page.Locator("article.card summary").First.ClickAsync();
        Assert.True(await page.Locator("article.card details p").First.IsVisibleAsync());
        await page.Locator("article.card").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Choisir pour représenter" }).ClickAsync();
        await Assertions.Expect(page.Locator("article.card h2 a").First).ToHaveTextAsync(chosen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_controversy_is_asked_otherwise_argued_otherwise_and_dismissed(bool javaScript)
    {
        var page = await site.SignInAsync("rapporteur", javaScript: javaScript);
        await page.GotoAsync($"{Home}/controverses");
        var cards = page.Locator("article.card[data-item]");
        var card = cards.Filter(new() { Has = page.Locator(".sides") }).First;
        await card.Locator("summary", new() { HasText = "Récrire la question" }).ClickAsync();
        var question = $"La question récrite {javaScript} ?";
        await card.Locator("textarea[name=question]").FillAsync(question);
        await card.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        var asked = cards.Filter(new() { HasText = question });
        await Assertions.Expect(asked).ToHaveCountAsync(1);

        await asked.GetByRole(AriaRole.Link, new() { Name = "Choisir les arguments" }).ClickAsync();
        var ranks = page.Locator("input[type=number]");
        await ranks.First.FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Annuler : arguments" })).ToHaveCountAsync(1);

        await page.GotoAsync($"{Home}/controverses");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Ce n’en est pas une" }).ClickAsync();
        await Assertions.Expect(asked).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler : controverse écartée" }).ClickAsync();
        await Assertions.Expect(asked).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Decisions_hold_over_a_run_and_the_table_of_fates_says_so()
    {
        var page = await site.SignInAsync("rapporteur", javaScript: false);
        await page.GotoAsync($"{Home}/accord");
        var before = await DecisionsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Valider (2)" }).ClickAsync();
        for (var patience = DateTime.UtcNow.AddMinutes(1); await DecisionsAsync() == before && DateTime.UtcNow < patience;) await Task.Delay(100, TestContext.Current.CancellationToken); // a click does not wait for the answer
        await site.RunAgainAsync();
        var row = page.GetByRole(AriaRole.Row).Nth(1);
        var until = DateTime.UtcNow.AddMinutes(1);
        do await page.GotoAsync($"{Home}/decisions"); // noted a moment after the run has ended
        while (await row.CountAsync() == 0 && DateTime.UtcNow < until);

        await Assertions.Expect(row).ToBeVisibleAsync();
        Assert.True(int.Parse(await row.Locator("td").Nth(1).InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    Task<long> DecisionsAsync() => site.Database.Source.ScalarAsync<long>("select count(*) from curations", TestContext.Current.CancellationToken);

    [Fact]
    public async Task No_page_of_the_desk_has_an_accessibility_fault_or_is_wider_than_a_telephone()
    {
        var (page, phone) = (await site.SignInAsync("rapporteur"), await site.SignInAsync("rapporteur", width: 390));
        await page.GotoAsync($"{Home}/accord");
        var addresses = new List<string> { $"{Home}/a-faire", $"{Home}/decisions", $"{Home}/accord", $"{Home}/sujets", $"{Home}/doublons", $"{Home}/controverses", "/clavier" };
        foreach (var (list, link) in new[] { ("accord", "a[data-touche=o]"), ("sujets", "article h2 a"), ("doublons", "tr[data-item] a"), ("controverses", "a[data-touche=o]") })
        {
            await page.GotoAsync($"{Home}/{list}");
            addresses.Add(await page.Locator(link).First.GetAttributeAsync("href") ?? "");
        }
        var topics = await page.EvaluateAsync<string[]>($"async () => [...new DOMParser().parseFromString(await (await fetch('{Home}/sujets')).text(), 'text/html').querySelectorAll('#a option')].map(o => o.value)");
        addresses.Add($"{Home}/sujets/comparer?a={topics[0]}&b={topics[1]}");
        addresses.Add($"{addresses[8]}?decouper=1");

        var faults = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            faults.AddRange((await page.RunAxe()).Violations.Select(f => $"{address}: {f.Id} {f.Nodes.FirstOrDefault()?.Html}"));
            await phone.GotoAsync(address);
            if (!await phone.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")) faults.Add($"{address}: wider than a telephone");
        }

        Assert.Empty(faults);
    }

    static async Task<int> CountAsync(IPage page) => FirstNumber(await page.Locator("main h1 ~ p", new() { HasText = "contributions" }).First.InnerTextAsync());

    static async Task<int> LeftAsync(IPage page, string task) =>
        FirstNumber(await page.Locator("li.card", new() { HasText = task }).Locator(".badge").InnerTextAsync());

    static int FirstNumber(string text) => int.TryParse(new string([.. text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]), out var number) ? number : 0;
}
