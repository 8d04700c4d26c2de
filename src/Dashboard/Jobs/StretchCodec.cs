using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Packs a stretch before it is joined into bytes and back, exactly: numbers in a row, compressed. What stands in the contributions themselves is left out.</summary>
static class StretchCodec
{
    // stands for what is read over
    static readonly Contribution s_gone = new() { Id = new("-"), Body = SourceText.Same("") };

    /// <summary>Packs one.</summary>
    public static byte[] Write(Stretch stretch)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(packed, 1 << 16)))
        {
            var texts = stretch.Texts;
            writer.Write7BitEncodedInt(texts.First);
            writer.Write7BitEncodedInt(texts.Forms.Length);
            for (var i = 0; i < texts.Forms.Length; i++)
            {
                WriteText(writer, texts.Forms[i]);
                writer.Write7BitEncodedInt(texts.DocumentCounts[i]);
            }
            writer.Write7BitEncodedInt(texts.Texts.Length);
            for (var i = 0; i < texts.Texts.Length; i++)
            {
                WriteOne(writer, texts.Texts[i]);
                WriteSignature(writer, stretch.Copies[i]);
                WriteTags(writer, stretch.Tags[i]);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Unpacks one.</summary>
    /// <param name="content">What was packed.</param>
    /// <param name="at">Gives the contribution at a place of the stretch, from 0; null for one that is not wanted any more.</param>
    public static Stretch Read(byte[] content, Func<int, Contribution?> at)
    {
        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var reader = new BinaryReader(new BufferedStream(packed, 1 << 16));
        var first = reader.Read7BitEncodedInt();
        var forms = new string[reader.Read7BitEncodedInt()];
        var counts = new int[forms.Length];
        for (var i = 0; i < forms.Length; i++) (forms[i], counts[i]) = (ReadText(reader), reader.Read7BitEncodedInt());
        var all = reader.Read7BitEncodedInt();
        var texts = new List<PreparedText>(all);
        var copies = new List<CopySignature>(all);
        var tags = new List<ImmutableArray<Tag>>(all);
        for (var i = 0; i < all; i++)
        {
            var contribution = at(i);
            var (text, signature, own) = (ReadOne(reader, contribution ?? s_gone), ReadSignature(reader), ReadTags(reader, (contribution ?? s_gone).Id));
            if (contribution is null) continue;
            texts.Add(text);
            copies.Add(signature);
            tags.Add(own);
        }
        return new(texts.Count == all ? new(first, [.. texts], Keep(forms), Keep(counts)) : TextStretch.OfRest([.. texts], forms), [.. copies], [.. tags]);
    }

    static void WriteSignature(BinaryWriter writer, CopySignature signature)
    {
        writer.Write7BitEncodedInt(signature.Length);
        writer.Write((ulong)(signature.Key >> 64));
        writer.Write((ulong)signature.Key);
        writer.Write7BitEncodedInt(signature.Words.Length);
        writer.Write(MemoryMarshal.AsBytes(signature.Words.AsSpan()));
        writer.Write7BitEncodedInt(signature.Meaning.IsDefault ? 0 : signature.Meaning.Length);
        if (!signature.Meaning.IsDefault) writer.Write(MemoryMarshal.AsBytes(signature.Meaning.AsSpan()));
    }

    static CopySignature ReadSignature(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        var key = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        var words = new uint[reader.Read7BitEncodedInt()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        var meaning = new sbyte[reader.Read7BitEncodedInt()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(meaning.AsSpan()));
        return new(Keep(words), length, key, meaning.Length == 0 ? default : Keep(meaning));
    }

    static void WriteTags(BinaryWriter writer, ImmutableArray<Tag> tags)
    {
        writer.Write7BitEncodedInt(tags.Length);
        foreach (var tag in tags)
        {
            writer.Write7BitEncodedInt((int)tag.Kind);
            WriteText(writer, tag.Value);
            writer.Write(tag.Confidence);
            writer.Write7BitEncodedInt((int)tag.Origin);
            writer.Write7BitEncodedInt(tag.Why.Length);
            foreach (var word in tag.Why) WriteText(writer, word);
        }
    }

    static ImmutableArray<Tag> ReadTags(BinaryReader reader, ContributionId contribution)
    {
        var tags = new Tag[reader.Read7BitEncodedInt()];
        for (var i = 0; i < tags.Length; i++)
        {
            var (kind, value, confidence, origin) = ((TagKind)reader.Read7BitEncodedInt(), ReadText(reader), reader.ReadDouble(), (TagOrigin)reader.Read7BitEncodedInt());
            var why = new string[reader.Read7BitEncodedInt()];
            for (var w = 0; w < why.Length; w++) why[w] = ReadText(reader);
            tags[i] = new(contribution, kind, value, confidence, origin, Keep(why));
        }
        return Keep(tags);
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
        return new(contribution, Keep(tokens), Keep(sentences), Keep(ideas), language);
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
