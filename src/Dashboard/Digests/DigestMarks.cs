using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>What the hidden sheet of a digest says.</summary>
/// <param name="Format">Version of the layout.</param>
/// <param name="DigestId">The digest; in the first format the fingerprint of what was analysed.</param>
/// <param name="Fingerprint">What was analysed and how.</param>
/// <param name="Consultation">Title of the consultation.</param>
/// <param name="IsWhole">False when a mark was changed: the check doesn't fit.</param>
public sealed record DigestMarks(int Format, string DigestId, string Fingerprint, string Consultation, bool IsWhole)
{
    /// <summary>Gives names and values, in the order of their rows.</summary>
    public static ImmutableArray<(string Name, string Value)> Write(string digestId, string fingerprint, string run, string consultation, string recipient)
    {
        ImmutableArray<(string Name, string Value)> marks =
        [
            ("format", DigestLayout.FormatVersion.ToString(CultureInfo.InvariantCulture)), ("digest", digestId), ("empreinte", fingerprint),
            ("run", run), ("consultation", consultation), ("groupe", recipient),
        ];
        return marks.Add(("controle", Check(digestId, fingerprint)));
    }

    /// <summary>Reads names and values; null when they say no format.</summary>
    public static DigestMarks? Read(IReadOnlyDictionary<string, string> marks)
    {
        if (!int.TryParse(marks.GetValueOrDefault("format"), NumberStyles.None, CultureInfo.InvariantCulture, out var format)) return null;
        string digest = marks.GetValueOrDefault("digest", "").Trim(), fingerprint = format == 1 ? digest : marks.GetValueOrDefault("empreinte", "").Trim();
        return new(format, digest, fingerprint, marks.GetValueOrDefault("consultation", ""), format == 1 || marks.GetValueOrDefault("controle", "").Trim() == Check(digest, fingerprint));
    }

    static string Check(string digestId, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digestId + "\n" + fingerprint + "\nfiche")))[..16];
}
