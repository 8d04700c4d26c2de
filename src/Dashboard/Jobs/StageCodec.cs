using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SynthesisPipeline.Dashboard;

/// <summary>Packs what stages found into bytes and back, exactly: JSON, compressed.</summary>
static class StageCodec
{
    static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static byte[] Write<T>(T result)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(packed, result, s_json);
        return bytes.ToArray();
    }

    public static T Read<T>(byte[] content)
    {
        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(packed, s_json)!; // what was written is never null
    }
}
