using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>A contribution's fingerprint: two rows with the same one say the same in every field.</summary>
static class ContributionHash
{
    const int MostKept = 1 << 20;

    [ThreadStatic] static ArrayBufferWriter<byte>? t_bytes; // a million rows, one buffer

    /// <summary>Hashes every stored field, each preceded by its length so that neighbours cannot run into one another.</summary>
    /// <param name="c">The contribution.</param>
    /// <param name="setAside">Why it must not be drafted from; null when it may.</param>
    /// <returns>SHA-256, 32 bytes.</returns>
    public static byte[] Of(Contribution c, string? setAside) => Of(c, ContributionRows.Attributes(c), setAside);

    /// <summary>Hashes with the attributes already written by <see cref="ContributionRows.Attributes"/>.</summary>
    public static byte[] Of(Contribution c, string attributes, string? setAside)
    {
        if (t_bytes is not { Capacity: <= MostKept } bytes) t_bytes = bytes = new(4_096);
        bytes.ResetWrittenCount();
        Add(bytes, c.Id.Value);
        Add(bytes, WordNames.Of(c.Kind));
        Add(bytes, c.ParentId?.Value);
        Add(bytes, c.Number);
        Add(bytes, c.Theme);
        Add(bytes, c.Consultation);
        Add(bytes, c.Title);
        Add(bytes, c.Body.Raw);
        Add(bytes, c.Body.Plain == c.Body.Raw ? null : c.Body.Plain);
        Add(bytes, c.Author?.Name);
        Add(bytes, c.Author is { } author ? $"{WordNames.Of(author.Kind)} {author.Verified}" : null);
        Add(bytes, c.CreatedAt?.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));
        Add(bytes, c.Url);
        Add(bytes, c.Stance is { } side ? WordNames.Of(side) : null);
        Add(bytes, c.DeclaredVotes is { } v ? string.Create(CultureInfo.InvariantCulture, $"{v.Agree} {v.Mixed} {v.Disagree}") : null);
        Add(bytes, attributes);
        Add(bytes, setAside);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    static void Add(ArrayBufferWriter<byte> bytes, string? text)
    {
        const int prefix = 4;
        var storable = text is null ? "" : StorableText.Of(text);
        var space = bytes.GetSpan(prefix + Encoding.UTF8.GetMaxByteCount(storable.Length));
        var length = Encoding.UTF8.GetBytes(storable, space[prefix..]);
        BitConverter.TryWriteBytes(space, text is null ? -1 : length);
        bytes.Advance(prefix + length);
    }
}
