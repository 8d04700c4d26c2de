using System.Security.Cryptography;
using System.Text;

namespace SynthesisPipeline.Dashboard;

/// <summary>The hidden mark of a row: its key and a check that ties it to the digest it left with, so that a row of another digest or a changed mark is recognised.</summary>
/// <param name="Key">The row's key in its digest: <c>point-3</c>.</param>
/// <param name="Check">First digits of the fingerprint of digest and key; empty in the first format, which had none.</param>
public readonly record struct RowMark(string Key, string Check)
{
    const int CheckDigits = 8;
    const char Parting = '/';

    /// <summary>Marks a row of a digest.</summary>
    public static string Write(string digestId, string key) => key + Parting + CheckOf(digestId, key);

    /// <summary>Reads a mark; null when a cell holds none.</summary>
    public static RowMark? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return null;
        var parting = trimmed.LastIndexOf(Parting);
        return parting < 0 ? new(trimmed, "") : new(trimmed[..parting], trimmed[(parting + 1)..]);
    }

    /// <summary>Whether the row left with this digest.</summary>
    public bool IsOf(string digestId) => Check == CheckOf(digestId, Key);

    /// <summary>Gives the check of a digest and a key.</summary>
    public static string CheckOf(string digestId, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digestId + "\n" + key)))[..CheckDigits];
}
