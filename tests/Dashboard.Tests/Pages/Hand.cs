using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>How a person works: with the mouse or with the keyboard alone, where scripts run or not. Every key, click and page is counted.</summary>
/// <param name="page">The page.</param>
/// <param name="keyboard">Whether the mouse is left alone.</param>
/// <param name="javaScript">Whether scripts run: without them letters do nothing, and the way leads by Tab.</param>
public sealed class Hand(IPage page, bool keyboard, bool javaScript)
{
    const int MostTabs = 1_500;

    /// <summary>Keys pressed; a chord counts once, a text counts its letters.</summary>
    public int Keys { get; private set; }

    /// <summary>Clicks.</summary>
    public int Clicks { get; private set; }

    /// <summary>Pages loaded.</summary>
    public int Pages { get; private set; }

    /// <summary>Says what it took.</summary>
    public override string ToString() => $"{(keyboard ? "keyboard" : "mouse")}, scripts {(javaScript ? "on" : "off")}: {Keys} keys, {Clicks} clicks, {Pages} pages";

    /// <summary>Goes to a page of the consultation by its tab, or by the two letters.</summary>
    public Task GoAsync(string path, string letter) => keyboard && javaScript
        ? LoadingAsync(async () => { await PressAsync("g"); await PressAsync(letter); })
        : LoadingAsync(() => ActAsync(page.Locator($".tabs a[href$='{path}']"), "Enter"));

    /// <summary>Presses a button or follows a link, by its letter where the line under the cursor has one.</summary>
    public Task PushAsync(ILocator target, string? letter = null) => LoadingAsync(() => keyboard && javaScript && letter is not null ? PressAsync(letter) : ActAsync(target, "Enter"));

    /// <summary>Steps to the next line: only the letters need it.</summary>
    public Task StepAsync() => keyboard && javaScript ? PressAsync("j") : Task.CompletedTask;

    /// <summary>Opens what is folded.</summary>
    public Task OpenAsync(ILocator summary, string? letter = null) => keyboard && javaScript && letter is not null ? PressAsync(letter) : ActAsync(summary, "Enter");

    /// <summary>Ticks a box.</summary>
    public Task TickAsync(ILocator box, string? letter = null) => keyboard && javaScript && letter is not null ? PressAsync(letter) : ActAsync(box, "Space");

    /// <summary>Writes a text over what stands in a box.</summary>
    public async Task WriteAsync(ILocator box, string text)
    {
        await ReachAsync(box);
        await PressAsync("Control+a");
        Keys += text.Length;
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses the place of an option by the arrows.</summary>
    public async Task ChooseAsync(ILocator list, int place)
    {
        if (!keyboard)
        {
            Clicks += 2;
            await list.SelectOptionAsync(new SelectOptionValue { Index = place });
            return;
        }
        await ReachAsync(list);
        for (var i = 0; i < place; i++) await PressAsync("ArrowDown");
    }

    /// <summary>Sends the form in which it writes.</summary>
    public Task SendAsync(ILocator button) => keyboard && javaScript ? LoadingAsync(() => PressAsync("Control+Enter")) : PushAsync(button);

    /// <summary>Presses one key.</summary>
    public Task PressAsync(string key)
    {
        Keys++;
        return page.Keyboard.PressAsync(key);
    }

    async Task ActAsync(ILocator target, string key)
    {
        if (keyboard)
        {
            await ReachAsync(target);
            await PressAsync(key);
            return;
        }
        Clicks++;
        await target.ClickAsync();
    }

    /// <summary>Brings the focus to a thing: by a click, or by Tab as often as it takes.</summary>
    async Task ReachAsync(ILocator target)
    {
        if (!keyboard)
        {
            Clicks++;
            await target.ClickAsync();
            return;
        }
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await PressAsync("Tab");
        }
        Assert.Fail($"{target} is not reached by Tab");
    }

    /// <summary>Waits for what a gesture loads: a new document, or the same one filled anew by the script that follows links.</summary>
    async Task LoadingAsync(Func<Task> act)
    {
        await page.EvaluateAsync("() => document.querySelector('main').setAttribute('data-before', '')");
        await act();
        for (var waited = 0; !await IsThereAsync(); waited += 50)
        {
            Assert.True(waited < 60_000, $"Nothing was loaded from {page.Url}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Pages++;
    }

    async Task<bool> IsThereAsync()
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => document.readyState === 'complete' && document.querySelector('main:not([data-before])') !== null");
        }
        catch (PlaywrightException)
        {
            return false; // between two documents
        }
    }
}
