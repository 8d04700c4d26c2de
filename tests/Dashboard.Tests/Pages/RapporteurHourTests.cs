using Microsoft.Playwright;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A rapporteur's hour on RUA, from what is to do to a validated table: with mouse and with keyboard alone, scripts on and off.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed class RapporteurHourTests(DatabaseFixture databases, BrowserFixture browser) : IAsyncLifetime
{
    const string Name = "Repas et cantine", Question = "Faut-il changer les horaires ?", Word = "à suivre", Edited = "Une phrase que le rapporteur a relue.";

    readonly RuaSite _site = new(databases, browser);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(RuaSite.Folder), "The shared data are not beside the sources");
        await _site.InitializeAsync();
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task The_hour_ends_with_a_validated_table(bool keyboard, bool javaScript)
    {
        var page = await _site.SignInAsync("rapporteur", javaScript: javaScript);
        await page.GotoAsync("/consultations/essai");
        var hand = new Hand(page, keyboard, javaScript);

        await hand.GoAsync("/a-faire", "f");
        var left = await page.Locator(".todo .badge.mixed").CountAsync();
        await NameTopicAsync(page, hand);
        await JudgeCopiesAsync(page, hand);
        await AskAsync(page, hand);
        await TagAsync(page, hand);
        await ReadAsync(page, hand);
        var rows = await ValidateAsync(page, hand);
        await hand.GoAsync("/a-faire", "f");

        TestContext.Current.TestOutputHelper?.WriteLine($"RUA, {hand}, {rows} rows");
        Assert.True(await page.Locator(".todo .badge.mixed").CountAsync() < left);
        var now = await _site.CuratedAsync();
        Assert.All(now.Findings.Draft.Points, p => Assert.Equal(PointStatus.Validated, p.Status));
        Assert.Contains(now.Findings.Draft.Points, p => p.Point == Edited);
        Assert.Contains(now.Findings.Topics.Topics, t => t.Label == Name);
        Assert.Contains(now.Curated.Groups, g => g.AreCopies == true);
        Assert.Contains(now.Curated.Controversies, c => c is { IsOne: true, Controversy.Label: Question });
        Assert.Contains(now.Curations, c => c.Decision is TagContributions { Given: true, Value: Word });
        Assert.All(now.Curated.Fates, f => Assert.True(f.Fate is Fate.Held or Fate.Withdrawn, FormattableString.Invariant(f.Why)));
    }

    /// <summary>Names the first topic, sets it aside by mistake and takes that back.</summary>
    static async Task NameTopicAsync(IPage page, Hand hand)
    {
        await hand.GoAsync("/sujets", "s");
        var topic = page.Locator("article[data-item]").First;
        await hand.StepAsync();
        await hand.OpenAsync(topic.Locator("summary[data-touche=e]"), "e");
        await hand.WriteAsync(topic.Locator("input[name=nom]"), Name);
        await hand.SendAsync(topic.Locator("button[value=renommer]"));
        await hand.PushAsync(topic.Locator("button[value=ecarter]"), "a");
        await hand.PushAsync(page.Locator("[data-touche=u]"), "u");
        await Assertions.Expect(topic.Locator("h2")).ToHaveTextAsync(Name);
    }

    static async Task JudgeCopiesAsync(IPage page, Hand hand)
    {
        await hand.GoAsync("/doublons", "d");
        await hand.StepAsync();
        await hand.PushAsync(page.Locator("tr[data-item] button[value=confirmer]").First, "v");
        await Assertions.Expect(page.Locator("tr[data-item] .badge.good")).ToHaveCountAsync(1);
    }

    static async Task AskAsync(IPage page, Hand hand)
    {
        await hand.GoAsync("/controverses", "c");
        var first = page.Locator("article[data-item]").First;
        await hand.StepAsync();
        await hand.OpenAsync(first.Locator("summary[data-touche=e]"), "e");
        await hand.WriteAsync(first.Locator("textarea[name=question]"), Question);
        await hand.SendAsync(first.Locator("button[value=demander]"));
        await hand.PushAsync(first.Locator("button[value=confirmer]"), "v");
        await Assertions.Expect(first.Locator(".badge.good")).ToHaveTextAsync("Confirmée");
    }

    /// <summary>Opens a contribution and gives it a word of the rapporteur's own.</summary>
    static async Task TagAsync(IPage page, Hand hand)
    {
        await hand.GoAsync("/contributions", "t");
        await hand.StepAsync();
        await hand.PushAsync(page.Locator("article[data-item] h3 a").First, "o");
        await hand.OpenAsync(page.Locator("summary[data-touche=t]"), "t");
        await hand.ChooseAsync(page.Locator("#donner"), 1);
        await hand.WriteAsync(page.Locator("#mot"), Word);
        await hand.SendAsync(page.Locator("form:has(#donner) button[value=donner]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = Word })).ToHaveCountAsync(1);
    }

    static async Task ReadAsync(IPage page, Hand hand)
    {
        await hand.GoAsync("/lecture", "l");
        await hand.PushAsync(page.Locator("button[value=lu]"), "l");
        await Assertions.Expect(page.Locator("#contenu [role=status]").First).ToContainTextAsync("1 lue sur");
    }

    /// <summary>Corrects the first point, then validates row after row.</summary>
    static async Task<int> ValidateAsync(IPage page, Hand hand)
    {
        await hand.GoAsync("/accord", "a");
        var waiting = page.Locator("button[value=valider]");
        var rows = await waiting.CountAsync();
        var first = page.Locator(".agreement li[data-item]").First;
        await hand.StepAsync();
        await hand.OpenAsync(first.Locator("summary[data-touche=e]"), "e");
        await hand.WriteAsync(first.Locator("textarea[name=point]"), Edited);
        await hand.SendAsync(first.Locator("button[value=enregistrer]"));
        for (var left = rows; left > 0; left--)
        {
            await hand.PushAsync(waiting.First, "v");
            await Assertions.Expect(waiting).ToHaveCountAsync(left - 1);
        }
        return rows;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
