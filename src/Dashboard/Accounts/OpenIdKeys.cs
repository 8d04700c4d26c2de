using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace SynthesisPipeline.Dashboard;

/// <summary>Checks the signature of a token against the keys that its provider publishes (JSON Web Key Set), or the client's own secret.</summary>
static class OpenIdKeys
{
    /// <summary>Tells whether a token is signed by one of the keys; a token without signature never is.</summary>
    /// <param name="token">The token: head, body and signature, parted by dots.</param>
    /// <param name="keys">The provider's key set.</param>
    /// <param name="secret">The client's secret: some providers sign with it.</param>
    public static bool Verify(string token, JsonElement keys, string secret)
    {
        if (token.Split('.') is not [var head, var body, var mark]) return false;
        var header = JsonElement.Parse(WebEncoders.Base64UrlDecode(head));
        var (signed, signature) = (Encoding.ASCII.GetBytes($"{head}.{body}"), WebEncoders.Base64UrlDecode(mark));
        var algorithm = Text(header, "alg");
        if (algorithm == "HS256") return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed), signature);
        return keys.TryGetProperty("keys", out var all) && all.EnumerateArray()
            .Where(k => Text(header, "kid") is not { } wanted || Text(k, "kid") is not { } kid || kid == wanted).Any(k => Verify(algorithm, k, signed, signature));
    }

    static bool Verify(string? algorithm, JsonElement key, byte[] signed, byte[] signature)
    {
        switch (algorithm, Text(key, "kty"))
        {
            case ("RS256" or "PS256", "RSA"):
                using (var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") }))
                    return rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
            case ("ES256", "EC"):
                using (var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Bytes(key, "x"), Y = Bytes(key, "y") } }))
                    return curve.VerifyData(signed, signature, HashAlgorithmName.SHA256);
            default:
                return false;
        }
    }

    static byte[] Bytes(JsonElement key, string name) => WebEncoders.Base64UrlDecode(Text(key, name) ?? "");

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
