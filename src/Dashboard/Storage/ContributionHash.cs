using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A contribution's fingerprint: two rows with the same one say the same in every field.</summary>
static class ContributionHash
{
    /// <summary>Hashes every stored field, each preceded by its length so that neighbours cannot run into one another.</summary>
    /// <param name="c">The contribution.</param>
    /// <param name="setAside">Why it must not be drafted from; null when it may.</param>
    /// <returns>SHA-256, 32 bytes.</returns>
    public static byte[] Of(Contribution c, string? setAside)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text)
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(StorableText.Of(text));
            Span<byte> length = stackalloc byte[4];
            BitConverter.TryWriteBytes(length, text is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        Add(c.Id.Value);
        Add(WordNames.Of(c.Kind));
        Add(c.ParentId?.Value);
        Add(c.Number);
        Add(c.Theme);
        Add(c.Consultation);
        Add(c.Title);
        Add(c.Body.Raw);
        Add(c.Body.Plain == c.Body.Raw ? null : c.Body.Plain);
        Add(c.Author?.Name);
        Add(c.Author is { } author ? $"{WordNames.Of(author.Kind)} {author.Verified}" : null);
        Add(c.CreatedAt?.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));
        Add(c.Url);
        Add(c.Stance is { } side ? WordNames.Of(side) : null);
        Add(c.DeclaredVotes is { } v ? string.Create(CultureInfo.InvariantCulture, $"{v.Agree} {v.Mixed} {v.Disagree}") : null);
        Add(ContributionRows.Attributes(c));
        Add(setAside);
        return hash.GetHashAndReset();
    }
}
