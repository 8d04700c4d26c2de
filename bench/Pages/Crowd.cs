using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Pages;

/// <summary>One answer of the server, as it travelled.</summary>
sealed record Answer(HttpStatusCode Status, double Milliseconds, byte[] Body, bool Compressed, string? Location)
{
    public string Text()
    {
        if (!Compressed) return Encoding.UTF8.GetString(Body);
        using var plain = new System.IO.Compression.BrotliStream(new MemoryStream(Body), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }
}

/// <summary>One signed-in person: cookies, forms with their token, answers left compressed.</summary>
sealed partial class Person(string address, string name, int place) : IDisposable
{
    // the first visit of some pages reads all of a run: minutes where it has a million contributions
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(address), Timeout = s_patience };

    public string Name => name;

    public async Task SignInAsync(string password)
    {
        var answer = await PostAsync("/connexion/entrer", "/connexion", ("name", name), ("password", password));
        if (answer.Location != "/") throw new InvalidOperationException($"{name} was not let in: {answer.Status} {answer.Location}");
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<Answer> PostAsync(string path, string fromPage, params (string Name, string Value)[] fields)
    {
        var token = Token().Match((await GetAsync(fromPage)).Text()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        return await SendAsync(request);
    }

    async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.AcceptEncoding.Add(new("br"));
        request.Headers.AcceptLanguage.Add(new("fr"));
        // each from an address of its own, or the limit on attempts would take them for one who guesses
        request.Headers.Add("X-Forwarded-For", $"10.0.{(place / 250).ToString(CultureInfo.InvariantCulture)}.{(place % 250 + 1).ToString(CultureInfo.InvariantCulture)}");
        var watch = Stopwatch.StartNew();
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return new(response.StatusCode, watch.Elapsed.TotalMilliseconds, body, response.Content.Headers.ContentEncoding.Contains("br"), response.Headers.Location?.OriginalString);
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}

/// <summary>All who are signed in: the administrator first, then the rapporteurs.</summary>
sealed class Crowd(ImmutableArray<Person> people) : IAsyncDisposable
{
    public Person Administrator => people[0];
    public ImmutableArray<Person> Rapporteurs => people[1..];

    public static async Task<Crowd> SignInAsync(SiteProcess site)
    {
        var people = ImmutableArray.CreateBuilder<Person>();
        foreach (var account in site.Accounts)
        {
            var person = new Person(site.Address, account.Name, people.Count);
            people.Add(person);
            await person.SignInAsync(account.Password);
        }
        return new(people.ToImmutable());
    }

    public ValueTask DisposeAsync()
    {
        foreach (var person in people) person.Dispose();
        return ValueTask.CompletedTask;
    }
}
