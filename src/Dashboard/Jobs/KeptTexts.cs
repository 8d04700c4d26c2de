using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using SynthesisPipeline.Analysis;

namespace SynthesisPipeline.Dashboard;

/// <summary>Finds again, for a large consultation that is processed once more, what those of its contributions showed by themselves that are as they were in the last run.</summary>
/// <remarks>
/// A contribution is as it was when the SHA-256 of all its fields is the same (its first sixteen bytes are compared). What is found is what would be made anew: only the program and the options that decide it may use it.
/// Contributions that are new or changed are cut here, and kept as a part of their own. Where less than half is found, or more than half as much again would be read over as there is, all is made anew by whoever helps, and takes the place of what was kept.
/// </remarks>
public sealed class KeptTexts(KeptTextStore store)
{
    const int HashLength = 16;

    /// <summary>Finds what is kept and makes what is missing.</summary>
    /// <param name="consultation">The consultation.</param>
    /// <param name="stored">Its corpus.</param>
    /// <param name="options">Options of the run.</param>
    /// <param name="progress">Is told the share that is done, from several threads.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Stretches that hold each contribution once; null where it is better to make all anew.</returns>
    public async Task<Stretch[]?> FindAsync(long consultation, StoredCorpus stored, RunOptions options, Action<double> progress, CancellationToken cancel)
    {
        var corpus = stored.Corpus;
        var key = KeyOf(options);
        var parts = await store.ListAsync(consultation, key, cancel);
        var missing = new HashSet<int>(Enumerable.Range(0, corpus.Contributions.Length));
        // of a contribution that two parts hold as it is, the first counts
        var wanted = parts.Select(p => p.Ids.Select((id, i) => corpus.IndexOf(new(id)) is { } place
            && stored.Hashes[place] == BinaryPrimitives.ReadUInt128BigEndian(p.Hashes.AsSpan(i * HashLength)) && missing.Remove(place) ? corpus.Contributions[place] : null).ToArray()).ToArray();
        if (2 * missing.Count > corpus.Contributions.Length || 2 * parts.Sum(p => p.Ids.Length) > 3 * corpus.Contributions.Length) return null;

        int[][] fresh = [.. missing.Order().Chunk(Text.StretchLength)];
        var stretches = new ConcurrentBag<Stretch>();
        var total = parts.Length + fresh.Length;
        var next = parts.IsEmpty ? 0 : parts.Max(p => p.Part) + 1; // several are added at once: each has its number beforehand
        await Parallel.ForEachAsync(Enumerable.Range(0, total), new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, async (i, stop) =>
        {
            stretches.Add(i < parts.Length
                ? StretchCodec.Read(await store.ContentAsync(consultation, parts[i].Part, stop), place => wanted[i][place])
                : await CutAsync(next + i - parts.Length, fresh[i - parts.Length], stop));
            progress((double)stretches.Count / total);
        });
        return [.. stretches];

        async Task<Stretch> CutAsync(int part, int[] places, CancellationToken stop)
        {
            var cut = Stretch.Cut(new([.. places.Select(p => corpus.Contributions[p])], []), 0, options);
            string[] ids = [.. places.Select(p => corpus.Contributions[p].Id.Value)];
            await store.AddAsync(consultation, key, new(part, ids, HashesOf(stored, ids)), StretchCodec.Write(cut), stop);
            return cut;
        }
    }

    /// <summary>Keeps the parts that a run made, for the next one; does nothing when it made none.</summary>
    /// <param name="consultation">The consultation.</param>
    /// <param name="stored">Its corpus.</param>
    /// <param name="options">Options of the run.</param>
    /// <param name="run">Key of the run's own results.</param>
    /// <param name="cancel">Stops it.</param>
    public Task KeepAsync(long consultation, StoredCorpus stored, RunOptions options, string run, CancellationToken cancel) =>
        store.TakeOverAsync(consultation, KeyOf(options), run, StretchParts.Stage, ids => HashesOf(stored, ids), cancel);

    // people's answers and families of tags come in later: they decide nothing here
    static string KeyOf(RunOptions options) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { options.Text, options.Duplicates, Tags = options.Tags with { Corrections = [], Families = [] }, CodeVersion.Current })));

    static byte[] HashesOf(StoredCorpus stored, string[] ids)
    {
        var hashes = new byte[ids.Length * HashLength];
        for (var i = 0; i < ids.Length; i++)
            BinaryPrimitives.WriteUInt128BigEndian(hashes.AsSpan(i * HashLength), stored.Hashes[stored.Corpus.IndexOf(new(ids[i]))!.Value]); // ids of this corpus
        return hashes;
    }
}
