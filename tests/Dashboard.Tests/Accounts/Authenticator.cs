using System.Globalization;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SynthesisPipeline.Dashboard.Tests;

/// <summary>What a person does with an authenticator application: turn the second factor on, reckon a code, enter with it.</summary>
static partial class Authenticator
{
    const string Page = SecondFactor.Page;

    /// <summary>Turns the factor on and gives the key and the recovery codes.</summary>
    public static async Task<(string Key, string[] Codes)> TurnOnAsync(Visitor person)
    {
        using (await person.PostAsync(Page + "/preparer", [], Page)) { }
        var key = Key().Match(await person.ReadAsync(Page)).Groups[1].Value;
        using (await person.PostAsync(Page + "/activer", new() { ["code"] = Code(key, 0) }, Page)) { }
        var codes = Codes().Matches(await person.ReadAsync(Page)).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(SecondFactor.RecoveryCodes, codes.Length);
        return (key, codes);
    }

    /// <summary>Signs in with the password and a code; gives where that leads.</summary>
    public static async Task<string> EnterAsync(SiteFixture site, string name, string code)
    {
        using var visitor = new Visitor(site.Address);
        using (await visitor.PostAsync("/connexion/entrer", new() { ["name"] = name, ["password"] = site.PasswordOf(name) }, "/connexion")) { }
        return await CodeAsync(visitor, code);
    }

    /// <summary>Gives a code to the form that asks for it.</summary>
    public static async Task<string> CodeAsync(Visitor visitor, string code)
    {
        using var answer = await visitor.PostAsync("/connexion/code/verifier", new() { ["code"] = code, ["retour"] = "/" }, "/connexion/code");
        return answer.Headers.Location?.ToString() ?? "";
    }

    /// <summary>Reckons a code as an application does (RFC 6238: SHA-1, 30 s, six digits).</summary>
    public static string Code(string key, int later)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = key.Aggregate(BigInteger.Zero, (sum, c) => sum * 32 + letters.IndexOf(c, StringComparison.Ordinal));
        var secret = (bits >> (key.Length * 5 % 8)).ToByteArray(isUnsigned: true, isBigEndian: true);
        secret = [.. new byte[key.Length * 5 / 8 - secret.Length], .. secret];
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + later));
#pragma warning disable CA5350 // the algorithm of the applications
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    public static partial Regex Key();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    public static partial Regex Codes();
}
