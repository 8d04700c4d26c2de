using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What readers and working groups do, without a script: forms and pages alone.</summary>
public sealed partial class ReadingTests(AnalysedSite site) : IClassFixture<AnalysedSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_goes_on_until_all_is_read_and_never_shows_a_copy_twice()
    {
        using var reader = await site.VisitAsync("lecteur");
        var copies = Enumerable.Range(0, 5).Select(i => $"copie{i}").ToHashSet();
        var shown = new List<string>();

        for (var page = await reader.ReadAsync("/consultations/essai/lecture"); Shown().Match(page) is { Success: true } next;)
        {
            shown.Add(next.Groups[1].Value);
            Assert.True(shown.Count < 100, "it ends");
            using var read = await reader.PostAsync("/consultations/essai/lecture/lu", new() { ["id"] = shown[^1], ["geste"] = "lu" }, "/consultations/essai/lecture");
            page = await reader.ReadAsync(read.Headers.Location!.ToString());
        }

        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.Single(shown, copies.Contains);
        Assert.Contains("Tout est lu ici", await reader.ReadAsync("/consultations/essai/lecture"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blind_check_hides_the_answer_until_it_is_given_and_counts()
    {
        using var reader = await site.VisitAsync("rapporteur");
        string page;
        for (var i = 0; ; i++)
        {
            page = await reader.ReadAsync("/consultations/essai/lecture");
            if (page.Contains("la réponse de la machine est cachée", StringComparison.Ordinal)) break;
            Assert.True(i < 3, "one of three is blind");
            using var read = await reader.PostAsync("/consultations/essai/lecture/lu", new() { ["id"] = Shown().Match(page).Groups[1].Value, ["geste"] = "lu" }, "/consultations/essai/lecture");
        }
        var id = Shown().Match(page).Groups[1].Value;

        using var answered = await reader.PostAsync("/consultations/essai/lecture/lu", new() { ["id"] = id, ["geste"] = "lu", ["aveugle"] = "1", ["reponse"] = "aucun" }, "/consultations/essai/lecture");
        var after = await reader.ReadAsync(answered.Headers.Location!.ToString());

        Assert.DoesNotContain("La machine la range dans", page, StringComparison.Ordinal);
        Assert.True(after.Contains("Pour la contribution précédente, la machine", StringComparison.Ordinal), after[after.IndexOf("<main", StringComparison.Ordinal)..]);
        Assert.Contains("1 vérification sur les 30", after, StringComparison.Ordinal);
        Assert.Equal(1, await site.Database.Source.ScalarAsync<long>("select count(*) from reading_checks where blind and contribution_id = $1 and person_topic is null", Cancel, id));
    }

    [Fact]
    public async Task A_flag_is_seen_by_others_with_its_note()
    {
        using var reader = await site.VisitAsync("groupe");
        using var other = await site.VisitAsync("administrateur");

        using var flagged = await reader.PostAsync("/consultations/essai/lecture/marque", new() { ["id"] = "p001", ["geste"] = "signaler", ["note"] = "à revoir" }, "/consultations/essai/contribution?id=p001");

        Assert.Contains("Signalée par vous", await reader.ReadAsync(flagged.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("à revoir", await other.ReadAsync("/consultations/essai/lecture"), StringComparison.Ordinal);
        Assert.DoesNotContain("Signalée par vous", await other.ReadAsync("/consultations/essai/contribution?id=p001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contribution_shows_its_passages_arguments_copies_neighbours_and_why()
    {
        using var reader = await site.VisitAsync("lecteur");
        var run = await site.CuratedAsync();
        var point = run.Findings.Draft.Points[0];
        var cited = point.Citations.First(c => c.Passage is not null);

        var page = await reader.ReadAsync($"/consultations/essai/contribution?id={cited.Contribution}");
        var campaign = await reader.ReadAsync("/consultations/essai/contribution?id=copie1");
        var argued = await reader.ReadAsync("/consultations/essai/contribution?id=p000");

        Assert.Contains($"href=\"/consultations/essai/accord#ligne-{point.Row}\"", page, StringComparison.Ordinal);
        Assert.Contains("<sup>1</sup>", page, StringComparison.Ordinal);
        Assert.Contains("Pourquoi ?", page, StringComparison.Ordinal);
        Assert.Contains("Campagne, 5 textes", campaign, StringComparison.Ordinal);
        Assert.Contains("Proches par le sens", campaign, StringComparison.Ordinal);
        Assert.Contains("Arguments pour", argued, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recommendation_is_followed_to_people_and_back_from_an_address_without_an_account()
    {
        using var group = await site.VisitAsync("groupe");
        using var rapporteur = await site.VisitAsync("rapporteur");
        var run = await site.CuratedAsync();
        var point = run.Findings.Draft.Points[0];
        var source = point.Citations[0].Contribution;
        using var part = await group.PostAsync("/recommandations/hors-concertation/partie", new() { ["titre"] = "Première partie" }, "/recommandations/hors-concertation");
        var partId = await site.Database.Source.ScalarAsync<long>("select max(id) from recommendation_parts", Cancel);
        var form = await group.ReadAsync("/recommandations/hors-concertation/ecrire?consultation=essai");

        using var written = await group.PostAsync("/recommandations/hors-concertation/ecrire", new() { ["part"] = $"{partId}", ["titre"] = "Publier les codes sources", ["texte"] = "Par défaut." },
            "/recommandations/hors-concertation", ("points", $"essai~{PointRef.KeyOf(point)}"));
        var page = await rapporteur.ReadAsync(written.Headers.Location!.ToString());
        var trace = await rapporteur.ReadAsync("/recommandations/hors-concertation/trace.csv");
        using var asked = await rapporteur.PostAsync("/consultations/essai/suivi/faire", new() { ["id"] = source.Value }, $"/consultations/essai/contribution?id={source}");
        var follow = FollowLink().Match(await rapporteur.ReadAsync($"/consultations/essai/contribution?id={source}")).Value;
        using var author = new Visitor(site.Address);
        var told = await author.ReadAsync(follow);
        using var withdrawn = await rapporteur.PostAsync("/consultations/essai/suivi/retirer", new() { ["id"] = source.Value }, $"/consultations/essai/contribution?id={source}");
        using var gone = await author.GetAsync(follow);

        Assert.Contains(point.Point, form, StringComparison.Ordinal);
        Assert.Contains(point.Point, page, StringComparison.Ordinal);
        Assert.Contains($"contribution?id={source}", page, StringComparison.Ordinal);
        Assert.All(point.Citations, c => Assert.Contains($",{c.Contribution},", trace, StringComparison.Ordinal));
        Assert.Contains("Publier les codes sources", told, StringComparison.Ordinal);
        Assert.Contains(point.Status == PointStatus.Validated ? point.Point : "en relecture", told, StringComparison.Ordinal);
        Assert.DoesNotContain("auteur", Authors().Replace(told, ""), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("Publier les codes sources", await rapporteur.ReadAsync($"/consultations/essai/contribution?id={source}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_one_recommendation_see_both_wordings()
    {
        using var group = await site.VisitAsync("groupe");
        using var rapporteur = await site.VisitAsync("rapporteur");
        using var part = await group.PostAsync("/recommandations/hors-concertation/partie", new() { ["titre"] = "À deux" }, "/recommandations/hors-concertation");
        var partId = (await site.Database.Source.ScalarAsync<long>("select max(id) from recommendation_parts", Cancel)).ToString(CultureInfo.InvariantCulture);
        using var first = await group.PostAsync("/recommandations/hors-concertation/ecrire", new() { ["part"] = partId, ["titre"] = "Un" }, "/recommandations/hors-concertation");
        var number = first.Headers.Location!.ToString().Split('/')[^1];
        Dictionary<string, string> Version(string words, int seen) => new() { ["number"] = number, ["seen"] = $"{seen}", ["part"] = partId, ["titre"] = words, ["texte"] = words + " !" };

        using var mine = await group.PostAsync("/recommandations/hors-concertation/ecrire", Version("Deux", 1), "/recommandations/hors-concertation");
        using var theirs = await rapporteur.PostAsync("/recommandations/hors-concertation/ecrire", Version("Trois", 1), "/recommandations/hors-concertation");
        var both = WebUtility.HtmlDecode(await theirs.Content.ReadAsStringAsync(Cancel));
        using var resolved = await rapporteur.PostAsync("/recommandations/hors-concertation/ecrire", Version("Deux et trois", 2), "/recommandations/hors-concertation");

        Assert.Equal(HttpStatusCode.Redirect, mine.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, theirs.StatusCode);
        Assert.Contains("Deux !", both, StringComparison.Ordinal);
        Assert.Contains("Trois !", both, StringComparison.Ordinal);
        Assert.Contains("Deux et trois", await group.ReadAsync($"/recommandations/hors-concertation/{number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_kept_as_a_lens_by_an_administrator_and_open_to_all()
    {
        using var administrator = await site.VisitAsync("administrateur");
        using var reader = await site.VisitAsync("lecteur");

        var found = await reader.ReadAsync("/recherche?q=VIE+PRIVEE");
        using var kept = await administrator.PostAsync("/regards/garder", new() { ["q"] = "vie privée", ["titre"] = "Droits & libertés" }, "/recherche?q=vie");
        var lens = await reader.ReadAsync(kept.Headers.Location!.ToString());
        using var refused = await reader.PostAsync("/regards/garder", new() { ["q"] = "x", ["titre"] = "Y" }, "/");
        using var removed = await administrator.PostAsync("/regards/droits-libertes/retirer", [], "/regards/droits-libertes");

        Assert.Contains("<mark>vie</mark>", found, StringComparison.Ordinal);
        Assert.Equal("/regards/droits-libertes", kept.Headers.Location!.ToString());
        Assert.Contains("<mark>privée</mark>", lens, StringComparison.Ordinal);
        Assert.Equal("/acces-refuse", refused.Headers.Location!.AbsolutePath);
        Assert.DoesNotContain("droits-libertes", await reader.ReadAsync("/regards"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_on_one_page_see_each_other()
    {
        using var one = await site.VisitAsync("rapporteur");
        using var other = await site.VisitAsync("groupe");

        var alone = await one.ReadAsync("/consultations/essai/imports");
        await other.ReadAsync("/consultations/essai/imports");
        var together = await one.ReadAsync("/presence?adresse=%2Fconsultations%2Fessai%2Fimports");

        Assert.Contains("data-presence=\"/consultations/essai/imports\" aria-live=\"polite\" hidden", alone, StringComparison.Ordinal);
        Assert.Equal("[\"groupe\"]", together);
        Assert.Contains("<strong data-presence-names>groupe</strong>", await one.ReadAsync("/consultations/essai/imports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_are_compared_in_words_and_counts()
    {
        await site.AddAsync(MadeUp.Of("", [new() { Id = new("z1"), Body = SourceText.Same("Nous proposons de financer les logiciels libres dans les administrations et les écoles.") }], []));
        await site.RunAgainAsync();
        using var reader = await site.VisitAsync("lecteur");

        var page = await reader.ReadAsync("/consultations/essai/comparer");

        Assert.Matches(@"\d+ contributions lues, contre \d+ avant : [1-9]\d* nouvelles?, 0 partie\.", page);
        Assert.Equal(1, await site.Database.Source.ScalarAsync<long>("select count(*) from run_comparisons", Cancel));
        Assert.Matches("éléments? d’accord gardés? mot pour mot", await reader.ReadAsync("/consultations/essai/comparer"));
    }

    [GeneratedRegex("""name="id" value="([^"]+)""")]
    private static partial Regex Shown();

    [GeneratedRegex("/suivi/[0-9a-f]{36}")]
    private static partial Regex FollowLink();

    [GeneratedRegex("l’auteur|Auteur non indiqué|hauteur")]
    private static partial Regex Authors();
}
