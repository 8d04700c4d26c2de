using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>An administrator brings files, looks at what they hold, says what columns mean, and imports them.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed partial class ImportPageTests(AnalysedSite site) : IClassFixture<AnalysedSite>
{
    const string New = "/consultations/essai/imports/nouveau";

    static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };

    static async Task Bring(IPage page, params FilePayload[] files)
    {
        await page.GotoAsync(New);
        await page.Locator("#fichiers").SetInputFilesAsync(files);
        await page.GetByRole(AriaRole.Button, new() { Name = "Déposer et lire" }).ClickAsync();
        await page.ArriveAsync(Order());
    }

    /// <summary>Without a script the page says to refresh; the test does so.</summary>
    static async Task Until(IPage page, string text)
    {
        for (var i = 0; i < 150 && !(await page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.Ordinal); i++)
        {
            await Task.Delay(300, TestContext.Current.CancellationToken);
            // where there is a script it reloads the page itself, perhaps at this moment
            await page.GotoAsync(page.Url, new() { WaitUntil = WaitUntilState.Commit }).ContinueWith(_ => { }, TaskScheduler.Default);
            await page.WholeAsync();
        }
        Assert.Contains(text, await page.Locator("main").InnerTextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_table_nobody_knows_is_mapped_checked_and_imported_and_the_next_one_is_known(bool javaScript)
    {
        var page = await site.SignInAsync("administrateur", javaScript: javaScript);
        var mark = javaScript ? "avec" : "sans";
        await Bring(page, File($"questionnaire-{mark}.csv", $"Clé {mark};Ce que vous dites;Votre ville\nq{mark}1;Planter des arbres dans chaque cour d’école;Lyon\n;Sans clé cette ligne est refusée;Paris\n"));
        await Until(page, "Ce que l’import ferait");

        await page.GetByLabel($"Sens de la colonne Clé {mark}").SelectOptionAsync("id");
        await page.GetByRole(AriaRole.Button, new() { Name = "Relire avec ces choix" }).ClickAsync();
        await Until(page, "L'identifiant est vide");
        await page.GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
        await Until(page, "Avertissements et rejets de cet import");
        await page.GotoAsync($"/consultations/essai/contribution?id=q{mark}1");
        Assert.Contains("Planter des arbres", await page.Locator("article.card").InnerTextAsync(), StringComparison.Ordinal);

        await Bring(page, File($"questionnaire-{mark}-2.csv", $"Clé {mark};Ce que vous dites;Votre ville\nq{mark}2;Une deuxième réponse au même questionnaire;Nice\n"));
        await Until(page, "reprise d’un fichier précédent");
        Assert.Equal("id", await page.GetByLabel($"Sens de la colonne Clé {mark}").InputValueAsync());
    }

    static FilePayload Answers(string kind, string mark, int file)
    {
        var rows = new[] { ($"{mark}{file}", $"Ouvrir le guichet numéro {file} le samedi et le dire partout"), ("", "Sans clé cette ligne est refusée") };
        string[] columns = [$"Clé {mark}", "Votre avis"];
        if (kind == "xlsx")
        {
            using var workbook = new ClosedXML.Excel.XLWorkbook();
            var sheet = workbook.Worksheets.Add("Réponses");
            for (var c = 0; c < columns.Length; c++) sheet.Cell(1, c + 1).SetValue<string>(columns[c]);
            for (var r = 0; r < rows.Length; r++) sheet.Row(r + 2).Cell(1).SetValue<string>(rows[r].Item1).CellRight().SetValue<string>(rows[r].Item2);
            using var bytes = new MemoryStream();
            workbook.SaveAs(bytes);
            return new() { Name = $"reponses{file}.xlsx", MimeType = "application/octet-stream", Buffer = bytes.ToArray() };
        }
        var objects = rows.Select(r => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [columns[0]] = r.Item1, [columns[1]] = r.Item2 }));
        return File($"reponses{file}.{kind}", kind == "json" ? $"[{string.Join(',', objects)}]" : string.Join('\n', objects));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public async Task Workbooks_and_json_are_mapped_checked_and_imported_and_the_next_one_is_known(string kind)
    {
        var page = await site.SignInAsync("administrateur", javaScript: false);
        await Bring(page, Answers(kind, kind, 1));
        await Until(page, "Ce que l’import ferait");
        Assert.Equal("body", await page.GetByLabel("Sens de la colonne Votre avis").InputValueAsync());

        await page.GetByLabel($"Sens de la colonne Clé {kind}").SelectOptionAsync("id");
        await page.GetByRole(AriaRole.Button, new() { Name = "Relire avec ces choix" }).ClickAsync();
        await Until(page, "L'identifiant est vide");
        await page.GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
        await Until(page, "Avertissements et rejets de cet import");
        await page.GotoAsync($"/consultations/essai/contribution?id={kind}1");
        Assert.Contains("Ouvrir le guichet numéro 1", await page.Locator("article.card").InnerTextAsync(), StringComparison.Ordinal);

        await Bring(page, Answers(kind, kind, 2));
        await Until(page, "reprise d’un fichier précédent");
        Assert.Equal("id", await page.GetByLabel($"Sens de la colonne Clé {kind}").InputValueAsync());
    }

    [Fact]
    public async Task Rejected_rows_are_downloaded_mended_and_imported()
    {
        var page = await site.SignInAsync("administrateur");
        await Bring(page, File("avis.csv", "id,body,ville\n;1,Un avis dont la clé ne va pas,Brest\navis2,Un avis qui va,Brest\n"));
        await Until(page, "Ce que l’import ferait");
        await page.GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
        await Until(page, "Avertissements et rejets de cet import");
        await page.GetByRole(AriaRole.Link, new() { Name = "Avertissements et rejets de cet import" }).ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = Mend() }).ClickAsync());
        var text = await System.IO.File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("id,body,ville,rejet_ligne,rejet_champ,rejet_raison\n;1,", text, StringComparison.Ordinal);
        await Bring(page, File(download.SuggestedFilename, text.Replace(";1", "avis1", StringComparison.Ordinal)));
        await Until(page, "Ce que l’import ferait");
        await page.GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
        await Until(page, "Avertissements et rejets de cet import");

        await page.GotoAsync("/consultations/essai/contribution?id=avis1");
        Assert.Contains("Un avis dont la clé ne va pas", await page.Locator("article.card").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_export_shows_versions_and_what_was_withdrawn()
    {
        var page = await site.SignInAsync("administrateur");
        foreach (var text in new[] { "id,body\nv1,Premier texte\nv2,Deuxième texte\nv3,Troisième texte\n", "id,body\nv1,Premier texte corrigé\nv2,Deuxième texte\n" })
        {
            await Bring(page, File("versions.csv", text));
            await Until(page, "Ce que l’import ferait");
            await page.GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).ClickAsync();
            await Until(page, "Avertissements et rejets de cet import");
        }
        Assert.Contains("marquées retirées et jamais effacées : 1.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync("/consultations/essai/contribution?id=v1");
        await Assertions.Expect(page.GetByText("Version 2")).ToBeVisibleAsync();
        await page.GetByText("Version 1").ClickAsync();
        await Assertions.Expect(page.GetByText("Premier texte", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/consultations/essai/contribution?id=v3");
        Assert.Contains("Retirée de la plateforme", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_in_a_sentence()
    {
        var page = await site.SignInAsync("administrateur");
        foreach (var (name, text, said) in new[]
        {
            ("programme.exe", "MZ", "n’est pas d’un type lu"), ("faux.xlsx", "id,body\n", "n’est pas un vrai fichier .xlsx"), ("faux.csv", "%PDF-1.4", "mais un PDF"), ("vide.csv", "", "est vide"),
        })
        {
            await page.GotoAsync(New);
            await page.Locator("#fichiers").SetInputFilesAsync(File(name, text));
            await page.GetByRole(AriaRole.Button, new() { Name = "Déposer et lire" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(said);
        }
    }

    [Fact]
    public async Task A_file_without_any_text_says_so_and_offers_its_columns()
    {
        var page = await site.SignInAsync("administrateur");

        await Bring(page, File("chiffres.csv", "a,b\n1,2\n3,4\n"));
        await Until(page, "aucune colonne de texte");

        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Importer", Exact = true }).CountAsync());
        Assert.Equal(2, await page.Locator("select[name^=colonne]").CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Abandonner" }).ClickAsync();
        await page.ArriveAsync("/imports");
    }

    [Fact]
    public async Task Only_an_administrator_may_bring_files()
    {
        var page = await site.SignInAsync("rapporteur");

        await page.GotoAsync(New);

        Assert.Contains("acces-refuse", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/consultations/essai/imports");
        Assert.Equal(0, await page.GetByText("Déposer un fichier").CountAsync());
    }

    [Theory]
    [InlineData("fr-FR", 1280)]
    [InlineData("en-GB", 390)]
    public async Task The_pages_of_an_import_have_no_accessibility_fault_and_fit(string locale, int width)
    {
        var page = await site.SignInAsync("administrateur", locale, width: width);
        var faults = new List<string>();
        async Task Look()
        {
            faults.AddRange((await page.RunAxe()).Violations.Select(f => $"{page.Url}: {f.Id} {f.Nodes.FirstOrDefault()?.Html}"));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.Url);
        }
        await page.GotoAsync(New);
        await Look();
        await page.Locator("#fichiers").SetInputFilesAsync([File("tableau.csv", "id,titre,texte\nx1,Un titre,Un texte\n,Sans clé,Un autre texte\n"), File("votes.csv", "contribution_id,voter,value\nx1,v1,agree\n")]);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.ArriveAsync(Order());
        await Assertions.Expect(page.Locator("select[name^=colonne]").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Look();

        Assert.Empty(faults);
    }

    [GeneratedRegex("/imports/depots/")]
    private static partial Regex Order();

    [GeneratedRegex("à corriger")]
    private static partial Regex Mend();
}
