using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Packs what stages found into bytes and back, exactly: texts as numbers in a row, everything else as JSON, both compressed.</summary>
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

    /// <summary>Packs a stretch before it is joined. Its plain texts are left out: they stand in the contributions.</summary>
    public static byte[] WriteStretch(TextStretch stretch)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(packed))
        {
            writer.Write7BitEncodedInt(stretch.First);
            writer.Write7BitEncodedInt(stretch.Forms.Length);
            for (var i = 0; i < stretch.Forms.Length; i++)
            {
                WriteText(writer, stretch.Forms[i]);
                writer.Write7BitEncodedInt(stretch.DocumentCounts[i]);
            }
            writer.Write7BitEncodedInt(stretch.Texts.Length);
            foreach (var text in stretch.Texts) WriteOne(writer, text);
        }
        return bytes.ToArray();
    }

    /// <summary>Unpacks a stretch of a corpus.</summary>
    public static TextStretch ReadStretch(byte[] content, Corpus corpus)
    {
        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var reader = new BinaryReader(new BufferedStream(packed, 1 << 16));
        var first = reader.Read7BitEncodedInt();
        var forms = new string[reader.Read7BitEncodedInt()];
        var counts = new int[forms.Length];
        for (var i = 0; i < forms.Length; i++) (forms[i], counts[i]) = (ReadText(reader), reader.Read7BitEncodedInt());
        var texts = new PreparedText[reader.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++) texts[i] = ReadOne(reader, corpus.Contributions[first + i]);
        return new(first, Keep(texts), Keep(forms), Keep(counts));
    }

    static void WriteOne(BinaryWriter writer, PreparedText text)
    {
        writer.Write7BitEncodedInt((int)text.Language);
        writer.Write7BitEncodedInt(text.Tokens.Length);
        var at = 0;
        foreach (var token in text.Tokens)
        {
            writer.Write7BitEncodedInt(token.Start - at);
            writer.Write7BitEncodedInt(token.Length);
            writer.Write7BitEncodedInt(token.Word);
            at = token.Start;
        }
        writer.Write7BitEncodedInt(text.Sentences.Length);
        foreach (var sentence in text.Sentences)
        {
            writer.Write7BitEncodedInt(sentence.Start);
            writer.Write7BitEncodedInt(sentence.Length);
            writer.Write7BitEncodedInt(sentence.FirstToken);
            writer.Write7BitEncodedInt(sentence.TokenCount);
        }
        writer.Write7BitEncodedInt(text.Ideas.Length);
        foreach (var idea in text.Ideas)
        {
            writer.Write7BitEncodedInt(idea.Start);
            writer.Write7BitEncodedInt(idea.Length);
        }
    }

    static PreparedText ReadOne(BinaryReader reader, Contribution contribution)
    {
        var language = (Language)reader.Read7BitEncodedInt();
        var tokens = new Token[reader.Read7BitEncodedInt()];
        var at = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            at += reader.Read7BitEncodedInt();
            tokens[i] = new(at, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        }
        var sentences = new Sentence[reader.Read7BitEncodedInt()];
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        var ideas = new TextSpan[reader.Read7BitEncodedInt()];
        for (var i = 0; i < ideas.Length; i++) ideas[i] = new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        var plain = PreparedText.PlainOf(contribution);
        return new(plain, plain.Length - contribution.Body.Plain.Length, Keep(tokens), Keep(sentences), Keep(ideas), language);
    }

    static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write7BitEncodedInt(text.Length);
        foreach (var unit in text) writer.Write((ushort)unit);
    }

    static string ReadText(BinaryReader reader) =>
        string.Create(reader.Read7BitEncodedInt(), reader, (units, from) =>
        {
            for (var i = 0; i < units.Length; i++) units[i] = (char)from.ReadUInt16();
        });

    static ImmutableArray<T> Keep<T>(T[] own) => ImmutableCollectionsMarshal.AsImmutableArray(own);
}
