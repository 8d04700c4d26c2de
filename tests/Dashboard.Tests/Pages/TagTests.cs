using System.Net;
using System.Text.RegularExpressions;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Tags that people give and take away, where they are shown, found again and carried over.</summary>
[Collection(AnalysedSite.OneAtATime)]
public sealed partial class TagTests(DeskSite site) : IClassFixture<DeskSite>
{
    const string Home = "/consultations/essai", Decide = Home + "/etiquettes/decider";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_given_shown_with_its_giver_found_and_taken_away()
    {
        using var rapporteur = await site.VisitAsync("rapporteur");
        var id = (await site.CuratedAsync()).Corpus.Contributions[3].Id;
        var page = $"{Home}/contribution?id={id}";

        using var given = await rapporteur.PostAsync(Decide, new() { ["donner"] = "free:", ["mot"] = "  à   relire ", ["contribution"] = id.Value, ["geste"] = "donner", ["retour"] = page }, page);
        var shown = await rapporteur.ReadAsync(page);
        var found = await rapporteur.ReadAsync($"{Home}/contributions?etiquette=free:{Uri.EscapeDataString("à relire")}");
        using var taken = await rapporteur.PostAsync(Decide, new() { ["donner"] = "free:à relire", ["contribution"] = id.Value, ["geste"] = "retirer", ["retour"] = page }, page);
        var lost = await rapporteur.ReadAsync($"{Home}/contributions?etiquette=free:{Uri.EscapeDataString("à relire")}");

        Assert.Equal(page, given.Headers.Location!.ToString());
        Assert.Contains("donnée par rapporteur", shown, StringComparison.Ordinal);
        Assert.Contains("étiquette donnée", shown, StringComparison.Ordinal); // its history, and the way back
        Assert.Contains($"contribution?id={id}\"", found, StringComparison.Ordinal);
        Assert.Contains("1 contribution correspond.", found, StringComparison.Ordinal);
        Assert.Contains("Aucune contribution ne correspond.", lost, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_of_the_machine_that_is_taken_away_is_found_no_more_and_one_that_is_confirmed_is_a_persons()
    {
        using var rapporteur = await site.VisitAsync("rapporteur");
        var tags = await site.Database.Source.ListAsync("select contribution_id, kind || ':' || value from tags t join consultations c on c.latest_run_id = t.run_id where c.slug = 'essai' and kind = 'addressee' order by t.position limit 2",
            r => (Id: r.GetString(0), Tag: r.GetString(1)), Cancel);
        Assert.Equal(2, tags.Length);

        using var taken = await rapporteur.PostAsync(Decide, new() { ["donner"] = tags[0].Tag, ["contribution"] = tags[0].Id, ["geste"] = "retirer" }, "/clavier");
        using var confirmed = await rapporteur.PostAsync(Decide, new() { ["donner"] = tags[1].Tag, ["contribution"] = tags[1].Id, ["geste"] = "donner" }, "/clavier");

        var carrying = await rapporteur.ReadAsync($"{Home}/contributions?etiquette={tags[0].Tag}");
        Assert.DoesNotContain($"contribution?id={tags[0].Id}\"", carrying, StringComparison.Ordinal);
        Assert.Contains("donnée par rapporteur", await rapporteur.ReadAsync($"{Home}/contribution?id={tags[1].Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_a_search_finds_is_tagged_at_once_and_the_same_by_ticks()
    {
        using var rapporteur = await site.VisitAsync("rapporteur");
        var list = await rapporteur.ReadAsync($"{Home}/contributions?nature=Argument");
        var ids = Boxes().Matches(list).Select(m => m.Groups[1].Value).Take(2).ToArray();

        using var all = await rapporteur.PostAsync(Decide, new() { ["donner"] = "lens:europe", ["geste"] = "donner-requete", ["nature"] = "Argument" }, "/clavier");
        using var two = await rapporteur.PostAsync(Decide, new() { ["donner"] = "lens:europe", ["geste"] = "retirer" }, "/clavier", [.. ids.Select(i => ("contribution", i))]);
        using var nothing = await rapporteur.PostAsync(Decide, new() { ["donner"] = "lens:europe", ["geste"] = "donner" }, "/clavier");
        using var wrong = await rapporteur.PostAsync(Decide, new() { ["donner"] = "lens:lune", ["geste"] = "donner", ["contribution"] = ids[0] }, "/clavier");

        var arguments = (await site.CuratedAsync()).Corpus.Contributions.Count(c => c.Kind == ContributionKind.Argument);
        Assert.Equal(2, ids.Length);
        Assert.Contains($"{arguments - 2} contributions correspondent.", await rapporteur.ReadAsync($"{Home}/contributions?nature=Argument&etiquette=lens:europe"), StringComparison.Ordinal);
        Assert.EndsWith("erreur=aucun", nothing.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("erreur=etiquette", wrong.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_decided_is_what_the_search_finds_ends_and_topics()
    {
        using var rapporteur = await site.VisitAsync("rapporteur");
        var run = await site.CuratedAsync();
        var (from, to) = (run.Findings.Topics.Topics.First(t => t.Level == 1), run.Findings.Topics.Topics.Last(t => t.Level == 1));
        var id = run.MembersOf(from.Id)[0].Contribution;
        // set aside, the point must leave its carrier uncited
        var (point, carrier) = run.Findings.Draft.Points.Where(p => p.Status != PointStatus.Validated).Reverse()
            .SelectMany(p => p.Citations.Select(c => (p, c.Contribution))).First(c => run.UsesOf(c.Contribution).Count() == 1);
        Task<bool> InTopic(TopicId topic) => HoldsAsync(rapporteur, $"sujet={topic}", id);
        Assert.True(await InTopic(from.Id));
        Assert.True(await HoldsAsync(rapporteur, "fin=Agreement", carrier));

        using var moved = await rapporteur.PostAsync($"{Home}/sujets/decider", new() { ["sujet"] = from.Id.Value, ["contribution"] = id.Value, ["vers"] = to.Id.Value, ["geste"] = "deplacer" }, "/clavier");
        using var aside = await rapporteur.PostAsync($"{Home}/accord/decider", new() { ["cle"] = point.Key ?? PointRef.KeyOf(point), ["lu"] = "0", ["geste"] = "ecarter" }, "/clavier");

        Assert.False(await InTopic(from.Id));
        Assert.True(await InTopic(to.Id));
        Assert.False(await HoldsAsync(rapporteur, "fin=Agreement", carrier));
        await site.RunAgainAsync(); // the decisions lie over the new run, and there too the search finds what they say
        Assert.False(await HoldsAsync(rapporteur, "fin=Agreement", carrier));
    }

    /// <summary>Goes through all pages of a search.</summary>
    static async Task<bool> HoldsAsync(Visitor visitor, string asked, ContributionId id)
    {
        for (var address = $"{Home}/contributions?{asked}"; address is not null;)
        {
            var page = await visitor.ReadAsync(address);
            if (page.Contains($"contribution?id={id}\"", StringComparison.Ordinal)) return true;
            address = Next().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        return false;
    }

    [Fact]
    public async Task Names_and_tags_are_carried_over_with_their_examples_and_their_authors()
    {
        using var rapporteur = await site.VisitAsync("rapporteur");
        using var administrator = await site.VisitAsync("administrateur");
        await site.CopyToAsync("suite");
        var id = (await site.CuratedAsync()).Corpus.Contributions[7].Id;
        using var given = await rapporteur.PostAsync(Decide, new() { ["donner"] = "free:", ["mot"] = "à reprendre", ["contribution"] = id.Value, ["geste"] = "donner" }, "/clavier");
        const string Dry = "/consultations/suite/reprendre?de=essai";

        var dry = await administrator.ReadAsync(Dry);
        for (var until = DateTime.UtcNow.AddMinutes(1); !dry.Contains("free:", StringComparison.Ordinal) && DateTime.UtcNow < until; dry = await administrator.ReadAsync(Dry))
            await Task.Delay(500, Cancel); // vectors of what was imported come a few seconds later
        var before = await site.Database.Source.ScalarAsync<long>("select count(*) from curations c join consultations k on k.id = c.consultation_id where k.slug = 'suite'", Cancel);
        using var taken = await administrator.PostAsync("/consultations/suite/reprendre/decider", new() { ["de"] = "essai", ["etiquette"] = $"free:à reprendre~{id}" }, Dry);
        Assert.Equal("/consultations/suite/decisions", taken.Headers.Location!.ToString());
        var (by, reason, body) = (await site.Database.Source.ListAsync("select decided_by, reason, decision::text from curations c join consultations k on k.id = c.consultation_id where k.slug = 'suite' and kind = 'tag_contributions'",
            r => (r.GetString(0), r.GetString(1), r.GetString(2)), Cancel))[0];

        Assert.Contains($"free:à reprendre~{id}", dry, StringComparison.Ordinal);
        Assert.Contains("<td>rapporteur</td>", dry, StringComparison.Ordinal);
        Assert.Equal(0, before);
        Assert.Equal(("administrateur", $"repris de essai : rapporteur ; exemples : {id}"), (by, reason));
        Assert.Contains("à reprendre", body, StringComparison.Ordinal);
        Assert.DoesNotContain($"free:à reprendre~{id}", await administrator.ReadAsync(Dry), StringComparison.Ordinal); // answered: proposed no more
    }

    [GeneratedRegex("""name="contribution" form="etiqueter" value="([^"]+)""")]
    private static partial Regex Boxes();

    [GeneratedRegex("""rel="next" href="([^"]+)""")]
    private static partial Regex Next();
}
