using System.Text;

namespace SynthesisPipeline.Ingest.Tests;

public sealed class EncodingTests : IDisposable
{
    const string Table = "id;body\np1;L’été à Nîmes coûte 3 € — œuvre\n";

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    string BodyOf(byte[] bytes) => _scratch.Read(_scratch.Write("t.csv", bytes)).Contributions[0].Body.Raw;

    [Fact]
    public void Windows_1252_is_known_by_what_it_cannot_be()
    {
        var result = _scratch.Read(_scratch.Write("t.csv", Encodings.Windows1252.GetBytes(Table)));

        Assert.Equal("L’été à Nîmes coûte 3 € — œuvre", result.Contributions[0].Body.Raw);
        Assert.Contains(result.Warnings, w => w.Contains("windows-1252", StringComparison.Ordinal));
    }

    [Fact]
    public void Wide_characters_need_no_mark()
    {
        Assert.Equal("L’été à Nîmes coûte 3 € — œuvre", BodyOf(Encoding.Unicode.GetBytes(Table)));
        Assert.Equal("L’été à Nîmes coûte 3 € — œuvre", BodyOf(Encoding.BigEndianUnicode.GetBytes(Table)));
    }

    [Fact]
    public void A_few_foreign_bytes_in_utf8_are_read_as_windows_1252_and_told()
    {
        var mixed = new List<byte>(Encoding.UTF8.GetBytes("id;body\n"));
        for (var i = 0; i < 20; i++) mixed.AddRange(Encoding.UTF8.GetBytes($"p{i};été\n"));
        mixed.AddRange(Encoding.UTF8.GetBytes("px;caf"));
        mixed.AddRange([0xE9, (byte)' ', 0x93, (byte)'b', 0x94, (byte)'\n']);

        var result = _scratch.Read(_scratch.Write("t.csv", [.. mixed]));

        Assert.Equal("été", result.Contributions[0].Body.Raw);
        Assert.Equal("café “b”", result.Contributions[^1].Body.Raw);
        Assert.Contains(result.Warnings, w => w.Contains("octets", StringComparison.Ordinal));
    }

    [Fact]
    public void A_late_foreign_byte_is_not_missed()
    {
        var filler = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"p{i};texte sans accent\n"));
        var bytes = Encodings.Windows1252.GetBytes("id;body\n" + filler + "px;été\n");

        Assert.Equal("été", _scratch.Read(_scratch.Write("t.csv", bytes)).Contributions[^1].Body.Raw);
    }
}
