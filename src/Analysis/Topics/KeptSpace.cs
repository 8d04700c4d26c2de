namespace SynthesisPipeline.Analysis;

/// <summary>What was learnt of the words of a corpus when all of it was laid, so that texts which come in later are laid in the same space.</summary>
/// <param name="Words">Rarity of each word that is no stop word, and the place among <paramref name="Adapted"/> of its vector in this corpus; -1 = that of the table.</param>
/// <param name="Adapted">Vectors of words moved towards their company.</param>
/// <param name="Stems">The stems of the lexical part with their rarity, column by column.</param>
/// <param name="Directions">The directions of the lexical part, one row a column.</param>
/// <param name="Mean">Mean of the meanings.</param>
sealed record KeptSpace(IReadOnlyDictionary<string, (float Rarity, int Adapted)> Words, DenseRows Adapted, (string Stem, double Rarity)[] Stems, DenseRows Directions, float[] Mean)
{
    /// <summary>Writes it; vectors take half the bits.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(Words.Count);
        foreach (var (word, (rarity, adapted)) in Words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            to.Write(word);
            to.Write(rarity);
            to.Write(adapted);
        }
        Write(to, Adapted);
        to.Write(Stems.Length);
        foreach (var (stem, rarity) in Stems)
        {
            to.Write(stem);
            to.Write(rarity);
        }
        Write(to, Directions);
        to.Write(Mean.Length);
        foreach (var value in Mean) to.Write(value);
    }

    /// <summary>Reads one that was written.</summary>
    public static KeptSpace Read(BinaryReader from)
    {
        var count = from.ReadInt32();
        var words = new Dictionary<string, (float, int)>(count, StringComparer.Ordinal);
        for (var w = 0; w < count; w++) words.Add(from.ReadString(), (from.ReadSingle(), from.ReadInt32()));
        var adapted = ReadRows(from);
        var stems = new (string, double)[from.ReadInt32()];
        for (var s = 0; s < stems.Length; s++) stems[s] = (from.ReadString(), from.ReadDouble());
        var directions = ReadRows(from);
        var mean = new float[from.ReadInt32()];
        for (var d = 0; d < mean.Length; d++) mean[d] = from.ReadSingle();
        return new(words, adapted, stems, directions, mean);
    }

    static void Write(BinaryWriter to, DenseRows rows)
    {
        to.Write(rows.Count);
        to.Write(rows.Dimensions);
        for (var row = 0; row < rows.Count; row++)
            foreach (var value in rows[row]) to.Write((Half)value);
    }

    static DenseRows ReadRows(BinaryReader from)
    {
        var rows = new DenseRows(from.ReadInt32(), from.ReadInt32());
        for (var row = 0; row < rows.Count; row++)
            foreach (ref var value in rows[row]) value = (float)from.ReadHalf();
        return rows;
    }
}
