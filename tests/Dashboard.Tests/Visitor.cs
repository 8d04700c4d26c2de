using System.Net;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>A person at a browser without a browser: cookies, forms with their token, no redirects followed.</summary>
public sealed partial class Visitor : IDisposable
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly HttpClient _client;

    public Visitor(string address) => _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(address) };

    /// <summary>Signs in.</summary>
    public async Task<Visitor> SignInAsync(string name, string password)
    {
        using var response = await PostAsync("/connexion/entrer", new() { ["name"] = name, ["password"] = password }, "/connexion");
        Assert.Equal("/", response.Headers.Location?.ToString());
        return this;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(address, Cancel);

    /// <summary>Reads a page; fails when it is not shown.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var response = await _client.GetAsync(address, Cancel);
        var page = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode} {response.Headers.Location}");
        return WebUtility.HtmlDecode(page);
    }

    /// <summary>Sends a form as the page that holds it would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields, string fromPage = "/", params (string Name, string Value)[] more)
    {
        fields["__RequestVerificationToken"] = TokenOf(await _client.GetStringAsync(fromPage, Cancel));
        return await _client.PostAsync(address, new FormUrlEncodedContent(fields.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value)))), Cancel);
    }

    /// <summary>Asks without anything a form would hold; a POST says that it is a form, or the routes would take it for something else.</summary>
    public Task<HttpResponseMessage> SendBareAsync(string method, string address) =>
        _client.SendAsync(new(new(method), address) { Content = method == "POST" ? new MultipartFormDataContent { { new StringContent(""), "vide" } } : null }, HttpCompletionOption.ResponseHeadersRead, Cancel); // a stream of progress has no end

    /// <summary>The token of the first form of a page.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
