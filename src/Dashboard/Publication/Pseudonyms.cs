using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Gives each contributor a name that only the keeper of the secret can trace back: HMAC-SHA-256 of the name, under a secret and a scope.</summary>
/// <remarks>
/// The same person has the same pseudonym all through one scope (a concertation), and another in the next: without the secret nobody can
/// link the two. Names are not guessable by trying, as a plain hash would be. Voters are another family: what somebody voted cannot be laid
/// beside what they wrote. 60 bits: for 10 000 contributors two share a pseudonym with a chance under 1 in 20 000 millions.
/// </remarks>
public sealed class Pseudonyms(byte[] secret, string scope)
{
    const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"; // none that look alike but 0 and O, and O is not there
    const int Length = 12;

    /// <summary>Pseudonym of who wrote: twelve letters and digits.</summary>
    public string Writer(string name) => Of("writer", name);

    /// <summary>Pseudonym of who decided, for the table of decisions.</summary>
    public string Decider(string account) => Of("decider", account);

    /// <summary>Id in place of one that tells who wrote.</summary>
    public ContributionId Id(ContributionId id) => new("c-" + Of("id", id.Value));

    string Of(string family, string name)
    {
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{scope}\0{family}\0{name}"));
        return string.Create(Length, hash, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Letters[bytes[i] & 31];
        });
    }
}
