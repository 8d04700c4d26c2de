using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace SynthesisPipeline.Dashboard.Tests;

public sealed partial class SiteTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_leads_a_stranger_to_the_sign_in()
    {
        using var client = site.Client();
        var pages = typeof(Site).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()
                .Where(_ => !t.IsDefined(typeof(Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute), false)))
            .Select(r => RouteValue().Replace(r.Template, "1")).Concat(["/hangfire", "/consultations/x/fichiers/synthesis.xlsx"]).ToList();

        var answers = new List<(string Page, HttpStatusCode Code, string? To)>();
        foreach (var page in pages)
        {
            using var response = await client.GetAsync(page, Cancel);
            answers.Add((page, response.StatusCode, response.Headers.Location?.AbsolutePath));
        }

        Assert.True(pages.Count > 10, "the pages were found");
        Assert.All(answers, a => Assert.Equal((a.Page, HttpStatusCode.Redirect, "/connexion"), a));
        using var events = await client.GetAsync("/runs/1/progress", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, events.StatusCode);
    }

    [Fact]
    public async Task Signing_in_opens_the_list_of_consultations_and_signing_out_closes_it()
    {
        using var client = await site.SignedInAsync("rapporteur");

        var home = await client.GetStringAsync("/", Cancel);
        using var left = await PostAsync(client, "/deconnexion", home, []);
        using var after = await client.GetAsync("/", Cancel);

        Assert.Contains("/consultations/essai", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_too_many_lock_the_account()
    {
        using var client = site.Client();
        var form = await client.GetStringAsync("/connexion", Cancel);
        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await PostAsync(client, "/connexion/entrer", form, new() { ["name"] = "groupe", ["password"] = "faux" });
            answers.Add(response.Headers.Location!.ToString());
        }
        using var right = await PostAsync(client, "/connexion/entrer", form, new() { ["name"] = "groupe", ["password"] = site.PasswordOf("groupe") });

        Assert.Contains("erreur=refus", answers[0], StringComparison.Ordinal);
        Assert.Contains("erreur=bloque", answers[^1], StringComparison.Ordinal);
        Assert.Contains("erreur=bloque", right.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("administrateur", HttpStatusCode.OK)]
    [InlineData("rapporteur", HttpStatusCode.Redirect)]
    [InlineData("lecteur", HttpStatusCode.Redirect)]
    public async Task The_queue_is_shown_to_administrators_alone(string account, HttpStatusCode expected)
    {
        using var client = await site.SignedInAsync(account);

        using var response = await client.GetAsync("/hangfire", Cancel);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Redirect) Assert.Equal("/acces-refuse", response.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_changes_nothing()
    {
        using var client = await site.SignedInAsync("rapporteur");

        using var run = await client.PostAsync("/consultations/essai/traiter", new FormUrlEncodedContent(new Dictionary<string, string> { ["seed"] = "3" }), Cancel);
        using var leave = await client.PostAsync("/deconnexion", null, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, run.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, leave.StatusCode);
        Assert.Equal(0, await site.Database.Source.ScalarAsync<long>("select count(*) from runs where seed = 3", Cancel));
    }

    [Fact]
    public async Task A_rapporteur_asks_for_a_run_and_a_reader_may_not()
    {
        using var rapporteur = await site.SignedInAsync("rapporteur");
        using var reader = await site.SignedInAsync("lecteur");

        using var asked = await PostAsync(rapporteur, "/consultations/essai/traiter", await rapporteur.GetStringAsync("/consultations/essai/traitements", Cancel), new() { ["seed"] = "7", ["fresh"] = "true" });
        using var usual = await PostAsync(rapporteur, "/consultations/essai/traiter", await rapporteur.GetStringAsync("/consultations/essai/traitements", Cancel), new() { ["seed"] = "8" });
        using var refused = await PostAsync(reader, "/consultations/essai/traiter", await reader.GetStringAsync("/", Cancel), new() { ["seed"] = "7" });
        var page = await rapporteur.GetStringAsync("/consultations/essai/traitements", Cancel);

        Assert.Equal("/consultations/essai/traitements", asked.Headers.Location!.ToString());
        Assert.Equal("/acces-refuse", refused.Headers.Location!.AbsolutePath);
        Assert.Equal(1, await site.Database.Source.ScalarAsync<long>("select count(*) from runs where seed = 7", Cancel));
        Assert.Equal([("7", true), ("8", false)], (await site.Database.Source.ListAsync(
            "select seed::text, (requested_options ->> 'fresh')::boolean from runs where seed in (7, 8) order by seed", r => (r.GetString(0), r.GetBoolean(1)), Cancel)).ToArray());
        Assert.Contains("name=\"fresh\"", page, StringComparison.Ordinal);
        Assert.Contains("data-progress=\"/runs/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_comes_as_events_until_the_run_ends()
    {
        var runs = site.Services.GetRequiredService<RunStore>();
        var run = await runs.QueueAsync(site.ConsultationId, 1, RunReason.Person, "test", false, Cancel);
        using var client = await site.SignedInAsync("lecteur");

        var following = client.GetStringAsync($"/runs/{run}/progress", Cancel);
        await Task.Delay(600, Cancel);
        await runs.RequestCancelAsync(run, Cancel);
        var events = (await following).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.True(events.Length >= 2, "one while it waits, one at its end");
        Assert.Contains("\"ended\":false", events[0], StringComparison.Ordinal);
        Assert.Contains("\"ended\":true", events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_scripts_and_frames()
    {
        using var client = site.Client();

        using var response = await client.GetAsync("/connexion", Cancel);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so()
    {
        using var client = await site.SignedInAsync("lecteur");

        using var page = await client.GetAsync("/nulle-part", Cancel);
        using var consultation = await client.GetAsync("/consultations/inconnue/sujets", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, consultation.StatusCode);
        Assert.Contains("introuvable", await consultation.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//ailleurs.exemple", "/")]
    [InlineData("https://ailleurs.exemple", "/")]
    [InlineData("/\\ailleurs.exemple", "/")]
    [InlineData("/consultations/a?b=c", "/consultations/a?b=c")]
    [InlineData(null, "/")]
    public void Signing_in_never_leads_elsewhere(string? wanted, string expected) => Assert.Equal(expected, SignInEndpoints.LocalPath(wanted));

    static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Visitor.TokenOf(page);
        return client.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex RouteValue();
}
