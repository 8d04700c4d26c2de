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
        var before = (await site.CuratedAsync()).Findings.Tags.Count(t => t.Kind == TagKind.Free);

        using (var tried = await visitor.PostAsync(Page + "/essayer", Grid("communes + agents", "Former les agents des mairies"), Page)) Assert.Equal(HttpStatusCode.Redirect, tried.StatusCode);
        var shown = await visitor.ReadAsync(Page);
        await site.RunAgainAsync();
        var whileTried = (await site.CuratedAsync()).Findings.Tags.Count(t => t.Kind == TagKind.Free);
        using (await visitor.PostAsync(Page + "/appliquer", Grid("communes + agents", ""), Page)) { }
        await site.RunAgainAsync();
        Assert.Equal("done", await site.Database.Source.ScalarAsync<string>("select state || coalesce(' ' || failure, '') from runs order by id desc limit 1", TestContext.Current.CancellationToken));
        Assert.Contains("communes + agents", await site.Database.Source.ScalarAsync<string>("select in_force::text from tag_families where slug = 'lieu'", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var given = (await site.CuratedAsync()).Findings.Tags.Where(t => t.Value == "Lieu : commune").ToList();
        using (await visitor.PostAsync(Page + "/repondre", new() { ["consultation"] = "essai", ["contribution"] = given[0].Contribution.Value, ["valeur"] = "commune", ["juste"] = "non" }, Page)) { }

        Assert.Contains($"{given.Count} contributions sur", shown, StringComparison.Ordinal);
        Assert.Contains("mots : communes, agents", shown, StringComparison.Ordinal);
        Assert.Contains("« Former les agents des mairies »", shown, StringComparison.Ordinal);
        Assert.Equal(before, whileTried);
        Assert.Equal(given.Count - 1, (await site.CuratedAsync()).Findings.Tags.Count(t => t.Value == "Lieu : commune"));
        var after = await visitor.ReadAsync(Page);
        Assert.Contains("réponses : 0 oui, 1 non", after, StringComparison.Ordinal);
        Assert.Contains($"Dans le dernier traitement : {given.Count} règle", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_families_of_one_name_and_one_without_a_name_are_refused()
    {
        using var visitor = await site.VisitAsync("administrateur");
        using var first = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = "Priorité" }, Home);

        using var again = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = " priorité " }, Home);
        using var empty = await visitor.PostAsync(Home + "/ajouter", new() { ["titre"] = " : " }, Home);

        Assert.Equal((Home + "?erreur=nom", Home + "?erreur=vide"), (again.Headers.Location?.ToString(), empty.Headers.Location?.ToString()));
    }

    static Dictionary<string, string> Grid(string rules, string examples) =>
        new() { ["valeur"] = "commune", ["regles"] = rules, ["exemples"] = examples, ["consultation"] = "essai" };
}
