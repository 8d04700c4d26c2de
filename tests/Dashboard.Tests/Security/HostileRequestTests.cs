using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>Awkward requests that we made up: none is answered with a failure of ours, with another folder's file, or with its own words as markup.</summary>
public sealed class HostileRequestTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    static readonly string[] s_pages =
    [
        "/", "/consultations/essai", "/consultations/essai/sujets", "/consultations/essai/contributions", "/consultations/essai/controverses", "/consultations/essai/accord", "/consultations/essai/doublons",
        "/consultations/essai/imports", "/consultations/essai/traitements", "/consultations/essai/publication", "/consultations/essai/publication/masques", "/administration",
    ];

    static readonly string[] s_values =
    [
        "'", "' or 1=1 --", "\"; drop table contributions; --", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "\u0000", "\u202Etxt.exe",
        "-1", "0", "2147483648", "99999999999999999999", "1e308", "NaN", "=cmd|' /C calc'!A0", "{{7*7}}", "${jndi:ldap://x}", "%n%n%n", "\r\nSet-Cookie: a=b", "http://169.254.169.254/", "file:///etc/passwd", "\uD800", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_value_of_a_parameter_makes_a_page_fail_or_comes_back_as_markup()
    {
        using var client = await site.SignedInAsync("administrateur");
        var failures = new List<string>();
        foreach (var page in s_pages)
            foreach (var value in s_values)
            {
                var url = $"{page}?page={Escape(value)}&q={Escape(value)}&tri={Escape(value)}&kind={Escape(value)}&topic={Escape(value)}&run={Escape(value)}&erreur={Escape(value)}&lang={Escape(value)}";
                using var response = await client.GetAsync(url, Cancel);
                var text = await response.Content.ReadAsStringAsync(Cancel);
                if ((int)response.StatusCode >= 500) failures.Add($"{(int)response.StatusCode} {url}");
                if (text.Contains("<script>alert", StringComparison.Ordinal) || text.Contains("<img src=x", StringComparison.Ordinal)) failures.Add($"echo {url}");
            }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    [Theory]
    [InlineData("/publications/essai/../../acces")]
    [InlineData("/publications/essai/..%2f..%2facces")]
    [InlineData("/publications/essai/v1/..%2f..%2f..%2facces")]
    [InlineData("/publications/essai/%2e%2e/%2e%2e/cle-des-pseudonymes")]
    [InlineData("/publications/essai/v1/%00")]
    [InlineData("/publications/..%2f..%2fetc/passwd")]
    [InlineData("/publications/essai//etc/passwd")]
    [InlineData("/consultations/essai/fichiers/synthesis.%2e%2e%2f")]
    public async Task No_path_leads_out_of_a_publication(string path)
    {
        using var client = new HttpClient { BaseAddress = new(site.Address) };

        using var response = await client.GetAsync(path, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);

        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.PasswordOf("administrateur"), text, StringComparison.Ordinal);
        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest || response.RequestMessage!.RequestUri!.AbsolutePath == "/connexion");
    }

    [Theory]
    [InlineData("//exemple.org")]
    [InlineData("https://exemple.org")]
    [InlineData("/\\exemple.org")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string wanted)
    {
        using var client = site.Client();
        var form = await client.GetStringAsync("/connexion", Cancel);

        using var response = await client.PostAsync("/connexion/entrer", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "lecteur", ["password"] = site.PasswordOf("lecteur"), ["retour"] = wanted, ["__RequestVerificationToken"] = Visitor.TokenOf(form),
        }), Cancel);

        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_a_browser_safe()
    {
        using var client = await site.SignedInAsync("administrateur");
        foreach (var page in s_pages.Append("/connexion").Append("/nulle-part"))
        {
            using var response = await client.GetAsync(page, Cancel);
            var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));

            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.False(response.Headers.Contains("Server"));
            Assert.DoesNotMatch("(?i)<script(?![^>]*\\ssrc=)[^>]*>[^<]*\\S", await response.Content.ReadAsStringAsync(Cancel));
        }
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = site.Client();
        var form = await client.GetStringAsync("/connexion", Cancel);

        using var response = await client.PostAsync("/connexion/entrer", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "lecteur", ["password"] = site.PasswordOf("lecteur"), ["__RequestVerificationToken"] = Visitor.TokenOf(form),
        }), Cancel);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("synthese=", StringComparison.Ordinal)).ToLowerInvariant();

        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_tls_cookies_and_pages_stay_on_tls()
    {
        // cookies by hand: over plain HTTP a client would not send back those that are for TLS alone
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(site.Address) };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync("/connexion", Cancel);
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

        using var response = await client.PostAsync("/connexion/entrer", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "lecteur", ["password"] = site.PasswordOf("lecteur"), ["__RequestVerificationToken"] = Visitor.TokenOf(await page.Content.ReadAsStringAsync(Cancel)),
        }), Cancel);

        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(page.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("secure", response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("synthese=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_people_read_or_take_away_is_kept_by_no_cache()
    {
        using var client = await site.SignedInAsync("administrateur");

        foreach (var address in s_pages.Append("/nulle-part"))
        {
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.True(response.Headers.CacheControl is { NoStore: true } or { NoCache: true }, $"{address}: {response.Headers.CacheControl}");
        }
        var import = await site.Database.Source.ScalarAsync<long>("select max(id) from imports", Cancel);
        using var file = await client.GetAsync($"/consultations/essai/imports/{import}/rejets.csv", Cancel);
        using var script = await client.GetAsync("/bureau.js", Cancel);
        Assert.Equal((HttpStatusCode.OK, true), (file.StatusCode, file.Headers.CacheControl?.NoStore));
        Assert.NotEqual(true, script.Headers.CacheControl?.NoStore); // holds nobody's words
    }

    [Fact]
    public async Task A_body_of_any_size_or_shape_is_answered()
    {
        using var client = await site.SignedInAsync("administrateur");
        foreach (var content in new HttpContent[]
        {
            new StringContent("{not json", Encoding.UTF8, "application/json"), new ByteArrayContent([0xFF, 0xFE, 0x00]), new StringContent(new string('a', 3_000_000), Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("a%00b=1", Encoding.UTF8, "application/x-www-form-urlencoded"), new StringContent("geste=a%00", Encoding.UTF8, "application/x-www-form-urlencoded"),
            new FormUrlEncodedContent(Enumerable.Range(0, 2_000).Select(i => KeyValuePair.Create($"k{i}", "v"))),
        })
        {
            using var response = await client.PostAsync("/consultations/essai/traiter", content, Cancel);
            Assert.InRange((int)response.StatusCode, 300, 499);
        }
    }

    [Fact]
    public async Task Parameters_drawn_at_random_make_no_page_fail()
    {
        using var client = await site.SignedInAsync("administrateur");
        var values = ArbMap.Default.GeneratorFor<string>().Sample(60, 200).Where(v => v is { Length: > 0 }).ToList();
        var failures = new List<string>();
        for (var i = 0; i < values.Count; i++)
        {
            var url = $"{s_pages[i % s_pages.Length]}?page={Escape(values[i])}&q={Escape(values[(i * 7 + 1) % values.Count])}&sujet={Escape(values[(i * 3 + 2) % values.Count])}";
            using var response = await client.GetAsync(url, Cancel);
            if ((int)response.StatusCode >= 500) failures.Add(url);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    static string Escape(string value) => Uri.EscapeDataString(value.Replace("\uD800", "", StringComparison.Ordinal));
}
