using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A digest handed in on the page, and a question answered there, in a real browser without scripts.</summary>
public sealed class DigestPagesTests(DatabaseFixture databases, BrowserFixture browser) : IAsyncLifetime
{
    /// <summary>A folder to leave pictures in, for people who look at the screens and for the guide.</summary>
    const string Pictures = "SYNTHESIS_PICTURES";

    readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("sp-digests-").FullName);
    DigestWorld _world = null!; // made before each test
    WebApplication? _site;
    System.Collections.Immutable.ImmutableArray<DrawnAccount> _accounts;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DigestWorld.MakeAsync(databases, "bus");
        _site = Site.Build(_world.Database, _folder, "http://127.0.0.1:0", withWorker: false);
        _accounts = await FirstAccounts.EnsureAsync(_site.Services, _folder.In("acces"), FirstAccounts.OfDemonstration);
        await _site.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        await _world.DisposeAsync();
        Directory.Delete(_folder.Root, recursive: true);
    }

    [Fact]
    public async Task A_member_hands_a_digest_in_and_a_rapporteur_answers_its_questions()
    {
        var (file, _) = await _world.SendAsync("Groupe 1");
        await _world.DecideAsync(new EditPoint(PointRef.Of(await _world.PointAsync(1)), "Les horaires doivent être affichés à chaque arrêt et dans la rue.", ""));
        var path = Path.Combine(_folder.Root, "fiche du groupe 1 (relue).xlsx");
        await File.WriteAllBytesAsync(path, DigestReturnsTests.Edit(file, w =>
        {
            w.Cell("point-1", "point").Says("Les horaires doivent être affichés à chaque arrêt, en gros caractères.");
            w.Cell("point-2", "etat").Says("validé");
            w.Cell("point-4", "remarques").Says("Le samedi soir aussi.");
            w.Cell("point-12", "point").Clear(ClosedXML.Excel.XLClearOptions.Contents);
        }), Cancel);
        var member = await SignInAsync("rapporteur");

        await member.GotoAsync("/consultations/bus/fiches");
        await PictureAsync(member, "fiches");
        await member.Locator("#file").SetInputFilesAsync(path);
        await member.Locator("#member").FillAsync("Paule");
        await member.GetByRole(AriaRole.Button, new() { Name = "Rendre la fiche" }).ClickAsync();
        await Assertions.Expect(member.Locator("h2").First).ToHaveTextAsync("fiche du groupe 1 (relue).xlsx");
        Assert.Contains("Le samedi soir aussi.", await member.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(member, "fiche-rendue");

        await member.GotoAsync("/consultations/bus/fiches/questions");
        await Assertions.Expect(member.Locator("section.card")).ToHaveCountAsync(2);
        await PictureAsync(member, "questions");
        Assert.Empty((await member.RunAxe()).Violations.Select(v => $"{v.Id} {v.Nodes.FirstOrDefault()?.Html}"));
        await member.Locator("section.card").First.GetByRole(AriaRole.Button, new() { Name = "Prendre la fiche" }).ClickAsync();

        await Assertions.Expect(member.Locator("section.card")).ToHaveCountAsync(1);
        Assert.Equal("Les horaires doivent être affichés à chaque arrêt, en gros caractères.", (await _world.PointAsync(1)).Point);
    }

    [Fact]
    public async Task Pages_of_digests_have_no_accessibility_fault_fit_a_telephone_and_a_stranger_is_refused()
    {
        var (file, _) = await _world.SendAsync("Groupe 1");
        await _world.DecideAsync(new EditPoint(PointRef.Of(await _world.PointAsync(3)), "Les retards doivent être annoncés en temps réel, à l’arrêt et en ligne, par écrit et à voix haute.", ""));
        var outcome = await _world.TakeAsync(DigestReturnsTests.Edit(file, w =>
        {
            w.Cell("ajout-1", "point").Says("Un élément sans appui.");
            w.Cell("point-3", "point").Says("Les retards doivent être annoncés avant le départ, sans qu’il faille un téléphone.");
        }));
        await File.WriteAllBytesAsync(Path.Combine(_folder.Root, "autre.xlsx"), [1, 2, 3], Cancel);
        var wide = await SignInAsync("administrateur");
        var narrow = await SignInAsync("rapporteur", 390);

        foreach (var address in new[] { "/consultations/bus/fiches", "/consultations/bus/fiches/questions", $"/consultations/bus/fiches/retours/{outcome.Return.Id}" })
        {
            await wide.GotoAsync(address);
            Assert.Empty((await wide.RunAxe()).Violations.Select(v => $"{address}: {v.Id} {v.Nodes.FirstOrDefault()?.Html}"));
            await narrow.GotoAsync(address);
            Assert.True(await narrow.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address);
            await PictureAsync(narrow, "etroit" + address.Split('/')[^1]);
        }
        await wide.GotoAsync("/consultations/bus/fiches");
        await wide.Locator("#file").SetInputFilesAsync(Path.Combine(_folder.Root, "autre.xlsx"));
        await wide.GetByRole(AriaRole.Button, new() { Name = "Rendre la fiche" }).ClickAsync();
        Assert.Contains("pas un classeur Excel lisible", await wide.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
    }

    Task<IPage> SignInAsync(string account, int width = 1280) =>
        OpenPages.SignInAsync(browser, _site!.Urls.First(), (account, _accounts.First(a => a.Name == account).Password), width: width); // started before each test

    static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(Pictures) is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
