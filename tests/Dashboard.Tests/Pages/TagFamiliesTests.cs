using System.Net;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

[Collection(AnalysedSite.OneAtATime)]
public sealed class TagFamiliesTests(AnalysedSite site) : IClassFixture<AnalysedSite>
{
    const string Home = "/administration/etiquettes", Page = Home + "/lieu";

    [Fact]
    public async Task An_administrator_writes_a_family_sees_its_effect_puts_it_in_force_and_corrects_it()
    {
        using var visitor = await site.VisitAsync("administrateur");
        using (var begun = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = "Lieu" }, Home)) Assert.Equal(Page, begun.Headers.Location?.ToString());
        using (var tried = await visitor.PostAsync(Page + "/essayer", Grid("communes + agents", "Former les agents des mairies"), Page)) Assert.Equal(HttpStatusCode.Redirect, tried.StatusCode);
        var shown = await visitor.ReadAsync(Page);
        await site.RunAgainAsync();
        var whileTried = await GivenAsync();
        using (await visitor.PostAsync(Page + "/appliquer", Grid("communes + agents", ""), Page)) { }
        await site.RunAgainAsync();
        var given = await GivenAsync();
        using (await visitor.PostAsync(Page + "/repondre", new() { ["consultation"] = "essai", ["contribution"] = given[0], ["valeur"] = "commune", ["juste"] = "non" }, Page)) { }
        var after = await visitor.ReadAsync(Page);
        await site.RunAgainAsync();

        Assert.Empty(whileTried);
        Assert.NotEmpty(given);
        Assert.Matches($"{given.Length} contributions? sur", shown);
        Assert.Contains("mots : communes, agents", shown, StringComparison.Ordinal);
        Assert.Contains("« Former les agents des mairies »", shown, StringComparison.Ordinal);
        Assert.Contains("réponses : 0 oui, 1 non", after, StringComparison.Ordinal);
        Assert.Contains($"Dans le dernier traitement : {given.Length} règle", after, StringComparison.Ordinal);
        Assert.Equal(given.Skip(1), await GivenAsync());
    }

    [Fact]
    public async Task A_family_in_force_stands_wherever_other_kinds_of_tags_stand()
    {
        const string Theme = Home + "/theme", Tag = "free:Thème : public", Consultation = "/consultations/essai";
        using var administrator = await site.VisitAsync("administrateur");
        using var rapporteur = await site.VisitAsync("rapporteur");
        using (await administrator.PostAsync(Home + "/ajouter", new() { ["titre"] = "Thème" }, Home)) { }
        using (await administrator.PostAsync(Theme + "/appliquer", Grid("administrations", "", "public"), Theme, [("valeur", "rien"), ("regles", "mot-que-nul-ne-dit"), ("exemples", "")])) { }
        await site.RunAgainAsync();
        var run = await site.StoredAsync();
        var given = run.Findings.Tags.Where(t => t is { Kind: TagKind.Free, Value: "Thème : public" }).Select(t => t.Contribution).ToList();
        Assert.NotEmpty(given);
        var here = $"{Consultation}/contribution?id={given[0]}";

        var list = await rapporteur.ReadAsync($"{Consultation}/contributions?etiquette={Uri.EscapeDataString(Tag)}");
        var everywhere = await rapporteur.ReadAsync($"/recherche?etiquette={Uri.EscapeDataString(Tag)}");
        var one = await rapporteur.ReadAsync(here);
        var reliability = await rapporteur.ReadAsync($"{Consultation}/fiabilite");
        using (await rapporteur.PostAsync($"{Consultation}/etiquettes/decider", new() { ["donner"] = "free:Thème : rien", ["contribution"] = given[0].Value, ["geste"] = "donner" }, here)) { }
        using var file = await administrator.GetAsync(Home + "-en-service");

        Assert.All([list, everywhere], page => Assert.Contains("<optgroup label=\"Thème\"><option value=\"free:Thème : public\" selected>public</option><option value=\"free:Thème : rien\">rien</option></optgroup>", page, StringComparison.Ordinal));
        Assert.All([list, everywhere], page => Assert.Contains($"contribution?id={given[0]}\"", page, StringComparison.Ordinal));
        Assert.Contains("<li>Thème : <a ", one, StringComparison.Ordinal);
        Assert.Contains("<td>Thème</td><th scope=\"row\">public</th>", reliability, StringComparison.Ordinal);
        Assert.Contains("<li>Thème : <a ", await rapporteur.ReadAsync(here), StringComparison.Ordinal);
        Assert.Contains(">rien</a>", await rapporteur.ReadAsync(here), StringComparison.Ordinal);
        Assert.Contains(("Étiquette « Thème : public »", FrenchNumbers.Number(given.Count)), DigestFigures.Of(run.Corpus, run.Findings, run.Record));
        Assert.DoesNotContain("rien", string.Join(' ', DigestFigures.Of(run.Corpus, run.Findings, run.Record).Select(f => f.Name)), StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var kept = Path.Combine(folder.Path, "familles.json");
        await File.WriteAllBytesAsync(kept, await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(["public", "rien"], Assert.Single(TagFamilyFile.Read(kept), f => f.Name == "Thème").Values.Select(v => v.Name));
    }

    /// <summary>Who has the tag in the last run.</summary>
    async Task<string[]> GivenAsync() => [.. await site.Database.Source.ListAsync(
        "select contribution_id from tags where value = 'Lieu : commune' and run_id = (select latest_run_id from consultations where slug = 'essai') order by contribution_id collate \"C\"",
        r => r.GetString(0), TestContext.Current.CancellationToken)];

    [Fact]
    public async Task Two_families_of_one_name_and_one_without_a_name_are_refused()
    {
        using var visitor = await site.VisitAsync("administrateur");
        using var first = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = "Priorité" }, Home);

        using var again = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = " priorité " }, Home);
        using var empty = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = " : " }, Home);

        Assert.Equal((Home + "?erreur=nom", Home + "?erreur=vide"), (again.Headers.Location?.ToString(), empty.Headers.Location?.ToString()));
    }

    static Dictionary<string, string> Grid(string rules, string examples, string value = "commune") =>
        new() { ["valeur"] = value, ["regles"] = rules, ["exemples"] = examples, ["consultation"] = "essai" };
}
