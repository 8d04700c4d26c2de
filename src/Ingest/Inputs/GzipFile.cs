using System.Buffers.Binary;
using System.IO.Compression;

namespace SynthesisPipeline.Ingest;

/// <summary>Decompresses a .gz and refuses one that was cut: the runtime's own reader takes a missing end for the end.</summary>
/// <remarks>RFC 1952: a member ends with the length of its content modulo 2³². Files of several members, told by a further header, are not checked.</remarks>
sealed class GzipFile : ForwardStream
{
    const int TailLength = 8;

    readonly GZipStream _plain;
    readonly Tail _packed;
    uint _length;

    /// <summary>Opens a .gz.</summary>
    public GzipFile(Stream packed)
    {
        _packed = new(packed);
        _plain = new(_packed, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged or cut.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        var count = _plain.Read(buffer);
        _length += (uint)count;
        if (count == 0 && !_packed.EndsWith(_length)) throw new InvalidDataException("The gzip member has no end");
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _plain.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Passes compressed bytes on, keeps the last eight, and looks out for a further member's header.</summary>
    sealed class Tail(Stream inner) : ForwardStream
    {
        readonly byte[] _tail = new byte[TailLength];
        long _read;
        bool _hasMembers;

        /// <summary>Whether the file ends with the length of what it held.</summary>
        public bool EndsWith(uint length) => _read == 0 || _hasMembers || (_read >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(_tail.AsSpan(4)) == length);

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            var bytes = buffer[..count];
            var header = bytes.IndexOf<byte>([0x1F, 0x8B, 0x08, 0x00]);
            if (header >= 0 && _read + header > 0) _hasMembers = true;
            if (count >= TailLength) bytes[^TailLength..].CopyTo(_tail);
            else
            {
                _tail.AsSpan(count).CopyTo(_tail);
                bytes.CopyTo(_tail.AsSpan(TailLength - count));
            }
            _read += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
