using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace SynthesisPipeline.Ingest;

/// <summary>A file's character set.</summary>
/// <param name="Encoding">Decodes it.</param>
/// <param name="IsPlainUtf8">Whether every byte of it is valid UTF-8.</param>
sealed record FileEncoding(Encoding Encoding, bool IsPlainUtf8)
{
    /// <summary>Opens a file as text, without its byte order mark.</summary>
    public TextReader Open(InputFile file) => new StreamReader(file.Open(), Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
}

/// <summary>Finds a file's character set, so that no character is invented and none is lost.</summary>
/// <remarks>A byte order mark decides; else UTF-16 where every second byte is nought; else UTF-8 where all of it is valid; else UTF-8 with single Windows-1252 bytes where those are rare; else what UTF.Unknown detects, or Windows-1252.</remarks>
static class Encodings
{
    const int SampleSize = 1 << 16;

    static Encoding Strict()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    /// <summary>Windows-1252, every byte of which is a character.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // part of the runtime

    /// <summary>Windows-1252 without a best fit: what it lacks fails.</summary>
    public static Encoding Windows1252Strict { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!; // part of the runtime

    /// <summary>Finds the character set of a file by reading all of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="warn">Is told in French when the character set was not plainly UTF-8.</param>
    /// <exception cref="ImportException">It isn't text.</exception>
    public static FileEncoding Of(InputFile file, Action<string> warn)
    {
        using var stream = file.Open();
        var sample = new byte[SampleSize];
        var length = stream.ReadAtLeast(sample, SampleSize, throwOnEndOfStream: false);
        var start = sample.AsSpan(0, length);
        if (start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF])) return new(new UnicodeEncoding(start[0] == 0xFE, true), false);
        if (WideWithoutMark(start) is { } wide) return new(wide, false);
        RefuseBinary(start, file);
        var census = Utf8Census.Of(start, stream);
        if (census.Invalid == 0) return new(new UTF8Encoding(false), true);
        if (census.Valid >= 10 * census.Invalid)
        {
            warn($"« {Shown.Name(file.Name)} » est en UTF-8 avec {Shown.Count(census.Invalid, "octet d'un autre codage, lu", "octets d'un autre codage, lus")} comme Windows-1252.");
            return new(Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new Windows1252Fallback()), false);
        }
        var encoding = Guess(census.Evidence);
        warn($"« {Shown.Name(file.Name)} » n'est pas en UTF-8 : lu comme {encoding.WebName}.");
        return new(encoding, false);
    }

    static Encoding Guess(byte[] evidence)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var detected = CharsetDetector.DetectFromBytes(evidence).Detected;
        // a Latin-1 family answer means Windows-1252 in practice: it only adds characters
        return detected is { Confidence: > 0.8f, Encoding: { } found } && found.CodePage is not (65001 or 20127 or 28591 or 28605 or 1252)
            && found.IsSingleByte && found.CodePage is 1250 or 1251 or 1253 or 1254 or 10000 or 850 ? found : Windows1252;
    }

    static UnicodeEncoding? WideWithoutMark(ReadOnlySpan<byte> sample)
    {
        if (sample.Length < 4) return null;
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0)
                if ((i & 1) == 0) even++; else odd++;
        var half = sample.Length / 2;
        if (odd > half * 0.6 && even < half * 0.05) return new UnicodeEncoding(false, false);
        return even > half * 0.6 && odd < half * 0.05 ? new UnicodeEncoding(true, false) : null;
    }

    static void RefuseBinary(ReadOnlySpan<byte> sample, InputFile file)
    {
        var control = 0;
        foreach (var b in sample)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B)) control++;
        if (control > 8 && control > sample.Length / 20)
            throw new ImportException($"« {Shown.Name(file.Name)} » n'est pas un fichier de texte ; donnez un export CSV, XLSX ou JSON.");
    }

    /// <summary>Counts what is valid UTF-8 beyond ASCII and what isn't, over a whole stream, and keeps bytes to guess from.</summary>
    readonly record struct Utf8Census(long Valid, long Invalid, byte[] Evidence)
    {
        public static Utf8Census Of(ReadOnlySpan<byte> start, Stream rest)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
            long valid = 0, invalid = 0;
            var evidence = new List<byte>();
            start.CopyTo(buffer);
            var held = start.Length;
            while (true)
            {
                var read = rest.Read(buffer, held, buffer.Length - held);
                held += read;
                if (read > 0 && held < buffer.Length / 2) continue;
                var used = Count(buffer.AsSpan(0, held), read == 0, ref valid, ref invalid);
                if (invalid > 0 && evidence.Count < SampleSize) evidence.AddRange(buffer.AsSpan(0, held));
                buffer.AsSpan(used, held - used).CopyTo(buffer);
                held -= used;
                if (read == 0) break;
            }
            ArrayPool<byte>.Shared.Return(buffer);
            return new(valid, invalid, [.. evidence]);
        }

        static int Count(ReadOnlySpan<byte> bytes, bool last, ref long valid, ref long invalid)
        {
            if (Utf8.IsValid(bytes))
            {
                valid += CountLeads(bytes);
                return bytes.Length;
            }
            var at = 0;
            while (at < bytes.Length)
            {
                var ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (ascii < 0) return bytes.Length;
                at += ascii;
                switch (Rune.DecodeFromUtf8(bytes[at..], out _, out var used))
                {
                    case OperationStatus.Done: valid++; break;
                    case OperationStatus.NeedMoreData when !last: return at;
                    default: invalid++; break;
                }
                at += used;
            }
            return at;
        }

        static long CountLeads(ReadOnlySpan<byte> bytes)
        {
            long leads = 0;
            foreach (var b in bytes)
                if (b >= 0xC0) leads++;
            return leads;
        }
    }

    sealed class Windows1252Fallback : DecoderFallback
    {
        public override int MaxCharCount => 4;
        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        sealed class Buffer : DecoderFallbackBuffer
        {
            string _chars = "";
            int _at;

            public override int Remaining => _chars.Length - _at;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                _chars = Windows1252.GetString(bytesUnknown);
                _at = 0;
                return _chars.Length > 0;
            }

            public override char GetNextChar() => _at < _chars.Length ? _chars[_at++] : '\0';

            public override bool MovePrevious()
            {
                if (_at == 0) return false;
                _at--;
                return true;
            }
        }
    }
}
