using System.Net;

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
        Assert.Contains($"{given.Length} contributions sur", shown, StringComparison.Ordinal);
        Assert.Contains("mots : communes, agents", shown, StringComparison.Ordinal);
        Assert.Contains("« Former les agents des mairies »", shown, StringComparison.Ordinal);
        Assert.Contains("réponses : 0 oui, 1 non", after, StringComparison.Ordinal);
        Assert.Contains($"Dans le dernier traitement : {given.Length} règle", after, StringComparison.Ordinal);
        Assert.Equal(given.Skip(1), await GivenAsync());
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

    static Dictionary<string, string> Grid(string rules, string examples) =>
        new() { ["valeur"] = "commune", ["regles"] = rules, ["exemples"] = examples, ["consultation"] = "essai" };
}
