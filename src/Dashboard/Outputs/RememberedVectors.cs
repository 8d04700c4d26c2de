using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Keeps the vectors that a sentence model gave, by the hash of each text, so that a later analysis encodes only what is new.</summary>
/// <remarks>
/// One file a model: its name and the length of a vector, then 32 bytes of SHA-256 and the vector for each text, in any order; no text is kept.
/// A vector is taken up as it was given, bit by bit, so that results are the same with the file and without. What a process that died left half
/// written at the end is left out. Two processes at once: the one that saves second leaves its own out, which costs time and nothing else.
/// </remarks>
public sealed class RememberedVectors : ITextEncoder
{
    readonly record struct TextHash(long A, long B, long C, long D);

    readonly ITextEncoder _encoder;
    readonly string _path;
    readonly ConcurrentDictionary<TextHash, float[]> _vectors = new();
    readonly ConcurrentDictionary<TextHash, bool> _new = new(), _taken = new();
    long _found, _length; // bytes of the file when it was read, and those of them that are whole records

    /// <summary>Opens what is kept of a model.</summary>
    /// <param name="encoder">The model, asked for what is not kept.</param>
    /// <param name="path">The file; made when it is not there.</param>
    public RememberedVectors(ITextEncoder encoder, string path)
    {
        (_encoder, _path) = (encoder, path);
        if (File.Exists(path)) Read();
    }

    /// <summary>Names the file of a model in a folder: another model, or another version of it, has another.</summary>
    public static string FileName(ITextEncoder encoder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(encoder.Name)))[..16] + ".vecteurs";

    /// <inheritdoc/>
    public string Name => _encoder.Name;

    /// <inheritdoc/>
    public int Dimensions => _encoder.Dimensions;

    /// <summary>Texts encoded by the model so far.</summary>
    public int Encoded => _new.Count;

    /// <summary>Texts whose vector was kept from before.</summary>
    public int Taken => _taken.Count;

    /// <inheritdoc/>
    public void Encode(string text, Span<float> vector)
    {
        var hash = MemoryMarshal.Read<TextHash>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (_vectors.TryGetValue(hash, out var known))
        {
            if (!_new.ContainsKey(hash)) _taken.TryAdd(hash, true);
            known.CopyTo(vector);
            return;
        }
        _encoder.Encode(text, vector);
        _new.TryAdd(hash, true); // first, so that nobody takes it for an old one
        _vectors.TryAdd(hash, vector.ToArray());
    }

    /// <summary>Adds what is new to the file.</summary>
    /// <returns>False when the file could not be written: the next analysis encodes these texts again.</returns>
    public bool Save()
    {
        if (_new.IsEmpty) return true;
        try
        {
            using var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (file.Length != _found) return false; // another process has written meanwhile
            if (_length == 0) file.Write(Header());
            file.Position = Math.Max(_length, SHA256.HashSizeInBytes);
            foreach (var hash in _new.Keys)
            {
                file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TextHash>(in hash)));
                file.Write(MemoryMarshal.AsBytes(_vectors[hash].AsSpan()));
            }
            file.SetLength(file.Position);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    byte[] Header() => [.. SHA256.HashData(Encoding.UTF8.GetBytes($"vecteurs 1 {Name} {Dimensions}"))];

    void Read()
    {
        try
        {
            using var file = File.OpenRead(_path);
            _found = file.Length;
            var header = new byte[SHA256.HashSizeInBytes];
            if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().SequenceEqual(Header())) return;
            var record = new byte[SHA256.HashSizeInBytes + Dimensions * sizeof(float)];
            _length = header.Length;
            for (; file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length; _length += record.Length)
                _vectors[MemoryMarshal.Read<TextHash>(record)] = MemoryMarshal.Cast<byte, float>(record.AsSpan(SHA256.HashSizeInBytes)).ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _vectors.Clear();
            (_found, _length) = (-1, 0); // never written over
        }
    }
}
