namespace SynthesisPipeline.Ingest;

/// <summary>Counts the bytes that a file gives and stops a bomb before it hurts.</summary>
/// <param name="options">The bounds.</param>
sealed class ByteBudget(ImportOptions options)
{
    const long FreeBytes = 16 << 20;

    /// <summary>Opens a stream that is counted.</summary>
    /// <param name="inner">Uncompressed bytes.</param>
    /// <param name="name">The file's name, for the message.</param>
    /// <param name="compressedLength">Its compressed length; null when it isn't compressed.</param>
    public Stream Bound(Stream inner, string name, long? compressedLength) => new BoundedStream(this, inner, name, compressedLength);

    // a file is read up to three times (charset, columns, rows): the bound is on each reading
    sealed class BoundedStream(ByteBudget budget, Stream inner, string name, long? compressedLength) : ForwardStream
    {
        long _read;

        public override int Read(Span<byte> buffer)
        {
            int count;
            try
            {
                count = inner.Read(buffer);
            }
            catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
            {
                throw new ImportException($"Le fichier « {Shown.Name(name)} » est abîmé, tronqué ou illisible ; redemandez-le à la plateforme.", e);
            }
            _read += count;
            if (_read > budget.Limit) throw new ImportException($"Le fichier « {Shown.Name(name)} » dépasse {budget.Limit / 1_000_000} Mo une fois décompressé ; découpez-le en plusieurs fichiers.");
            if (compressedLength is { } packed && _read > FreeBytes && _read / Math.Max(1, packed) >= budget.Ratio)
                throw new ImportException($"Le fichier « {Shown.Name(name)} » se décompresse plus de {budget.Ratio} fois (bombe de décompression possible) ; s'il est sain, décompressez-le avant de l'importer.");
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }

    long Limit => options.MaxUncompressedBytes;
    int Ratio => options.MaxCompressionRatio;
}
