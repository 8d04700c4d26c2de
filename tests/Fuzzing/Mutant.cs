using System.IO.Compression;
using System.Text;

namespace SynthesisPipeline.Tests;

/// <summary>Spoils bytes the way a fuzzer does: flips, cuts, doubles, splices, awkward tokens; inside the entries of a package as well as around them.</summary>
/// <remarks>The same seed spoils the same way: what fails is named by its number.</remarks>
public sealed class Mutant(int seed)
{
    const int LargestGrowth = 4096, MostChanges = 8;

    static readonly string[] s_tokens =
    [
        "\0", "\r", "\n", "\"", "\"\"", ";", ",", "\t", "\uFEFF", "-1", "0", "1e309", "NaN", "99999999999999999999", "-2147483649", "0001-01-01", "9999-12-31T23:59:60Z", "=1+1", "<", "</", "<!--", "<![CDATA[", "&#x0;", "&amp",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "{", "}", "[", "]", "[[[[[[[[", ":", "null", "true", "\\u0000", "\\ud800", "\u202E", "é", "e\u0301", "😀", "../", "xmlns=\"\"", "count=\"4294967295\"", "r=\"XFD1048577\"", "t=\"s\"", "%PDF-1.4", "endobj", "/Length 99999999",
    ];

    readonly Random _random = new(seed);

    /// <summary>Chance of this mutant, for whoever draws more with it.</summary>
    public Random Random => _random;

    /// <summary>Spoils a file.</summary>
    /// <param name="whole">The file.</param>
    /// <param name="other">Another one, to splice with.</param>
    public byte[] Of(byte[] whole, byte[] other)
    {
        try
        {
            return Spoiled(whole, other);
        }
        catch (InvalidDataException)
        {
            return Changed(whole, other); // spoiled before: its inside is out of reach
        }
    }

    byte[] Spoiled(byte[] whole, byte[] other) =>
        _random.Next(4) == 0 ? Changed(whole, other)
        : whole.AsSpan().StartsWith("PK"u8) ? OfPackage(whole, other)
        : whole is [0x1F, 0x8B, ..] ? Packed(Changed(Unpacked(whole), other))
        : Changed(whole, other);

    /// <summary>Spoils words.</summary>
    public string Of(string words) => Encoding.UTF8.GetString(Changed(Encoding.UTF8.GetBytes(words), Encoding.UTF8.GetBytes(Token())));

    /// <summary>Draws a token that programs stumble over.</summary>
    public string Token() => s_tokens[_random.Next(s_tokens.Length)];

    byte[] Changed(byte[] whole, byte[] other)
    {
        var bytes = whole.ToList();
        for (var changes = _random.Next(1, MostChanges); changes > 0; changes--)
        {
            var place = _random.Next(bytes.Count + 1);
            var length = Math.Min(bytes.Count - place, 1 << _random.Next(10));
            switch (_random.Next(8))
            {
                case 0 when place < bytes.Count: bytes[place] ^= (byte)(1 << _random.Next(8)); break;
                case 1 when place < bytes.Count: bytes[place] = (byte)_random.Next(256); break;
                case 2: bytes.RemoveRange(place, length); break;
                case 3: bytes.InsertRange(place, bytes.GetRange(place, Math.Min(length, LargestGrowth))); break;
                case 4 when other.Length > 0: bytes.InsertRange(place, other.AsSpan(_random.Next(other.Length)) is var rest ? rest[..Math.Min(rest.Length, 1 << _random.Next(10))].ToArray() : []); break;
                case 5 when _random.Next(8) == 0: bytes.RemoveRange(place, bytes.Count - place); break;
                default: bytes.InsertRange(place, Encoding.UTF8.GetBytes(Token())); break;
            }
        }
        return [.. bytes];
    }

    byte[] OfPackage(byte[] whole, byte[] other)
    {
        var package = new MemoryStream();
        package.Write(whole);
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries[_random.Next(zip.Entries.Count)];
            byte[] content;
            using (var stream = entry.Open()) content = Read(stream);
            var name = _random.Next(20) == 0 ? entry.FullName + Token().Replace('\0', '_') : entry.FullName;
            entry.Delete();
            if (_random.Next(20) == 0) return package.ToArray(); // an entry that is gone, in a package not closed
            using var made = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            made.Write(Changed(content, other));
        }
        return package.ToArray();
    }

    static byte[] Unpacked(byte[] packed)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return Read(stream);
    }

    static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest)) stream.Write(bytes);
        return packed.ToArray();
    }

    static byte[] Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
